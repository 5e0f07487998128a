//! Defines a common form of feeds and entries for RSS and Atom.

use url::Url;

use crate::import::{body::Markup, visibility::Publication};

/// The metadata of a feed.
#[derive(Clone, Debug, Default)]
pub struct SourceChannel {
    /// The title, as HTML.
    pub title: Option<String>,
    /// The address of the site.
    pub link: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The time of the last update, as the feed writes it.
    pub updated: Option<String>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Default)]
pub struct FeedItem {
    /// The line on which the entry begins.
    pub line: usize,
    /// The identifier, such as a guid or an id; empty if there is none.
    pub id: String,
    /// The title, as HTML.
    pub title: Option<String>,
    /// The summary, as HTML.
    pub summary: Option<String>,
    /// The text, and its markup.
    pub content: Option<(String, Markup)>,
    /// The address of the page.
    pub link: Option<String>,
    /// The time of publication, as the entry writes it.
    pub published: Option<String>,
    /// The time of the last change, as the entry writes it.
    pub updated: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The topics.
    pub topics: Vec<String>,
    /// The pictures.
    pub pictures: Vec<FeedPicture>,
    /// The names of the authors.
    pub authors: Vec<String>,
    /// The slug, if the entry has one.
    pub slug: Option<String>,
    /// The conditions under which the entry is public.
    pub publication: Publication,
    /// The shortcodes that were dropped from the text.
    pub dropped_shortcodes: Vec<String>,
    /// The base of relative addresses in the text.
    pub base: Option<Url>,
}

/// A picture of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedPicture {
    /// The address.
    pub url: String,
    /// The width in pixels.
    pub width: Option<u32>,
    /// The height in pixels.
    pub height: Option<u32>,
}

impl FeedItem {
    /// Returns an identity that is the same on every run: the id, or else the link. A link that is
    /// not of this entry alone needs the title, which a correction changes.
    pub fn identity(&self, has_own_link: bool) -> String {
        if !self.id.is_empty() {
            return self.id.clone();
        }
        let link = self.link.as_deref().unwrap_or_default();
        if has_own_link && !link.is_empty() {
            return link.to_owned();
        }
        let title = self.title.as_deref().unwrap_or_default();
        format!("{link} {title}").trim().to_owned()
    }
}
