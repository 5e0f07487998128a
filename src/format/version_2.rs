//! Reads what only exports of format 2 have.
//!
//! Format 2 had one directory and one search index for the whole archive. Its card shards named the files of their
//! stories, and links to newer stories had files of their own. The other files have the same decoders as today's; their
//! fields say what differs.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{DecodeError, RelatedStory, decode_json};

/// The version of the format that this module reads.
pub const VERSION: u32 = 2;

/// The number of neighboring rows in one file of stories.
pub const STORIES_PER_FILE: usize = 8;

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
