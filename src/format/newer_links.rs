//! Defines links from older stories to newer ones.
//!
//! They are in files of their own, not in the stories: a new related story must not change the
//! bytes of an old shard.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DecodeError, RelatedStory, decode_json};

/// The newer stories that are related to the stories of one shard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewerLinksShard {
    /// The related newer stories of each row of the shard, strongest link first.
    #[serde(rename = "later")]
    pub newer_links: BTreeMap<usize, Vec<RelatedStory>>,
}

impl NewerLinksShard {
    /// Returns the newer stories that are related to this row of the shard.
    pub fn for_row(&self, row: usize) -> &[RelatedStory] {
        self.newer_links.get(&row).map_or(&[], Vec::as_slice)
    }

    /// Reads a shard.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        decode_json(file, text)
    }
}
