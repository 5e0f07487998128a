//! The manifest: what an export is, and the name of every other file.

use serde::Serialize;

use super::{DecodeError, FORMAT, FileName, MANIFEST, Site, columns::Bounds, digits, error};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number},
    model::{Instant, Kind, Provider, Slug},
};

/// A browser makes room for all rows before it has seen one: a manifest that claims more than this
/// is refused. Ten times what the page is meant for.
const MOST_STORIES: usize = 10_000_000;

/// The first file a browser reads.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    /// The version of the format, see [`FORMAT`].
    pub format: u32,
    /// A hash over everything else in the export: two exports with one fingerprint are equal.
    pub fingerprint: String,
    /// What the owner says of the site.
    pub site: Site,
    /// How much there is.
    pub totals: Totals,
    /// The topics, in the order of their first dated row. Numbers in other files point into this list.
    pub topics: Vec<Topic>,
    /// The publishers, in the order of their first dated row.
    pub providers: Vec<Provider>,
    /// The types, in the order of their first dated row.
    pub kinds: Vec<Kind>,
    /// The columns, segment after segment, oldest rows first.
    pub segments: Vec<Segment>,
    /// The first screens of lists that a reader can ask for with one click.
    pub screens: Screens,
    /// The [`Directory`](super::Directory): where the cards of each row are.
    pub directory: FileName,
    /// The [`SearchIndex`](super::SearchIndex): where the postings of each word are.
    pub search: FileName,
    /// All files, for who wants the whole archive.
    pub files: FileTotals,
}

/// How much the whole export is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FileTotals {
    /// The [`FileList`](super::FileList).
    pub list: FileName,
    /// How many files it names; 0 where an exporter of before wrote no list.
    pub count: usize,
    /// Their bytes in all.
    pub bytes: u64,
}

/// The [`Screen`](super::Screen)s of the whole archive in each order that needs no words, and of
/// every topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Screens {
    /// The front page: the [leads](super::LEADS), then the newest of the others.
    pub front: FirstScreen,
    /// The newest first.
    pub newest: FileName,
    /// The hottest first.
    pub hottest: FirstScreen,
    /// The best source first.
    pub quality: FirstScreen,
    /// The one that most publishers cover first.
    pub covered: FirstScreen,
    /// By topic: its newest stories.
    pub topics: Vec<FileName>,
}

/// How much an archive has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Stories.
    pub stories: usize,
    /// Stories without a date; they are the first rows.
    pub undated: usize,
    /// Publishers of these stories: distinct domains, or names where there is no domain.
    pub publishers: usize,
    /// Stories of other publishers that are named around these ones.
    pub related: usize,
    /// The oldest date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub oldest: Option<Instant>,
    /// The newest date. "Now", as far as an export knows: it does not look at a clock.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub newest: Option<Instant>,
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Topic {
    /// Its name in addresses; unique.
    pub slug: Slug,
    /// Its name for people.
    pub name: String,
    /// How many stories have it.
    pub stories: usize,
    /// Its place, from 0, where the owner has given it one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
}

impl Topic {
    /// By what topics are put in order, the highest first: the owner's come before all others, and those
    /// by how many stories they have.
    pub fn weight(&self) -> usize {
        self.rank.map_or(self.stories, |rank| usize::MAX - rank)
    }
}

/// The columns of a run of rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Segment {
    /// How many rows.
    pub rows: usize,
    /// Its [`Columns`](super::Columns).
    pub columns: FileName,
    /// Its [`Ranks`](super::Ranks).
    pub ranks: FileName,
}

/// The first screen of an order, which is shown before what the order is worked out from is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FirstScreen {
    /// Its rows.
    #[serde(serialize_with = "digits::list::serialize")]
    pub rows: Vec<u32>,
    /// Their cards.
    pub screen: FileName,
}

impl Screens {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            // An export of before there was a front page begins with the newest.
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
            rows: fields.get("rows", digits::list::read),
            screen: fields.get("screen", FileName::read),
        }
    }
}

impl Manifest {
    /// Reads a manifest and checks that its parts fit.
    ///
    /// # Errors
    /// [`DecodeError::Newer`] for a format this code does not know, [`DecodeError::Json`] where
    /// `text` is damaged, [`DecodeError::Misfit`] where lists and totals contradict each other.
    #[inline(never)]
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        let manifest = error::parse(MANIFEST, text, Self::read)??;
        manifest.check()?;
        Ok(manifest)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Result<Self, DecodeError> {
        let mut fields = JsonFields::of(value, notes);
        // The one field that every version of the format has.
        let format = fields.get("format", number);
        if format > FORMAT {
            return Err(DecodeError::Newer {
                found: format,
                known: FORMAT,
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

    fn check(&self) -> Result<(), DecodeError> {
        let misfit = |expected: String| Err(DecodeError::misfit(MANIFEST, expected));
        let stories = self.totals.stories;
        if stories > MOST_STORIES {
            return misfit(format!("at most {MOST_STORIES} stories"));
        }
        let in_segments = sum(self.segments.iter().map(|segment| segment.rows));
        if in_segments != Some(stories) {
            return misfit(format!("segments of {stories} rows in all"));
        }
        if self.screens.topics.len() != self.topics.len() {
            return misfit("a first screen for every topic".to_owned());
        }
        let screens = &self.screens;
        let tops = [
            &screens.front,
            &screens.hottest,
            &screens.quality,
            &screens.covered,
        ];
        let mut rows = tops.into_iter().flat_map(|top| &top.rows);
        if rows.any(|row| *row as usize >= stories) {
            return misfit(format!("rows below {stories} on first screens"));
        }
        if self.totals.undated > stories {
            return misfit(format!("at most {stories} undated stories"));
        }
        Ok(())
    }

    /// What the columns of a segment must stay within.
    pub fn bounds(&self, segment: &Segment) -> Bounds {
        Bounds {
            rows: segment.rows,
            providers: self.providers.len(),
            kinds: self.kinds.len(),
            topics: self.topics.len(),
        }
    }
}

/// The sum, unless it is too large for this machine.
pub(super) fn sum(mut rows: impl Iterator<Item = usize>) -> Option<usize> {
    rows.try_fold(0_usize, usize::checked_add)
}
