//! Defines the manifest: facts about an export, and the names of its other files.

mod screens;

use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use screens::{FirstScreen, Screens};

use super::{
    DecodeError, FileName, Site, columns::Bounds, decode_json, rows::total_rows, version_2, vlq,
};
use crate::model::{Instant, Kind, Provider, Slug};

/// The version of the format that this code writes, and the newest that it reads. It increases if a
/// former reader would misunderstand the new format; a new field alone does not count.
pub const FORMAT_VERSION: u32 = 3;

/// The name of the only file that is not named by its content. Browsers revalidate it on every
/// visit.
pub const MANIFEST_FILE: &str = "manifest.json";

/// The maximum number of stories, ten times what the page is made for. A browser allocates memory
/// for all rows before it reads one, so a larger number is refused.
const MAX_STORIES: usize = 10_000_000;

/// The manifest, which a browser reads first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
    /// The number of stories with each value. Empty in exports of format 2.
    #[serde(default)]
    pub counts: ValueCounts,
    /// The segments, oldest rows first.
    pub segments: Vec<Segment>,
    /// The first screens of lists that are one click away.
    pub screens: Screens,
    /// The [`Lookups`](super::Lookups). Exports of format 2 have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lookups: Option<FileName>,
    /// In exports of format 2, the directory of the whole archive, see [`version_2`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directory: Option<FileName>,
    /// In exports of format 2, the search index of the whole archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<FileName>,
    /// The list of all files, for saving the archive for offline use.
    #[serde(default)]
    pub files: FileTotals,
}

/// The field that every version of the format has.
#[derive(Deserialize)]
struct FormatVersion {
    format: u32,
}

/// The number and size of all files of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTotals {
    /// The [`FileList`](super::FileList).
    pub list: FileName,
    /// The number of files in the list; 0 if an older exporter wrote no list.
    pub count: usize,
    /// The total size in bytes.
    pub bytes: u64,
}

/// The totals of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// The number of stories with each value of a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueCounts {
    /// By publisher, in the order of [`Manifest::providers`].
    #[serde(with = "vlq::list")]
    pub providers: Vec<u32>,
    /// By type, in the order of [`Manifest::kinds`].
    #[serde(with = "vlq::list")]
    pub kinds: Vec<u32>,
    /// The number of stories that so many publishers cover: 0, 1, 2, and so on.
    #[serde(with = "vlq::list")]
    pub publishers: Vec<u32>,
}

/// A segment: the files of a run of rows. A new story changes the files of one segment, nearly always the last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// The number of rows.
    pub rows: usize,
    /// The file of [`Columns`](super::Columns).
    pub columns: FileName,
    /// The file of [`Ranks`](super::Ranks).
    pub ranks: FileName,
    /// The [`Directory`](super::Directory). Absent in exports of format 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directory: Option<FileName>,
}

/// A file that describes a run of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunFile {
    /// The file.
    pub file: FileName,
    /// The rows.
    pub rows: Range<usize>,
}

impl Manifest {
    /// Reads a manifest and checks that its parts agree.
    ///
    /// # Errors
    /// Returns [`DecodeError::NewerFormat`] for an unknown format, [`DecodeError::Json`] if `text`
    /// is damaged, and [`DecodeError::Inconsistent`] if lists and totals contradict each other.
    pub fn decode(text: &str) -> Result<Self, DecodeError> {
        // Other versions may have other fields, so the version is read by itself.
        let FormatVersion { format } = decode_json(MANIFEST_FILE, text)?;
        if format > FORMAT_VERSION {
            return Err(DecodeError::NewerFormat {
                found: format,
                known: FORMAT_VERSION,
            });
        }
        let manifest: Self = decode_json(MANIFEST_FILE, text)?;
        manifest.validate()?;
        Ok(manifest)
    }

    fn validate(&self) -> Result<(), DecodeError> {
        let inconsistent =
            |expected: String| Err(DecodeError::inconsistent(MANIFEST_FILE, expected));
        let stories = self.totals.stories;
        if stories > MAX_STORIES {
            return inconsistent(format!("at most {MAX_STORIES} stories"));
        }
        let in_segments = total_rows(self.segments.iter().map(|segment| segment.rows));
        if in_segments != Some(stories) {
            return inconsistent(format!("segments of {stories} rows in all"));
        }
        let is_version_2 = self.format <= version_2::VERSION;
        let is_complete = if is_version_2 {
            self.directory.is_some() && self.search.is_some()
        } else {
            let mut segments = self.segments.iter();
            self.lookups.is_some() && segments.all(|segment| segment.directory.is_some())
        };
        if !is_complete {
            return inconsistent("a directory and an index for all rows".to_owned());
        }
        let counts = &self.counts;
        let has_counts = counts.providers.len() == self.providers.len()
            && counts.kinds.len() == self.kinds.len();
        if !is_version_2 && !has_counts {
            return inconsistent("a number of stories for every value".to_owned());
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

    /// Returns the rows of each [`SearchIndex`](super::SearchIndex), oldest first.
    pub fn indexed_rows(&self) -> Vec<Range<usize>> {
        if self.search.is_some() {
            return std::iter::once(0..self.totals.stories).collect();
        }
        let mut first = 0;
        let rows = self.segments.iter().map(|segment| {
            let rows = first..first + segment.rows;
            first = rows.end;
            rows
        });
        rows.collect()
    }

    /// Returns the [`Directory`](super::Directory) files, oldest rows first.
    pub fn directories(&self) -> Vec<RunFile> {
        let mut runs = Vec::new();
        let mut next = 0;
        while let Some(run) = self.directory_of(next) {
            next = run.rows.end;
            runs.push(run);
        }
        runs
    }

    /// Returns the [`Directory`](super::Directory) file of a row.
    pub fn directory_of(&self, row: usize) -> Option<RunFile> {
        if let Some(file) = &self.directory {
            let rows = 0..self.totals.stories;
            let file = file.clone();
            return rows.contains(&row).then_some(RunFile { file, rows });
        }
        let mut first = 0;
        let segment = self.segments.iter().find(|segment| {
            let is_found = row < first + segment.rows;
            first += if is_found { 0 } else { segment.rows };
            is_found
        })?;
        Some(RunFile {
            file: segment.directory.clone()?,
            rows: first..first + segment.rows,
        })
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
