//! Defines a story of the archive.

use serde::Serialize;

use super::{
    Action, Address, Instant, Kind, Links, MediaDuration, Part, Picture, Piece, Provider, Rating,
    Related, Slug,
};

/// A published story with all fields of its record.
///
/// Two fields of a record are left out on purpose. Records with `published: false` never become an
/// `Article`. The importer checks the form of `secured`, an encrypted note, and drops it: data
/// without a field cannot be exported.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    /// The slug; unique in the archive.
    pub slug: Slug,
    /// The section of the source, such as `news`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences as plain text; empty if the record has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time. Courses and collections often have none.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// The time of the last change.
    #[serde(rename = "updatedDateTime", skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// The addresses of the story.
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// The type: article, video, course, …
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The rank of the source; higher is better, records have about 10 to 140.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// The rank of the story; higher is hotter, records have about 10 to 300.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// The publisher.
    pub provider: Provider,
    /// The names of the authors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The topics in the order of the record, without repetition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The pictures, most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// The related stories, mostly by other publishers, in the order of the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The language and region as a BCP 47 tag, such as `en-gb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The price in the record's words: `Free`, `€ 40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// The duration of a video or a course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// The audience of a course: `Beginner`, `Advanced`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// The rating by its audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// The parts of a collection, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// Further links, such as downloads.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// The address of an embedded player (`featuredContent`). It is shown as a link, never
    /// embedded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Address>,
    /// The text, if the record has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
}

impl Article {
    /// Returns the number of publishers that cover the story, its own included: distinct domains,
    /// or names if there is no domain. At least 1.
    pub fn publishers(&self) -> usize {
        let others = self.related.iter().map(|story| &story.provider);
        Provider::count_distinct(others.chain([&self.provider]))
    }
}
