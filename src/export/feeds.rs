//! The feeds of a site and of its topics, beside their pages.

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

/// The names of the feeds in a folder, with their media types: RSS, Atom, JSON Feed.
const FEED_FILES: [(&str, &str); 3] = [
    ("feed.xml", ExportFormat::Rss.media_type()),
    ("feed.atom", "application/atom+xml"),
    ("feed.json", ExportFormat::JsonFeed.media_type()),
];

/// What the feeds of a site are made of.
#[derive(Debug)]
pub struct FeedContext {
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

impl FeedContext {
    /// Keeps the newest of `stories`, which come oldest first.
    pub fn of(stories: &[StoredArticle], site: Site) -> Self {
        // Nobody follows stories without a date, and they would come first in no order.
        let dated = stories.iter().rev();
        let dated = dated.filter(|story| story.outline.published.is_some());
        Self {
            site,
            fingerprint: String::new(),
            newest: dated
                .take(ExportFormat::Rss.most())
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
        if self.site.base.is_none() {
            remove(folder)?;
            return Ok(false);
        }
        let home = channel::home(&self.site, "");
        let channel = FeedChannel {
            title: self.site.title.clone(),
            description: self.site.tagline.clone(),
            view: home.clone(),
            own: None,
            language: self.site.language.clone(),
            fingerprint: self.fingerprint.clone(),
            home,
        };
        let stories = self.newest.iter();
        let entries: Vec<_> = stories.map(|story| of(story, &channel.home)).collect();
        put(folder, channel, &entries)?;
        Ok(true)
    }
}

/// Writes the feeds of a topic into the folder of its page, of the newest stories: those of its first screen. They
/// stay as they are while those do. Where the settings do not say where the site is published, removes those that
/// are there.
///
/// # Errors
/// [`FeedError`] names the file that could not be written or removed.
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
    let home = channel::home(site, "");
    let channel = FeedChannel {
        title: format!("{} · {}", topic.name, site.title),
        description: site.tagline.clone(),
        view: format!("{home}topic/{}/", topic.slug),
        own: None,
        language: site.language.clone(),
        fingerprint: String::new(),
        home,
    };
    let dated = cards.iter().filter(|card| card.time.is_some());
    let entries: Vec<_> = dated
        .map(|card| FeedEntry::of(card, manifest, &channel.home))
        .collect();
    put(&folder, channel, &entries)
}

/// Writes a feed in every form.
fn put(folder: &Path, mut channel: FeedChannel, entries: &[FeedEntry]) -> Result<(), FeedError> {
    for (name, _) in FEED_FILES {
        channel.own = Some(format!("{}{name}", channel.view));
        let text = match name {
            "feed.xml" => rss::write(&channel, entries),
            "feed.atom" => atom::write(&channel, entries),
            _ => json_feed::write(&channel, entries),
        };
        let path = folder.join(name);
        if fs::read(&path).is_ok_and(|there| there == text.as_bytes()) {
            continue;
        }
        let done =
            fs::create_dir_all(folder).and_then(|()| writer::write_atomic(&path, text.as_bytes()));
        done.map_err(|source| FeedError { path, source })?;
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

/// The elements by which programs find the feeds in a folder below the site's (with `/` at its end; empty for
/// the site's own). `title` is escaped already.
pub fn links(title: &str, folder: &str) -> String {
    let mut links = String::new();
    for (name, media_type) in FEED_FILES {
        links.push_str(&format!(
            "<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"{folder}{name}\">"
        ));
    }
    links
}
