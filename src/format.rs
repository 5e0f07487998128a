//! The export format: the one contract between the exporter and the browser.
//!
//! Encoder and decoder of every file stand side by side in this room; `docs/reference/export-format.md`
//! describes the files for people, `docs/reference/export-format.schema.json` for machines.
//!
//! Stories are **rows**, numbered oldest first: first the undated ones by falling slug, then the
//! dated ones by time. So a new story is a new row at the end, and what was exported before keeps its
//! bytes.

pub mod card;
pub mod columns;
pub mod digits;
pub mod directory;
pub mod embedded_story;
pub mod error;
pub mod files;
pub mod index;
pub mod manifest;
pub mod name;
pub mod newer_links;
pub mod positions;
pub mod ranks;
pub mod related;
pub mod screen;
pub mod site;
pub mod slugs;
pub mod spelling;
pub mod story;
pub mod terms;

pub use card::{Card, CardShard};
pub use columns::Columns;
pub use directory::Directory;
pub use embedded_story::EmbeddedStory;
pub use error::DecodeError;
pub use files::FileList;
pub use index::SearchIndex;
pub use manifest::Manifest;
pub use name::{FileKind, FileName};
pub use newer_links::NewerLinksShard;
pub use positions::Positions;
pub use ranks::Ranks;
pub use related::{RelatedReason, RelatedStory};
pub use screen::{CARDS_PER_SCREEN, LEAD_STORIES, Screen};
pub use site::Site;
pub use slugs::SlugBucket;
pub use spelling::Spelling;
pub use story::{Story, StoryShard};
pub use terms::Terms;

/// The version of the format that this code writes, and the newest it reads. It grows when a
/// reader of the former version would misunderstand the new one; a field more does not count.
pub const FORMAT: u32 = 2;

/// The name of the one file that is not named by its content and is revalidated on every visit.
pub const MANIFEST: &str = "manifest.json";

/// How many neighbouring rows share a file of stories. A story is some kilobytes with its
/// coverage, so a reader who opens one fetches few that nobody asked for.
pub const STORIES_PER_FILE: usize = 8;
