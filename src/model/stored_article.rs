//! Splits a story in the part that is always in memory and the rest, and joins them.

use crate::model::{
    address::Address,
    article::Article,
    body::each_element,
    details::{Details, StoredDetails},
    mention::Mention,
    outline::{Outline, RelatedOutline},
    picture::PictureSource,
    slug::Slug,
};

/// A story in two parts: the outline, and the details in one of the forms of
/// [`StoredDetails`].
#[derive(Debug)]
pub struct StoredArticle {
    /// The outline, which is always in memory.
    pub outline: Box<Outline>,
    /// The details.
    pub details: StoredDetails,
}

impl From<Article> for StoredArticle {
    fn from(article: Article) -> Self {
        let (outline, details) = split_article(article);
        Self {
            outline: Box::new(outline),
            details: StoredDetails::Parsed(Box::new(details)),
        }
    }
}

/// Splits an article in two parts, without loss.
pub fn split_article(article: Article) -> (Outline, Details) {
    let mut details = article.details;
    let related = details.related.iter_mut();
    let related_outlines = related.map(|related| RelatedOutline {
        address: related.links.main().map(Address::key),
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
                has_address: element.href.is_some(),
            });
        }
    });
    let outline = Outline {
        slug: article.slug,
        title: article.title,
        excerpt: article.excerpt,
        published: article.published,
        own_day: article.own_day,
        updated: details.updated,
        authors: details.authors.clone(),
        section: details.category.clone(),
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
        own_day: outline.own_day,
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
