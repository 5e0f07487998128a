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
    /// The address of the feed that the text is from, because several feeds may have the entry.
    #[serde(rename = "feed", default, skip_serializing_if = "Option::is_none")]
    pub source_feed: Option<String>,
    /// The address of the entry's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// The topics that each feed gives to the entry, by address of the feed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub topics: BTreeMap<String, Vec<String>>,
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
    /// The entries that have other identities in other feeds: host and identity there, and those of
    /// the record.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<String, String>,
}
