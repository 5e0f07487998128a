//! Defines links from one story of the archive to another.

use serde::{Deserialize, Serialize};

use crate::model::{Day, Instant, Slug};

/// A related story of the archive, and the reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedStory {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The publication time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// The day that the story stands under, if that is not the day of `time` in UTC.
    #[serde(rename = "day", default, skip_serializing_if = "Option::is_none")]
    pub own_day: Option<Day>,
    /// The publisher, as an index into the manifest's list.
    pub provider: u32,
    /// The reason.
    #[serde(rename = "why")]
    pub reason: RelatedReason,
}

/// The reason why two stories are related. At least one field is set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RelatedReason {
    /// Whether one of the two records lists the other's address as related.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declared: bool,
    /// The similarity of the headlines in percent, from 1 to 100, if both report the same event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similar: Option<u32>,
    /// The common topics, as indices into the manifest's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// Uncommon words that both headlines have, the least common first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}
