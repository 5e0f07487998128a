//! Writes JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::io::{self, Write};

use serde::{Serialize, ser::Error};
use serde_json::{Serializer, ser::Formatter};

use super::{FeedChannel, FeedEntry};
use crate::model::Address;

/// Writes a feed of the entries, in their order.
///
/// An item's `url` and `id` are the story's page in the archive. `external_url` is the publisher's
/// page if it is known. `content_text` is the excerpt, or the headline if there is none. Other
/// fields are in `_broadsheet`: `export` (the fingerprint) for the feed, `type` for an item.
///
/// ```
/// use broadsheet::feed::{FeedChannel, FeedEntry, json_feed};
///
/// let entry = FeedEntry { title: "Salt \"wind\"\u{1}", ..FeedEntry::default() };
/// let feed = json_feed::write(&FeedChannel::default(), &[entry])?;
/// assert!(feed.contains(r#""title":"Salt \"wind\"\u0001""#));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// Returns the error of the serializer.
pub fn write(channel: &FeedChannel, entries: &[FeedEntry<'_>]) -> serde_json::Result<String> {
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &channel.title,
        description: &channel.description,
        home_page_url: &channel.view_url,
        feed_url: channel.feed_url.as_deref(),
        language: &channel.language,
        extension: FeedExtension {
            about: &channel.home_url,
            export: &channel.fingerprint,
        },
        items: entries.iter().map(Item::from).collect(),
    };
    let mut bytes = Vec::new();
    feed.serialize(&mut Serializer::with_formatter(
        &mut bytes,
        ItemPerLine::default(),
    ))?;
    bytes.push(b'\n');
    String::from_utf8(bytes).map_err(serde_json::Error::custom)
}

#[derive(Serialize)]
struct Feed<'a> {
    version: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    home_page_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    feed_url: Option<&'a str>,
    language: &'a str,
    #[serde(rename = "_broadsheet")]
    extension: FeedExtension<'a>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct FeedExtension<'a> {
    about: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    export: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a Address>,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    /// Each item needs a content.
    content_text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authors: Option<[Author<'a>; 1]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [&'a str],
    #[serde(rename = "_broadsheet")]
    extension: ItemExtension<'a>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct ItemExtension<'a> {
    r#type: &'a str,
}

impl<'a> From<&'a FeedEntry<'a>> for Item<'a> {
    fn from(entry: &'a FeedEntry<'a>) -> Self {
        let name = entry.publisher;
        Self {
            id: &entry.page_url,
            url: &entry.page_url,
            external_url: entry.publisher_url,
            title: entry.title,
            content_text: if entry.excerpt.is_empty() {
                entry.title
            } else {
                entry.excerpt
            },
            date_published: entry.time.map(|time| time.to_string()),
            date_modified: entry.updated.map(|time| time.to_string()),
            language: entry.language,
            authors: (!name.is_empty()).then_some([Author { name }]),
            tags: &entry.topics,
            extension: ItemExtension { r#type: entry.kind },
        }
    }
}

/// Writes each item on a line of its own, so that versions of a feed can be compared by line.
#[derive(Default)]
struct ItemPerLine {
    /// The number of lists around the current value. The items are the only outer list.
    depth: usize,
}

impl Formatter for ItemPerLine {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth == 1 {
            writer.write_all(b"\n")?;
        }
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.depth == 1 {
            writer.write_all(b"\n")?;
        }
        self.depth -= 1;
        writer.write_all(b"]")
    }
}
