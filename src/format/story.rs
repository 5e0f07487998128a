//! Defines stories: the parts that a card does not have.

use serde::{Deserialize, Serialize};

use serde_json::value::RawValue;

use super::{
    Card, DecodeError, RelatedStory, card::MAX_CARD_PUBLISHERS, decode_each, decode_json,
    manifest::Topic,
};
use crate::model::{
    Action, Address, Article, Details, Instant, Links, Outline, Part, Picture, Piece, Provider,
    Rating, Related, Slug,
};

/// A story without the parts that its [`Card`] has, and its links to other stories.
///
/// The order of the fields is part of the format: another order would name every file anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Story {
    /// The slug again, so that a mixed-up shard is detected.
    pub slug: Slug,
    /// See [`Details::category`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// See [`Details::updated`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// See [`Article::links`].
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// See [`Article::quality`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// See [`Article::heat`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// See [`Details::authors`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The pictures after the first, which is on the card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// See [`Details::related`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// See [`Details::price`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// See [`Details::levels`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// See [`Details::ratings`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// See [`Article::items`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// See [`Details::actions`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// See [`Details::player`].
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub player: Option<Address>,
    /// See [`Details::body`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
    /// Related older stories of the archive, strongest link first.
    #[serde(rename = "also", default, skip_serializing_if = "Vec::is_empty")]
    pub older_links: Vec<RelatedStory>,
    /// Related newer stories of the archive, strongest link first. In exports of format 2, other files have them.
    #[serde(rename = "later", default, skip_serializing_if = "Vec::is_empty")]
    pub newer_links: Vec<RelatedStory>,
}

impl Story {
    /// Returns the related stories of the archive, the older ones first.
    pub fn related_stories(&self) -> Vec<RelatedStory> {
        let links = self.older_links.iter().chain(&self.newer_links);
        links.cloned().collect()
    }
}

/// A story of a file that is read story by story.
pub type DecodedStory = Result<Story, DecodeError>;

/// The stories of neighboring rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryShard<S = Story> {
    /// The stories, oldest first.
    pub stories: Vec<S>,
}

impl StoryShard {
    /// Reads a shard.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        decode_json(file, text)
    }

    /// Reads a shard story by story. A story that cannot be read is an error in its place.
    ///
    /// # Errors
    /// As [`Self::decode`], but only for the file as a whole.
    pub fn decode_each(file: &str, text: &str) -> Result<StoryShard<DecodedStory>, DecodeError> {
        let shard: StoryShard<&RawValue> = decode_json(file, text)?;
        Ok(StoryShard {
            stories: decode_each(file, "stories", &shard.stories),
        })
    }
}

/// The indices of an article's publisher and topics in the manifest's lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListNumbers {
    /// The publisher.
    pub provider: u32,
    /// The topics, in the order of the record.
    pub topics: Vec<u32>,
}

/// Builds the card of a story that `publishers` publishers cover.
pub fn build_card(outline: &Outline, numbers: &ListNumbers, publishers: u32) -> Card {
    Card {
        slug: outline.slug.clone(),
        title: outline.title.clone(),
        excerpt: outline.excerpt.clone(),
        time: outline.published,
        own_day: outline.own_day,
        provider: numbers.provider,
        authors: Vec::new(),
        section: None,
        kind: outline.kind.clone(),
        topics: numbers.topics.clone(),
        picture: outline.images.first().cloned(),
        publishers,
        publisher_names: outline.other_publishers(MAX_CARD_PUBLISHERS),
        length: outline.length,
        locale: outline.locale.clone(),
    }
}

/// Builds the story without the parts that its card has.
pub fn build_story(
    outline: &Outline,
    details: Details,
    older_links: Vec<RelatedStory>,
    newer_links: Vec<RelatedStory>,
) -> Story {
    let mut related = details.related;
    for (related, related_outline) in related.iter_mut().zip(&outline.related) {
        related.provider = related_outline.provider.clone();
    }
    Story {
        slug: outline.slug.clone(),
        category: details.category,
        updated: details.updated,
        links: outline.links.clone(),
        quality: outline.quality,
        heat: outline.heat,
        authors: details.authors,
        images: outline.images.iter().skip(1).cloned().collect(),
        related,
        price: details.price,
        levels: details.levels,
        ratings: details.ratings,
        items: outline.items.clone(),
        actions: details.actions,
        player: details.player,
        body: details.body,
        older_links,
        newer_links,
    }
}

/// Rebuilds an article from its card and its story.
///
/// # Errors
/// Returns [`DecodeError::Inconsistent`] if the two belong to different stories, or an index is not
/// in the manifest's lists.
pub fn join(
    card: &Card,
    story: Story,
    providers: &[Provider],
    topics: &[Topic],
) -> Result<Article, DecodeError> {
    let inconsistent = |expected: &str| DecodeError::inconsistent(card.slug.as_str(), expected);
    if card.slug != story.slug {
        return Err(inconsistent("a story with the slug of its card"));
    }
    let provider = providers
        .get(card.provider as usize)
        .ok_or_else(|| inconsistent("a publisher from the manifest's list"))?;
    let topics: Option<Vec<String>> = card
        .topics
        .iter()
        .map(|topic| Some(topics.get(*topic as usize)?.name.clone()))
        .collect();
    Ok(Article {
        slug: story.slug,
        title: card.title.clone(),
        excerpt: card.excerpt.clone(),
        published: card.time,
        own_day: card.own_day,
        links: story.links,
        kind: card.kind.clone(),
        quality: story.quality,
        heat: story.heat,
        provider: provider.clone(),
        topics: topics.ok_or_else(|| inconsistent("topics from the manifest's list"))?,
        images: card.picture.iter().cloned().chain(story.images).collect(),
        locale: card.locale.clone(),
        length: card.length,
        items: story.items,
        details: Details {
            category: story.category,
            updated: story.updated,
            authors: story.authors,
            related: story.related,
            price: story.price,
            levels: story.levels,
            ratings: story.ratings,
            actions: story.actions,
            player: story.player,
            body: story.body,
        },
    })
}
