//! The feeds of a whole site, beside its page.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::edition;
use crate::{
    feed::{Channel, Entry, Way, channel, entry, json_feed, rss},
    format::Site,
    model::{Filed, Outline},
};

/// The names of the feeds in the site's folder.
pub const FILES: [&str; 2] = ["feed.xml", "feed.json"];

/// What the feeds of a site are made of.
#[derive(Debug)]
pub struct Feeds {
    /// The owner's settings.
    pub site: Site,
    /// The fingerprint of the export.
    pub fingerprint: String,
    /// The newest stories, the newest first.
    newest: Vec<Outline>,
}

/// A feed that could not be written or removed.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct FeedError {
    /// The file.
    path: PathBuf,
    /// What the system said.
    source: io::Error,
}

impl Feeds {
    /// Keeps the newest of `stories`, which come oldest first.
    pub fn of(stories: &[Filed], site: Site) -> Self {
        // Nobody follows stories without a date, and they would come first in no order.
        let dated = stories.iter().rev();
        let dated = dated.filter(|story| story.outline.published.is_some());
        Self {
            site,
            fingerprint: String::new(),
            newest: dated
                .take(Way::Rss.most())
                .map(|story| (*story.outline).clone())
                .collect(),
        }
    }

    /// Writes the feeds into the site's folder; where the settings do not say where the site is
    /// published, removes those that are there. Whether there are feeds now.
    ///
    /// A feed needs addresses that hold in every program, so there is none without `base`.
    ///
    /// # Errors
    /// [`FeedError`] names the file that could not be written or removed.
    pub fn write(&self, folder: &Path) -> Result<bool, FeedError> {
        let has_address = self.site.base.is_some();
        for name in FILES {
            let path = folder.join(name);
            let done = if has_address {
                edition::replace(&path, self.text(name).as_bytes())
            } else {
                match fs::remove_file(&path) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                    _ => Ok(()),
                }
            };
            done.map_err(|source| FeedError { path, source })?;
        }
        Ok(has_address)
    }

    fn text(&self, name: &str) -> String {
        let home = channel::home(&self.site, "");
        let channel = Channel {
            title: self.site.title.clone(),
            description: self.site.tagline.clone(),
            view: home.clone(),
            own: Some(format!("{home}{name}")),
            language: self.site.language.clone(),
            fingerprint: self.fingerprint.clone(),
            home,
        };
        let stories = self.newest.iter();
        let entries: Vec<_> = stories.map(|story| of(story, &channel.home)).collect();
        if name.ends_with(Way::Rss.ending()) {
            rss::write(&channel, &entries)
        } else {
            json_feed::write(&channel, &entries)
        }
    }
}

fn of<'a>(outline: &'a Outline, home: &str) -> Entry<'a> {
    Entry {
        title: &outline.title,
        excerpt: &outline.excerpt,
        page: entry::page(home, &outline.slug),
        link: outline.links.main(),
        publisher: &outline.provider.name,
        domain: &outline.provider.domain,
        time: outline.published,
        topics: outline.topics.iter().map(String::as_str).collect(),
        kind: outline.kind.name(),
        language: outline.locale.as_deref().unwrap_or_default(),
    }
}

/// The elements by which programs find the feeds of a page. `title` is escaped already.
pub fn links(title: &str) -> String {
    let mut links = String::new();
    for (name, way) in FILES.into_iter().zip([Way::Rss, Way::JsonFeed]) {
        let media_type = way.media_type();
        links.push_str(&format!(
            "<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"{name}\">"
        ));
    }
    links
}
