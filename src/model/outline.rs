//! Defines the part of a story that is needed for all stories at once.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::model::{
    address::Links,
    day::Day,
    instant::Instant,
    kind::Kind,
    media_duration::MediaDuration,
    mention::Mention,
    part::Part,
    picture::{Picture, PictureFile, PictureSource},
    provider::Provider,
    slug::Slug,
};

/// The part of a story that other stories, lists and the search index depend on, or that depends on
/// them. [`Details`](crate::model::details::Details) is the rest. Fields mean the same as in an [`Article`](crate::model::article::Article).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// See [`Article::slug`](crate::model::article::Article::slug).
    pub slug: Slug,
    /// See [`Article::title`](crate::model::article::Article::title).
    pub title: String,
    /// See [`Article::excerpt`](crate::model::article::Article::excerpt).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// See [`Article::published`](crate::model::article::Article::published).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// See [`Article::own_day`](crate::model::article::Article::own_day).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own_day: Option<Day>,
    /// A copy of [`Details::updated`](super::Details::updated), for feeds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// A copy of [`Details::authors`](super::Details::authors), for cards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// A copy of [`Details::category`](super::Details::category), for cards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// See [`Article::links`](crate::model::article::Article::links).
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// See [`Article::kind`](crate::model::article::Article::kind).
    pub kind: Kind,
    /// See [`Article::quality`](crate::model::article::Article::quality).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// See [`Article::heat`](crate::model::article::Article::heat).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// See [`Article::provider`](crate::model::article::Article::provider).
    pub provider: Provider,
    /// See [`Article::topics`](crate::model::article::Article::topics).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// See [`Article::images`](crate::model::article::Article::images).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// The outlines of [`Details::related`](super::Details::related).
    #[serde(rename = "around", default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedOutline>,
    /// See [`Article::locale`](crate::model::article::Article::locale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// See [`Article::length`](crate::model::article::Article::length).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// See [`Article::items`](crate::model::article::Article::items).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// The local pictures that the details refer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<PictureFile>,
    /// The stories that the text links to, in its order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// The part of a related story that the whole archive needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RelatedOutline {
    /// The publisher.
    pub provider: Provider,
    /// The [key](crate::model::address::Address::key) of the main address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The rank of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
}

impl Outline {
    /// Returns the day that the story stands under, as [`Article::day`](crate::model::article::Article::day).
    pub fn day(&self) -> Option<Day> {
        self.own_day.or_else(|| Some(self.published?.day()))
    }

    /// Returns the number of publishers that cover the story, as [`Article::publishers`](crate::model::article::Article::publishers).
    pub fn publishers(&self) -> usize {
        let related_outlines = self
            .related
            .iter()
            .map(|related_outlines| &related_outlines.provider);
        Provider::count_distinct(related_outlines.chain([&self.provider]))
    }

    /// Returns the names of up to `limit` other publishers that cover the story, best source first.
    /// In a tie, the order of the record decides.
    pub fn other_publishers(&self, limit: usize) -> Vec<String> {
        let mut related: Vec<&RelatedOutline> = self.related.iter().collect();
        // Stories without a quality come last, because `None` is less than any number.
        related.sort_by_key(|story| Reverse(story.quality));
        let mut seen_identities = vec![self.provider.identity()];
        let mut names = Vec::new();
        for story in related {
            let provider = &story.provider;
            let identity = provider.identity();
            if names.len() < limit && !identity.is_empty() && !seen_identities.contains(&identity) {
                seen_identities.push(identity);
                names.push(provider.display_name());
            }
        }
        names
    }

    /// Calls `with` on the source of every picture in the outline.
    pub fn each_source(&mut self, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
        for picture in &mut self.images {
            with(&mut picture.source);
        }
        let related_outlines = self
            .related
            .iter_mut()
            .map(|related_outlines| &mut related_outlines.provider);
        for provider in related_outlines.chain([&mut self.provider]) {
            if let Some(logo) = &mut provider.logo {
                with(&mut logo.source);
            }
        }
    }
}
