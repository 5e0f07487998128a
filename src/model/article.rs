//! Defines a story of the archive.

use serde::Serialize;

use crate::model::{
    address::Links, day::Day, details::Details, instant::Instant, kind::Kind,
    media_duration::MediaDuration, part::Part, picture::Picture, provider::Provider, slug::Slug,
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
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences as plain text; empty if the record has none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time. Courses and collections often have none.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// The day that its record writes, if that is not the day of `published` in UTC: it is the same for every reader.
    #[serde(rename = "day", skip_serializing_if = "Option::is_none")]
    pub own_day: Option<Day>,
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
    /// The topics in the order of the record, without repetition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// The pictures, most important first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// The language and region as a BCP 47 tag, such as `en-gb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// The duration of a video or a course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// The parts of a collection, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// The part that only the page of the story shows.
    #[serde(flatten)]
    pub details: Details,
}

impl Article {
    /// Returns the day that the story stands under, the same for every reader; `None` if it is undated.
    pub fn day(&self) -> Option<Day> {
        self.own_day.or_else(|| Some(self.published?.day()))
    }

    /// Returns the number of publishers that cover the story, its own included: distinct domains,
    /// or names if there is no domain. At least 1.
    pub fn publishers(&self) -> usize {
        let others = self.details.related.iter().map(|story| &story.provider);
        Provider::count_distinct(others.chain([&self.provider]))
    }
}
