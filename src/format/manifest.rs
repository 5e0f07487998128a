//! Defines the manifest: facts about an export, and the names of its other files.

use serde::Serialize;

use super::{
    DecodeError, FORMAT_VERSION, FileName, MANIFEST_FILE, Site, columns::Bounds, error, vlq,
};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number},
    model::{Instant, Kind, Provider, Slug},
};

/// The maximum number of stories, ten times what the page is made for. A browser allocates memory
/// for all rows before it reads one, so a larger number is refused.
const MAX_STORIES: usize = 10_000_000;

/// The manifest, which a browser reads first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The version of the format, see [`FORMAT_VERSION`].
    pub format: u32,
    /// A hash over the rest of the export: exports with one fingerprint are equal.
    pub fingerprint: String,
    /// The settings of the site.
    pub site: Site,
    /// The totals of the archive.
    pub totals: Totals,
    /// The topics, in the order of their first dated row. Other files refer to them by index.
    pub topics: Vec<Topic>,
    /// The publishers, in the order of their first dated row.
    pub providers: Vec<Provider>,
    /// The types, in the order of their first dated row.
    pub kinds: Vec<Kind>,
    /// The segments of columns, oldest rows first.
    pub segments: Vec<Segment>,
    /// The first screens of lists that are one click away.
    pub screens: Screens,
    /// The [`Directory`](super::Directory), which has the files of the cards of each row.
    pub directory: FileName,
    /// The [`SearchIndex`](super::SearchIndex), which has the files of the postings of each word.
    pub search: FileName,
    /// The list of all files, for saving the archive for offline use.
    pub files: FileTotals,
}

/// The number and size of all files of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileTotals {
    /// The [`FileList`](super::FileList).
    pub list: FileName,
    /// The number of files in the list; 0 if an older exporter wrote no list.
    pub count: usize,
    /// The total size in bytes.
    pub bytes: u64,
}

/// The [`Screen`](super::Screen)s of the whole archive in each order that needs no words, and of
/// each topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Screens {
    /// The front page: the [lead stories](super::LEAD_STORIES), then the newest of the others.
    pub front: FirstScreen,
    /// Newest first.
    pub newest: FileName,
    /// Hottest first.
    pub hottest: FirstScreen,
    /// Best source first.
    pub quality: FirstScreen,
    /// Most publishers first.
    pub covered: FirstScreen,
    /// The newest stories of each topic.
    pub topics: Vec<FileName>,
}

/// The totals of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// The number of stories.
    pub stories: usize,
    /// The number of undated stories, which are the first rows.
    pub undated: usize,
    /// The number of publishers of these stories: distinct domains, or names if there is no domain.
    pub publishers: usize,
    /// The number of related stories by other publishers.
    pub related: usize,
    /// The oldest publication time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Instant>,
    /// The newest publication time. It stands for "now", because an export does not depend on the
    /// clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<Instant>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// The slug; unique.
    pub slug: Slug,
    /// The display name.
    pub name: String,
    /// The number of stories with this topic.
    pub stories: usize,
    /// The position in the owner's list, from 0, if it is in that list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
}

impl Topic {
    /// Returns the sort key of a topic, highest first: topics of the owner's list in its order,
    /// then the others by their number of stories.
    pub fn weight(&self) -> usize {
        self.rank.map_or(self.stories, |rank| usize::MAX - rank)
    }
}

/// A segment: the columns of a run of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// The number of rows.
    pub rows: usize,
    /// The file of [`Columns`](super::Columns).
    pub columns: FileName,
    /// The file of [`Ranks`](super::Ranks).
    pub ranks: FileName,
}

/// The first screen of an order. It is shown until the data of the order is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FirstScreen {
    /// The rows of the screen.
    #[serde(serialize_with = "vlq::list::serialize")]
    pub rows: Vec<u32>,
    /// The file of their cards.
    pub screen: FileName,
}

impl Screens {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            // An export without a front page begins with the newest stories.
            front: fields.find("front", FirstScreen::read).unwrap_or_default(),
            newest: fields.get("newest", FileName::read),
            hottest: fields.get("hottest", FirstScreen::read),
            quality: fields.get("quality", FirstScreen::read),
            covered: fields.get("covered", FirstScreen::read),
            topics: fields.list("topics", FileName::read),
        }
    }
}

impl Totals {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            stories: fields.get("stories", number),
            undated: fields.get("undated", number),
            publishers: fields.get("publishers", number),
            related: fields.get("related", number),
            oldest: fields.find("oldest", Instant::read),
            newest: fields.find("newest", Instant::read),
        }
    }
}

impl Topic {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            name: fields.text("name"),
            stories: fields.get("stories", number),
            rank: fields.find("rank", number),
        }
    }
}

impl Segment {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            rows: fields.get("rows", number),
            columns: fields.get("columns", FileName::read),
            ranks: fields.get("ranks", FileName::read),
        }
    }
}

impl FileTotals {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            list: fields.get("list", FileName::read),
            count: fields.get("count", number),
            bytes: fields.get("bytes", number),
        }
    }
}

impl FirstScreen {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            rows: fields.get("rows", vlq::list::read),
            screen: fields.get("screen", FileName::read),
        }
    }
}

impl Manifest {
    /// Reads a manifest and checks that its parts agree.
    ///
    /// # Errors
    /// Returns [`DecodeError::NewerFormat`] for an unknown format, [`DecodeError::Json`] if `text`
    /// is damaged, and [`DecodeError::Inconsistent`] if lists and totals contradict each other.
    #[inline(never)]
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        let manifest = error::parse(MANIFEST_FILE, text, Self::read)??;
        manifest.validate()?;
        Ok(manifest)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Result<Self, DecodeError> {
        let mut fields = JsonFields::of(value, notes);
        // Every version of the format has this field.
        let format = fields.get("format", number);
        if format > FORMAT_VERSION {
            return Err(DecodeError::NewerFormat {
                found: format,
                known: FORMAT_VERSION,
            });
        }
        Ok(Self {
            format,
            fingerprint: fields.text("fingerprint"),
            site: fields.get("site", Site::read),
            totals: fields.get("totals", Totals::read),
            topics: fields.list("topics", Topic::read),
            providers: fields.list("providers", Provider::read),
            kinds: fields.list("kinds", Kind::read),
            segments: fields.list("segments", Segment::read),
            screens: fields.get("screens", Screens::read),
            directory: fields.get("directory", FileName::read),
            search: fields.get("search", FileName::read),
            files: fields.find("files", FileTotals::read).unwrap_or_default(),
        })
    }

    fn validate(&self) -> Result<(), DecodeError> {
        let inconsistent =
            |expected: String| Err(DecodeError::inconsistent(MANIFEST_FILE, expected));
        let stories = self.totals.stories;
        if stories > MAX_STORIES {
            return inconsistent(format!("at most {MAX_STORIES} stories"));
        }
        let in_segments = sum(self.segments.iter().map(|segment| segment.rows));
        if in_segments != Some(stories) {
            return inconsistent(format!("segments of {stories} rows in all"));
        }
        if self.screens.topics.len() != self.topics.len() {
            return inconsistent("a first screen for every topic".to_owned());
        }
        let screens = &self.screens;
        let first_screens = [
            &screens.front,
            &screens.hottest,
            &screens.quality,
            &screens.covered,
        ];
        let mut rows = first_screens
            .into_iter()
            .flat_map(|first_screen| &first_screen.rows);
        if rows.any(|row| *row as usize >= stories) {
            return inconsistent(format!("rows below {stories} on first screens"));
        }
        if self.totals.undated > stories {
            return inconsistent(format!("at most {stories} undated stories"));
        }
        Ok(())
    }

    /// Returns the bounds of the columns of a segment.
    pub fn bounds(&self, segment: &Segment) -> Bounds {
        Bounds {
            rows: segment.rows,
            providers: self.providers.len(),
            kinds: self.kinds.len(),
            topics: self.topics.len(),
        }
    }
}

/// Returns the sum, or `None` on overflow.
pub(super) fn sum(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    rows.try_fold(0_usize, usize::checked_add)
}
