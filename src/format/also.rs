//! Links from one story of the archive to another.

use serde::{Deserialize, Serialize};

use crate::model::{Instant, Slug};

/// A story of the archive that belongs to another one, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Also {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// Its publisher, as a number in the manifest's list.
    pub provider: u32,
    /// Why it is here.
    pub why: Why,
}

/// Why two stories belong together. At least one of the parts is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// One of the two names the other's address among its related stories.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declared: bool,
    /// Topics that both have, as numbers in the manifest's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// Uncommon words that both headlines have, the least common first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}
