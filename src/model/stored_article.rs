//! Splits a story in the part that is always in memory and the rest, and joins them.

use super::{
    Address, Article, Details, Mention, Outline, PictureSource, RelatedOutline, Slug,
    StoredDetails, body::each_element,
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
    let mut related = article.related;
    let related_outlines = related.iter_mut().map(|related| RelatedOutline {
        address: related.links.main().map(Address::key),
        quality: related.quality,
        provider: std::mem::take(&mut related.provider),
    });
    let related_outlines = related_outlines.collect();
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
pub fn join_article(outline: Outline, details: Details) -> Article {
    let mut related = details.related;
    for (related, related_outlines) in related.iter_mut().zip(outline.related) {
        related.provider = related_outlines.provider;
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
