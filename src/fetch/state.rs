//! What is known of feeds and of the records made of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a host said of a feed, to be said back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// Its `ETag`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// What is known of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRecord {
    /// Its file below the folder.
    pub file: String,
    /// The BLAKE3 hash of the text that was written, in hexadecimal digits.
    pub hash: String,
    /// When its entry was first seen, RFC 3339.
    pub seen: String,
}

/// All that is known, as the folder keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchState {
    /// By address of the feed.
    #[serde(default)]
    pub feeds: BTreeMap<String, Validators>,
    /// By host and identity of the entry.
    #[serde(default)]
    pub entries: BTreeMap<String, KnownRecord>,
}
