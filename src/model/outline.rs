//! Defines the part of a story that is needed for all stories at once.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Article, Details, Instant, Kind, Links, MediaDuration, Mention, Part, Picture, PictureFile,
    PictureSource, Provider, Slug, body::each_element, sorted::sorted_indices,
};
use crate::json::{self, JsonFields, JsonValue, ReadErrors, number, parsed, text};

/// The part of a story that other stories, lists and the search index depend on, or that depends on
/// them. [`Details`] is the rest. Fields mean the same as in an [`Article`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// See [`Article::slug`].
    pub slug: Slug,
    /// See [`Article::title`].
    pub title: String,
    /// See [`Article::excerpt`].
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// See [`Article::published`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// See [`Article::links`].
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// See [`Article::kind`].
    pub kind: Kind,
    /// See [`Article::quality`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// See [`Article::heat`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heat: Option<i32>,
    /// See [`Article::provider`].
    pub provider: Provider,
    /// See [`Article::topics`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// See [`Article::images`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
    /// The outlines of [`Details::related`].
    #[serde(rename = "around", skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedOutline>,
    /// See [`Article::locale`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// See [`Article::length`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// See [`Article::items`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// The local pictures that the details refer to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<PictureFile>,
    /// The stories that the text links to, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// The part of a related story that the whole archive needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RelatedOutline {
    /// The publisher.
    pub provider: Provider,
    /// The [key](super::Address::key) of the main address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The rank of the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
}

impl RelatedOutline {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            provider: fields.get("provider", Provider::read),
            address: fields.find_text("address"),
            quality: fields.find("quality", number),
        }
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        json::deserialize(from, Self::read)
    }
}

impl Outline {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            title: fields.text("title"),
            excerpt: fields.find_text("excerpt").unwrap_or_default(),
            published: fields.find("published", Instant::read),
            links: fields.find("links", Links::read).unwrap_or_default(),
            kind: fields.get("kind", Kind::read),
            quality: fields.find("quality", number),
            heat: fields.find("heat", number),
            provider: fields.get("provider", Provider::read),
            topics: fields.find_list("topics", text),
            images: fields.find_list("images", Picture::read),
            related: fields.find_list("around", RelatedOutline::read),
            locale: fields.find_text("locale"),
            length: fields.find("length", MediaDuration::read),
            items: fields.find_list("items", Part::read),
            files: fields
                .find_list("files", file)
                .into_iter()
                .flatten()
                .collect(),
            mentions: fields.find_list("mentions", Mention::read),
        }
    }

    /// Returns the number of publishers that cover the story, as [`Article::publishers`].
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
        let order = sorted_indices(self.related.len(), &|a, b| {
            // Stories without a quality come last, because `None` is less than any number.
            self.related[b].quality.cmp(&self.related[a].quality)
        });
        let mut seen_identities = vec![self.provider.identity()];
        let mut names = Vec::new();
        for index in order {
            let provider = &self.related[index].provider;
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

fn file(value: JsonValue<'_>, notes: &mut ReadErrors) -> Option<PictureFile> {
    parsed(
        value,
        notes,
        PictureFile::parse,
        "the path of a raster picture",
    )
}

/// A story in two parts: the outline, and the details in one of the forms of
/// [`StoredDetails`](super::StoredDetails).
#[derive(Debug)]
pub struct StoredArticle {
    /// The outline, which is always in memory.
    pub outline: Box<Outline>,
    /// The details.
    pub details: super::StoredDetails,
}

impl From<Article> for StoredArticle {
    fn from(article: Article) -> Self {
        let (outline, details) = split_article(article);
        Self {
            outline: Box::new(outline),
            details: super::StoredDetails::Parsed(Box::new(details)),
        }
    }
}

/// Splits an article in two parts, without loss.
pub fn split_article(article: Article) -> (Outline, Details) {
    let mut details = article.details;
    let related = details.related.iter_mut();
    let related_outlines = related.map(|related| RelatedOutline {
        address: related.links.main().map(super::Address::key),
        quality: related.quality,
        provider: std::mem::take(&mut related.provider),
    });
    let related_outlines = related_outlines.collect();
    let mut files = Vec::new();
    details.each_source(&mut |source| {
        if let Some(PictureSource::Local(file)) = source {
            files.push(file.clone());
        }
    });
    let mut mentions = Vec::new();
    each_element(&mut details.body, &mut |element| {
        if let Some(path) = &element.story {
            mentions.push(Mention {
                path: path.clone(),
                story: Slug::parse(path),
            });
        }
    });
    let outline = Outline {
        slug: article.slug,
        title: article.title,
        excerpt: article.excerpt,
        published: article.published,
        links: article.links,
        kind: article.kind,
        quality: article.quality,
        heat: article.heat,
        provider: article.provider,
        topics: article.topics,
        images: article.images,
        related: related_outlines,
        locale: article.locale,
        length: article.length,
        items: article.items,
        files,
        mentions,
    };
    (outline, details)
}

/// Joins the parts that [`split_article`] returned.
pub fn join_article(outline: Outline, mut details: Details) -> Article {
    for (related, related_outline) in details.related.iter_mut().zip(outline.related) {
        related.provider = related_outline.provider;
    }
    Article {
        slug: outline.slug,
        title: outline.title,
        excerpt: outline.excerpt,
        published: outline.published,
        links: outline.links,
        kind: outline.kind,
        quality: outline.quality,
        heat: outline.heat,
        provider: outline.provider,
        topics: outline.topics,
        images: outline.images,
        locale: outline.locale,
        length: outline.length,
        items: outline.items,
        details,
    }
}
