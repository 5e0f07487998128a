//! How do programs find new stories and all pages? By the feeds of the site and of its topics, and by
//! the sitemap.

pub mod sitemap;

use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
};

use crate::{
    export::files::update::{remove_if_exists, write_if_changed},
    feed::{ExportFormat, FeedChannel, FeedEntry, atom, channel, entry, json_feed, rss},
    format::{Card, Manifest, Site, manifest::Topic},
    model::{Instant, Outline, Slug, StoredArticle},
};

/// The number of feeds of a list: one in each format.
pub const FEEDS_PER_LIST: usize = 3;

/// The file names of the feeds in a folder, with their media types: RSS, Atom, JSON Feed.
const FEED_FILES: [(&str, &str); FEEDS_PER_LIST] = [
    ("feed.xml", ExportFormat::Rss.media_type()),
    ("feed.atom", "application/atom+xml"),
    ("feed.json", ExportFormat::JsonFeed.media_type()),
];

/// The newest stories of an archive, and the times of the last changes, for the feeds.
#[derive(Debug, Default)]
pub struct FeedStories {
    /// The outlines of the newest stories, newest first.
    newest: Vec<Outline>,
    /// The time of the last change of each story that was changed.
    updated: HashMap<Slug, Instant>,
}

impl FeedStories {
    /// Collects the values of `stories`, which come oldest first.
    pub fn of(stories: &[StoredArticle]) -> Self {
        // Stories without a date would come first in a feed, in no order.
        let dated = stories.iter().rev();
        let dated = dated.filter(|story| story.outline.published.is_some());
        let changed = stories.iter().filter_map(|story| {
            let outline = &story.outline;
            Some((outline.slug.clone(), outline.updated?))
        });
        Self {
            newest: dated
                .take(ExportFormat::Rss.max_stories())
                .map(|story| (*story.outline).clone())
                .collect(),
            updated: changed.collect(),
        }
    }
}

/// A feed or a sitemap that could not be written or removed.
#[derive(Debug, thiserror::Error)]
#[error("cannot write {}: {source}", path.display())]
pub struct FeedError {
    /// The path of the file.
    path: PathBuf,
    /// The error of the operating system.
    source: io::Error,
}

/// Writes the feeds into the folder of the site, and returns whether there are feeds now. They name
/// the `fingerprint` of the export. Removes existing feeds if the settings do not say where the site
/// is published.
///
/// A feed needs absolute addresses, so there is none without `base`.
///
/// # Errors
/// Returns [`FeedError`] with the path of the file that could not be written or removed.
pub fn write(
    folder: &Path,
    site: &Site,
    stories: &FeedStories,
    fingerprint: &str,
) -> Result<bool, FeedError> {
    if site.base.is_none() {
        remove(folder)?;
        return Ok(false);
    }
    let home = channel::home_url(site, "");
    let channel = FeedChannel {
        title: site.title.clone(),
        description: site.tagline.clone(),
        view_url: home.clone(),
        feed_url: None,
        language: site.language.clone(),
        fingerprint: fingerprint.to_owned(),
        home_url: home,
    };
    let stories = stories.newest.iter();
    let entries: Vec<_> = stories.map(|story| of(story, &channel.home_url)).collect();
    write_formats(folder, channel, &entries)?;
    Ok(true)
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
    stories: &FeedStories,
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
        .map(|card| FeedEntry {
            updated: stories.updated.get(&card.slug).copied().or(card.time),
            ..FeedEntry::from_card(card, manifest, &channel.home_url)
        })
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
            "feed.xml" => Ok(rss::write(&channel, entries)),
            "feed.atom" => Ok(atom::write(&channel, entries)),
            _ => json_feed::write(&channel, entries).map_err(io::Error::from),
        };
        let path = folder.join(name);
        let written = text.and_then(|text| write_if_changed(&path, text.as_bytes()));
        written.map_err(|source| FeedError { path, source })?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<(), FeedError> {
    for (name, _) in FEED_FILES {
        let path = folder.join(name);
        remove_if_exists(&path).map_err(|source| FeedError { path, source })?;
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
        updated: outline.updated.or(outline.published),
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
