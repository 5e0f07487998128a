//! What has to be known of every story to put an archive in order.

use serde::{Deserialize, Deserializer, Serialize};

use super::{
    Article, Details, Instant, Kind, Links, MediaDuration, Mention, Part, Picture, PictureFile,
    PictureSource, Provider, Slug, body::each_element, sorted::sorted,
};
use crate::json::{self, JsonFields, JsonValue, ReadErrors, number, parsed, text};

/// The part of a story that other stories, lists and the search index depend on, or that depends
/// on them; [`Details`] are the rest. Fields mean what they mean in an [`Article`].
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
    /// What an archive must know of each of [`Article::related`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub around: Vec<RelatedOutline>,
    /// See [`Article::locale`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
    /// See [`Article::length`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// See [`Article::items`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Part>,
    /// The local pictures that the details name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<PictureFile>,
    /// The stories that the text links to, in its order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Mention>,
}

/// What an archive must know of a story around another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RelatedOutline {
    /// Who published it.
    pub provider: Provider,
    /// The [key](super::Address::key) of its main address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The rank of its source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
}

impl RelatedOutline {
    /// Reads what was written.
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
    /// Reads what was written.
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
            around: fields.find_list("around", RelatedOutline::read),
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

    /// How many publishers cover the story, as [`Article::publishers`].
    pub fn publishers(&self) -> usize {
        let around = self.around.iter().map(|around| &around.provider);
        Provider::distinct(around.chain([&self.provider]))
    }

    /// The names of up to `most` other publishers that cover the story, the best source first; of equal
    /// ones that which the record names first.
    pub fn others(&self, most: usize) -> Vec<String> {
        let order = sorted(self.around.len(), &|a, b| {
            // Stories without a quality come last: none is less than any.
            self.around[b].quality.cmp(&self.around[a].quality)
        });
        let mut met = vec![self.provider.identity()];
        let mut names = Vec::new();
        for place in order {
            let provider = &self.around[place].provider;
            let identity = provider.identity();
            if names.len() < most && !identity.is_empty() && !met.contains(&identity) {
                met.push(identity);
                names.push(provider.title());
            }
        }
        names
    }

    /// Calls `with` on the source of every picture here.
    pub fn each_source(&mut self, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
        for picture in &mut self.images {
            with(&mut picture.source);
        }
        let around = self.around.iter_mut().map(|around| &mut around.provider);
        for provider in around.chain([&mut self.provider]) {
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

/// A story in its two parts, the second of them in one of the forms of [`Rest`].
#[derive(Debug)]
pub struct StoredArticle {
    /// The part that is always at hand.
    pub outline: Box<Outline>,
    /// The other one.
    pub rest: super::StoredDetails,
}

impl From<Article> for StoredArticle {
    fn from(article: Article) -> Self {
        let (outline, details) = part(article);
        Self {
            outline: Box::new(outline),
            rest: super::StoredDetails::Read(Box::new(details)),
        }
    }
}

/// Parts an article in two; nothing is lost.
pub fn part(article: Article) -> (Outline, Details) {
    let mut related = article.related;
    let around = related.iter_mut().map(|related| RelatedOutline {
        address: related.links.main().map(super::Address::key),
        quality: related.quality,
        provider: std::mem::take(&mut related.provider),
    });
    let around = around.collect();
    let mut details = Details {
        category: article.category,
        updated: article.updated,
        authors: article.authors,
        related,
        price: article.price,
        levels: article.levels,
        ratings: article.ratings,
        actions: article.actions,
        player: article.player,
        body: article.body,
    };
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
        around,
        locale: article.locale,
        length: article.length,
        items: article.items,
        files,
        mentions,
    };
    (outline, details)
}

/// Puts together again what [`part`] parted.
pub fn join(outline: Outline, details: Details) -> Article {
    let mut related = details.related;
    for (related, around) in related.iter_mut().zip(outline.around) {
        related.provider = around.provider;
    }
    Article {
        slug: outline.slug,
        category: details.category,
        title: outline.title,
        excerpt: outline.excerpt,
        published: outline.published,
        updated: details.updated,
        links: outline.links,
        kind: outline.kind,
        quality: outline.quality,
        heat: outline.heat,
        provider: outline.provider,
        authors: details.authors,
        topics: outline.topics,
        images: outline.images,
        related,
        locale: outline.locale,
        price: details.price,
        length: outline.length,
        levels: details.levels,
        ratings: details.ratings,
        items: outline.items,
        actions: details.actions,
        player: details.player,
        body: details.body,
    }
}
