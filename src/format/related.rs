//! Links from one story of the archive to another.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number, text, truth},
    model::{Instant, Slug},
};

/// A story of the archive that belongs to another one, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RelatedStory {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// Its publisher, as a number in the manifest's list.
    pub provider: u32,
    /// Why it is here.
    pub why: RelatedReason,
}

/// Why two stories belong together. At least one of the parts is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RelatedReason {
    /// One of the two names the other's address among its related stories.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub declared: bool,
    /// Both tell of one event: how similar their headlines are, in hundredths, 1 to 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similar: Option<u32>,
    /// Topics that both have, as numbers in the manifest's list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// Uncommon words that both headlines have, the least common first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
}

impl RelatedStory {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            title: fields.text("title"),
            time: fields.find("time", Instant::read),
            provider: fields.get("provider", number),
            why: fields.get("why", RelatedReason::read),
        }
    }
}

impl RelatedReason {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            declared: fields.find("declared", truth).unwrap_or_default(),
            similar: fields.find("similar", number),
            topics: fields.find_list("topics", number),
            words: fields.find_list("words", text),
        }
    }
}
