//! Defines the export format: the contract between the exporter and the browser.
//!
//! Each file has its encoder and decoder in this module. `docs/reference/export-format.md`
//! describes the files for people, `docs/reference/export-format.schema.json` for machines.
//!
//! Stories are **rows**, numbered from the oldest: undated ones first, by falling slug, then dated
//! ones by time. A new story is therefore a new row at the end, and the files of older rows do not
//! change.

pub mod card;
pub mod columns;
pub mod decode;
pub mod directory;
pub mod embedded_story;
pub mod error;
pub mod files;
pub mod index;
pub mod lookups;
pub mod manifest;
pub mod name;
pub mod positions;
pub mod ranks;
pub mod related;
pub mod row_files;
pub mod row_runs;
pub mod rows;
pub mod screen;
pub mod site;
pub mod slugs;
pub mod spelling;
pub mod story;
pub mod terms;
pub mod version_2;
pub mod vlq;

pub use card::{Card, CardShard, DecodedCard};
pub use columns::Columns;
pub use decode::{decode_each, decode_json};
pub use directory::Directory;
pub use embedded_story::EmbeddedStory;
pub use error::DecodeError;
pub use files::FileList;
pub use index::SearchIndex;
pub use lookups::Lookups;
pub use manifest::{FORMAT_VERSION, MANIFEST_FILE, Manifest};
pub use name::{FileKind, FileName};
pub use positions::Positions;
pub use ranks::Ranks;
pub use related::{RelatedReason, RelatedStory};
pub use row_files::{RowFiles, RowsFile};
pub use row_runs::RowRuns;
pub use screen::{CARDS_PER_SCREEN, LEAD_STORIES, Screen};
pub use site::Site;
pub use slugs::SlugBucket;
pub use spelling::Spelling;
pub use story::{DecodedStory, Story, StoryShard};
pub use terms::Terms;
