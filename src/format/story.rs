//! Defines stories: the parts that a card does not have.

use serde::Serialize;

use super::{Card, DecodeError, RelatedStory, card::MAX_CARD_PUBLISHERS, error, manifest::Topic};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number, text},
    model::{
        Action, Address, Article, Details, Instant, Links, Outline, Part, Picture, Piece, Provider,
        Rating, Related, Slug,
    },
};

/// A story without the parts that its [`Card`] has, and its links to older stories.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Story {
    /// The slug again, so that a mixed-up shard is detected.
    pub slug: Slug,
    /// See [`Article::category`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// See [`Article::updated`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// See [`Article::links`].
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// See [`Article::quality`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// See [`Article::heat`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// See [`Article::authors`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The pictures after the first, which is on the card.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// See [`Article::related`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// See [`Article::price`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// See [`Article::levels`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// See [`Article::ratings`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// See [`Article::items`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// See [`Article::actions`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// See [`Article::player`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Address>,
    /// See [`Article::body`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
    /// Related older stories of the archive, strongest link first.
    #[serde(rename = "also", skip_serializing_if = "Vec::is_empty")]
    pub related_stories: Vec<RelatedStory>,
}

impl Story {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            category: fields.find_text("category"),
            updated: fields.find("updated", Instant::read),
            links: fields.find("links", Links::read).unwrap_or_default(),
            quality: fields.find("quality", number),
            heat: fields.find("heat", number),
            authors: fields.find_list("authors", text),
            images: fields.find_list("images", Picture::read),
            related: fields.find_list("related", Related::read),
            price: fields.find_text("price"),
            levels: fields.find_list("levels", text),
            ratings: fields.find("ratings", Rating::read),
            items: fields.find_list("items", Part::read),
            actions: fields.find_list("actions", Action::read),
            player: fields.find("player", Address::read_lenient).flatten(),
            body: fields.find_list("body", Piece::read),
            related_stories: fields.find_list("also", RelatedStory::read),
        }
    }
}

/// The stories of neighboring rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StoryShard {
    /// The stories, oldest first.
    pub stories: Vec<Story>,
}

impl StoryShard {
    /// Reads a shard.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged.
    #[inline(never)]
    pub fn decode(file: &str, text: &str) -> Result<Self, DecodeError> {
        error::parse(file, text, Self::read)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            stories: fields.list("stories", Story::read),
        }
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
        provider: numbers.provider,
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
    related_stories: Vec<RelatedStory>,
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
        related_stories,
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
        category: story.category,
        title: card.title.clone(),
        excerpt: card.excerpt.clone(),
        published: card.time,
        updated: story.updated,
        links: story.links,
        kind: card.kind.clone(),
        quality: story.quality,
        heat: story.heat,
        provider: provider.clone(),
        authors: story.authors,
        topics: topics.ok_or_else(|| inconsistent("topics from the manifest's list"))?,
        images: card.picture.iter().cloned().chain(story.images).collect(),
        related: story.related,
        locale: card.locale.clone(),
        price: story.price,
        length: card.length,
        levels: story.levels,
        ratings: story.ratings,
        items: story.items,
        actions: story.actions,
        player: story.player,
        body: story.body,
    })
}
