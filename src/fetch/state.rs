//! The state of a folder of fetched records.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The validators of a feed, to be sent with the next request.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// The `ETag` of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The `Last-Modified` of the last answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// The state of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownRecord {
    /// The path of the record below the folder.
    pub file: String,
    /// The BLAKE3 hash of the text that was written, in hexadecimal digits.
    pub hash: String,
    /// The time at which its entry was first seen, in RFC 3339.
    #[serde(rename = "seen")]
    pub first_seen: String,
}

/// The content of the state file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FetchState {
    /// The validators by address of the feed.
    #[serde(default)]
    pub feeds: BTreeMap<String, Validators>,
    /// The records by host and identity of the entry.
    #[serde(default)]
    pub entries: BTreeMap<String, KnownRecord>,
}
