//! Reads the files of exports of format 2 whose fields differ.
//!
//! Format 2 had one directory and one search index for the whole archive. Its card shards named the files of their
//! stories, links to newer stories had files of their own, and postings named other forms of a word word by word.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{
    DecodeError, Directory, FileName, Lookups, RelatedStory, RowFiles, decode_json,
    lookups::SpellingFiles,
};

/// The version of the format that this module reads.
pub const VERSION: u32 = 2;

/// The number of neighboring rows in one file of stories.
pub const STORIES_PER_FILE: usize = 8;

#[derive(Deserialize)]
struct DirectoryFile {
    shards: Shards,
    slugs: Vec<FileName>,
}

/// Parallel lists with one entry per shard.
#[derive(Deserialize)]
struct Shards {
    rows: Vec<usize>,
    cards: Vec<FileName>,
    later: Vec<Option<FileName>>,
}

/// What the directory of an archive names.
#[derive(Clone, Debug, Default)]
pub struct DirectoryParts {
    /// The files of cards.
    pub directory: Directory,
    /// The buckets of slugs. The index names the files of spellings ([`spelling_files`]).
    pub lookups: Lookups,
    /// The files of newer links ([`newer_links`]), or `None` if no row of a shard has any.
    pub newer_links: RowFiles<Option<FileName>>,
}

/// Reads the directory of an archive with `stories` stories.
///
/// # Errors
/// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if its lists contradict each
/// other or the archive.
pub fn directory(file: &str, text: &str, stories: usize) -> Result<DirectoryParts, DecodeError> {
    let DirectoryFile { shards, slugs } = decode_json(file, text)?;
    let rows = shards.rows.into_iter();
    let rows: Vec<u32> = rows
        .map(|rows| u32::try_from(rows).unwrap_or(u32::MAX))
        .collect();
    let cards = RowFiles {
        rows: rows.clone(),
        files: shards.cards,
    };
    cards.check(file, "files of cards", stories)?;
    let newer_links = RowFiles {
        rows,
        files: shards.later,
    };
    newer_links.check(file, "files of later links", stories)?;
    let lookups = Lookups {
        slugs,
        spelling: SpellingFiles::default(),
    };
    lookups.check(file)?;
    Ok(DirectoryParts {
        directory: Directory {
            cards,
            stories: RowFiles::default(),
        },
        lookups,
        newer_links,
    })
}

/// The newer stories that are related to the stories of one shard, by row.
#[derive(Deserialize)]
struct NewerLinksFile {
    later: BTreeMap<usize, Vec<RelatedStory>>,
}

/// Reads the newer stories that are related to one row of a shard, strongest link first.
///
/// # Errors
/// Returns [`DecodeError::Json`] if `text` is damaged.
pub fn newer_links(file: &str, text: &str, row: usize) -> Result<Vec<RelatedStory>, DecodeError> {
    let mut shard: NewerLinksFile = decode_json(file, text)?;
    Ok(shard.later.remove(&row).unwrap_or_default())
}

/// Reads the files of spellings from the search index.
///
/// # Errors
/// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if the lists are not parallel.
pub fn spelling_files(file: &str, text: &str) -> Result<SpellingFiles, DecodeError> {
    let spelling: SpellingFiles = decode_json(file, text)?;
    spelling.check(file)?;
    Ok(spelling)
}
