//! One story of the archive.

use serde::Serialize;

use super::{
    Action, Address, Instant, Kind, Links, MediaDuration, Part, Picture, Piece, Provider, Rating,
    Related, Slug,
};

/// One published story, with everything a record says of it.
///
/// Two fields of a source record have no place here on purpose. `published: false` records never
/// become an `Article`, and `secured` (an encrypted note of the system that made the record) is
/// checked for form by the importer and then forgotten: what has no field cannot be exported.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The story's name in addresses; unique in the archive.
    pub slug: Slug,
    /// The section of the source it came from, such as `news`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences of it, as plain text; empty where the record has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// When it was published. Courses and collections often have no date.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// When it was last changed.
    #[serde(rename = "updatedDateTime", skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// What it is: an article, a video, a course, …
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The rank of its source; higher is better, real records go from about 10 to 140.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// The rank of the story; higher is hotter, real records go from about 10 to 300.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// Who published it.
    pub provider: Provider,
    /// Who wrote it; names only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// What it is about, in the order of the record, without repetition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Its pictures, the most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// The stories around it, mostly by other publishers, in the order of the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Its language and region as a BCP 47 tag, such as `en-gb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// What it costs, in the record's own words: `Free`, `€ 40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// How long it takes to watch or to work through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// Whom a course is for: `Beginner`, `Advanced`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// What its audience thought of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// The parts of a collection, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// What else can be done with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// The address inside an embedded player (`featuredContent`): shown as a link, never embedded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Address>,
    /// Its text, where the record has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
}

impl Article {
    /// How many publishers cover the story: distinct domains (names where there is no domain), its own
    /// included. Always at least 1.
    pub fn publishers(&self) -> usize {
        let others = self.related.iter().map(|story| &story.provider);
        Provider::distinct(others.chain([&self.provider]))
    }
}
