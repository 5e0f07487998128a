//! Writes the feeds of a site and of its topics, beside their pages.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::writer;
use crate::{
    feed::{ExportFormat, FeedChannel, FeedEntry, atom, channel, entry, json_feed, rss},
    format::{Card, Manifest, Site, manifest::Topic},
    model::{Outline, StoredArticle},
};

/// The file names of the feeds in a folder, with their media types: RSS, Atom, JSON Feed.
const FEED_FILES: [(&str, &str); 3] = [
    ("feed.xml", ExportFormat::Rss.media_type()),
    ("feed.atom", "application/atom+xml"),
    ("feed.json", ExportFormat::JsonFeed.media_type()),
];

/// The data for the feeds of a site.
#[derive(Debug)]
pub struct FeedContext {
    /// The settings of the site.
    pub site: Site,
    /// The fingerprint of the export.
    pub fingerprint: String,
    /// The newest stories, newest first.
    newest: Vec<Outline>,
}

/// A feed that could not be written or removed.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct FeedError {
    /// The path of the file.
    path: PathBuf,
    /// The error of the operating system.
    source: io::Error,
}

impl FeedContext {
    /// Collects the newest of `stories`, which come oldest first.
    pub fn newest_of(stories: &[StoredArticle], site: Site) -> Self {
        // Stories without a date would come first in a feed, in no order.
        let dated = stories.iter().rev();
        let dated = dated.filter(|story| story.outline.published.is_some());
        Self {
            site,
            fingerprint: String::new(),
            newest: dated
                .take(ExportFormat::Rss.max_stories())
                .map(|story| (*story.outline).clone())
                .collect(),
        }
    }

    /// Writes the feeds into the folder of the site, and returns whether there are feeds now.
    /// Removes existing feeds if the settings do not say where the site is published.
    ///
    /// A feed needs absolute addresses, so there is none without `base`.
    ///
    /// # Errors
    /// Returns [`FeedError`] with the path of the file that could not be written or removed.
    pub fn write(&self, folder: &Path) -> Result<bool, FeedError> {
        if self.site.base.is_none() {
            remove(folder)?;
            return Ok(false);
        }
        let home = channel::home_url(&self.site, "");
        let channel = FeedChannel {
            title: self.site.title.clone(),
            description: self.site.tagline.clone(),
            view_url: home.clone(),
            feed_url: None,
            language: self.site.language.clone(),
            fingerprint: self.fingerprint.clone(),
            home_url: home,
        };
        let stories = self.newest.iter();
        let entries: Vec<_> = stories.map(|story| of(story, &channel.home_url)).collect();
        write_formats(folder, channel, &entries)?;
        Ok(true)
    }
}

/// Writes the feeds of a topic into the folder of its page. They have the stories of the topic's
/// first screen, and stay the same as long as these do. Removes existing feeds if the settings do
/// not say where the site is published.
///
/// # Errors
/// Returns [`FeedError`] with the path of the file that could not be written or removed.
pub fn write_topic(
    folder: &Path,
    manifest: &Manifest,
    topic: &Topic,
    cards: &[Card],
) -> Result<(), FeedError> {
    let site = &manifest.site;
    let folder = folder.join("topic").join(topic.slug.as_str());
    if site.base.is_none() {
        return remove(&folder);
    }
    let home = channel::home_url(site, "");
    let channel = FeedChannel {
        title: format!("{} · {}", topic.name, site.title),
        description: site.tagline.clone(),
        view_url: format!("{home}topic/{}/", topic.slug),
        feed_url: None,
        language: site.language.clone(),
        fingerprint: String::new(),
        home_url: home,
    };
    let dated = cards.iter().filter(|card| card.time.is_some());
    let entries: Vec<_> = dated
        .map(|card| FeedEntry::from_card(card, manifest, &channel.home_url))
        .collect();
    write_formats(&folder, channel, &entries)
}

/// Writes a feed in every format.
fn write_formats(
    folder: &Path,
    mut channel: FeedChannel,
    entries: &[FeedEntry],
) -> Result<(), FeedError> {
    for (name, _) in FEED_FILES {
        channel.feed_url = Some(format!("{}{name}", channel.view_url));
        let text = match name {
            "feed.xml" => rss::write(&channel, entries),
            "feed.atom" => atom::write(&channel, entries),
            _ => json_feed::write(&channel, entries),
        };
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|existing| existing == text.as_bytes()) {
            continue;
        }
        let result =
            fs::create_dir_all(folder).and_then(|()| writer::write_atomic(&path, text.as_bytes()));
        result.map_err(|source| FeedError { path, source })?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), FeedError> {
    for (name, _) in FEED_FILES {
        let path = folder.join(name);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(FeedError { path, source });
            }
            _ => {}
        }
    }
    Ok(())
}

fn of<'a>(outline: &'a Outline, home: &str) -> FeedEntry<'a> {
    FeedEntry {
        title: &outline.title,
        excerpt: &outline.excerpt,
        page_url: entry::page_url(home, &outline.slug),
        publisher_url: outline.links.main(),
        publisher: &outline.provider.name,
        domain: &outline.provider.domain,
        time: outline.published,
        topics: outline.topics.iter().map(String::as_str).collect(),
        kind: outline.kind.name(),
        language: outline.locale.as_deref().unwrap_or_default(),
    }
}

/// Returns the `<link>` elements by which programs find the feeds in `folder`, a path below the
/// folder of the site. The path has `/` at its end and is empty for the feeds of the site itself.
/// `title` is already escaped.
pub fn links(title: &str, folder: &str) -> String {
    let mut links = String::new();
    for (name, media_type) in FEED_FILES {
        links.push_str(&format!(
            "<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"{folder}{name}\">"
        ));
    }
    links
}
