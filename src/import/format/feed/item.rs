//! A feed and an entry as RSS and Atom say them alike.

use url::Url;

use crate::import::{body::Markup, visibility::Publication};

/// What a feed says of itself.
#[derive(Clone, Debug, Default)]
pub struct SourceChannel {
    /// Its title, as HTML.
    pub title: Option<String>,
    /// The address of its site.
    pub link: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// The address of its logo.
    pub logo: Option<String>,
    /// Who writes it.
    pub authors: Vec<String>,
    /// When it was made, as it says.
    pub updated: Option<String>,
}

/// What an entry says.
#[derive(Clone, Debug, Default)]
pub struct FeedItem {
    /// The line it begins on.
    pub line: usize,
    /// What it calls itself: a guid, an id; empty if it does not say.
    pub id: String,
    /// Its title, as HTML.
    pub title: Option<String>,
    /// What it says in short, as HTML.
    pub summary: Option<String>,
    /// Its text, and how that is marked up.
    pub content: Option<(String, Markup)>,
    /// The address of its page.
    pub link: Option<String>,
    /// When it appeared, as it says.
    pub published: Option<String>,
    /// When it was changed, as it says.
    pub updated: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// What it is about.
    pub topics: Vec<String>,
    /// Its pictures.
    pub pictures: Vec<FeedPicture>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its name in addresses, if it has one.
    pub slug: Option<String>,
    /// Who may see it.
    pub publication: Publication,
    /// What its text has lost.
    pub lost: Vec<String>,
    /// The address that relative ones in its text are below.
    pub base: Option<Url>,
}

/// A picture of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedPicture {
    /// Its address.
    pub url: String,
    /// Its width in pixels.
    pub width: Option<u32>,
    /// Its height in pixels.
    pub height: Option<u32>,
}

impl FeedItem {
    /// What tells it from others: its id, else its link and its title, so that it is the same on every
    /// run.
    pub fn identity(&self) -> String {
        if !self.id.is_empty() {
            return self.id.clone();
        }
        let link = self.link.as_deref().unwrap_or_default();
        let title = self.title.as_deref().unwrap_or_default();
        format!("{link} {title}").trim().to_owned()
    }
}
