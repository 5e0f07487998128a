//! Defines stories: the parts that a card does not have.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{Card, DecodeError, RelatedStory, card::MAX_CARD_PUBLISHERS, error, manifest::Topic};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number},
    model::{Article, Details, Links, Outline, Part, Picture, Provider, Slug},
};

/// A story without the parts that its [`Card`] has, and its links to older stories.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// The slug again, so that a mixed-up shard is detected.
    pub slug: Slug,
    /// See [`Article::links`].
    pub links: Links,
    /// See [`Article::quality`].
    pub quality: Option<i32>,
    /// See [`Article::heat`].
    pub heat: Option<i32>,
    /// The pictures after the first, which is on the card.
    pub images: Vec<Picture>,
    /// See [`Article::items`].
    pub items: Vec<Part>,
    /// See [`Article::details`].
    pub details: Details,
    /// Related older stories of the archive, strongest link first.
    pub related_stories: Vec<RelatedStory>,
}

impl Story {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let details = Details::read(value, notes);
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            links: fields.find("links", Links::read).unwrap_or_default(),
            quality: fields.find("quality", number),
            heat: fields.find("heat", number),
            images: fields.find_list("images", Picture::read),
            items: fields.find_list("items", Part::read),
            details,
            related_stories: fields.find_list("also", RelatedStory::read),
        }
    }
}

impl Serialize for Story {
    /// Writes story and details as one object. The order of the fields is part of the format: another
    /// order would name every file anew.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self {
            slug,
            links,
            quality,
            heat,
            images,
            items,
            details,
            related_stories,
        } = self;
        let Details {
            category,
            updated,
            authors,
            related,
            price,
            levels,
            ratings,
            actions,
            player,
            body,
        } = details;
        let links = (!links.is_empty()).then_some(links);
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("slug", slug)?;
        put(&mut object, "category", category.as_ref())?;
        put(&mut object, "updated", updated.as_ref())?;
        put(&mut object, "links", links)?;
        put(&mut object, "quality", quality.as_ref())?;
        put(&mut object, "heat", heat.as_ref())?;
        put_list(&mut object, "authors", authors)?;
        put_list(&mut object, "images", images)?;
        put_list(&mut object, "related", related)?;
        put(&mut object, "price", price.as_ref())?;
        put_list(&mut object, "levels", levels)?;
        put(&mut object, "ratings", ratings.as_ref())?;
        put_list(&mut object, "items", items)?;
        put_list(&mut object, "actions", actions)?;
        put(&mut object, "player", player.as_ref())?;
        put_list(&mut object, "body", body)?;
        put_list(&mut object, "also", related_stories)?;
        object.end()
    }
}

/// Writes a field, if it has a value.
fn put<M: SerializeMap>(
    object: &mut M,
    name: &str,
    value: Option<&impl Serialize>,
) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| object.serialize_entry(name, value))
}

/// Writes a list, if it is not empty.
fn put_list<M: SerializeMap>(
    object: &mut M,
    name: &str,
    list: &[impl Serialize],
) -> Result<(), M::Error> {
    put(object, name, (!list.is_empty()).then_some(&list))
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
    mut details: Details,
    related_stories: Vec<RelatedStory>,
) -> Story {
    for (related, related_outline) in details.related.iter_mut().zip(&outline.related) {
        related.provider = related_outline.provider.clone();
    }
    Story {
        slug: outline.slug.clone(),
        links: outline.links.clone(),
        quality: outline.quality,
        heat: outline.heat,
        images: outline.images.iter().skip(1).cloned().collect(),
        items: outline.items.clone(),
        details,
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
        title: card.title.clone(),
        excerpt: card.excerpt.clone(),
        published: card.time,
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
        details: story.details,
    })
}
