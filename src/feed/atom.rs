//! Writes Atom 1.0 (RFC 4287).

use super::{
    FeedChannel, FeedEntry,
    xml::{element, text},
};
use crate::model::{Address, Instant};

/// Returns the time for undated entries. The format requires one.
fn unknown_time() -> Instant {
    Instant::from_seconds(0)
}

/// Writes a feed of the entries, in their order.
///
/// An entry's `id` and its first link are the story's page in the archive. A link with `rel="via"`
/// leads to the publisher's page if it is known. `updated` is the time of the last change, else that
/// of publication. The feed is as new as its newest change, so the same stories give the same feed on
/// any day.
///
/// ```
/// use broadsheet::feed::{FeedChannel, FeedEntry, atom};
///
/// let entry = FeedEntry { title: "Salt & <wind>", ..FeedEntry::default() };
/// let feed = atom::write(&FeedChannel::default(), &[entry]);
/// assert!(feed.contains("<title>Salt &#x26; &#x3C;wind&#x3E;</title>"));
/// ```
pub fn write(channel: &FeedChannel, entries: &[FeedEntry<'_>]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        text(&channel.language)
    );
    element(
        &mut out,
        "id",
        channel.feed_url.as_ref().unwrap_or(&channel.view_url),
    );
    element(&mut out, "title", &channel.title);
    if !channel.description.is_empty() {
        element(&mut out, "subtitle", &channel.description);
    }
    link(&mut out, "alternate", "text/html", &channel.view_url);
    if let Some(feed_url) = &channel.feed_url {
        link(&mut out, "self", "application/atom+xml", feed_url);
    }
    let newest = entries.iter().filter_map(last_change).max();
    element(
        &mut out,
        "updated",
        &newest.unwrap_or_else(unknown_time).to_string(),
    );
    for entry in entries {
        self::entry(&mut out, entry);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, entry: &FeedEntry<'_>) {
    out.push_str("<entry");
    if !entry.language.is_empty() {
        out.push_str(" xml:lang=\"");
        out.push_str(&text(entry.language));
        out.push('"');
    }
    out.push_str(">\n");
    let updated = last_change(entry).unwrap_or_else(unknown_time).to_string();
    element(out, "id", &entry.page_url);
    element(out, "title", entry.title);
    link(out, "alternate", "text/html", &entry.page_url);
    if let Some(address) = entry.publisher_url.map(Address::as_str) {
        link(out, "via", "text/html", address);
    }
    element(out, "updated", &updated);
    if let Some(time) = entry.time {
        element(out, "published", &time.to_string());
    }
    // Each entry needs an author because the feed has none.
    out.push_str("<author>");
    let author = if entry.publisher.is_empty() {
        entry.domain
    } else {
        entry.publisher
    };
    element(out, "name", if author.is_empty() { "?" } else { author });
    out.push_str("</author>\n");
    for topic in &entry.topics {
        out.push_str("<category term=\"");
        out.push_str(&text(topic));
        out.push_str("\"/>\n");
    }
    if !entry.excerpt.is_empty() {
        element(out, "summary", entry.excerpt);
    }
    out.push_str("</entry>\n");
}

fn last_change(entry: &FeedEntry<'_>) -> Option<Instant> {
    entry.updated.or(entry.time)
}

fn link(out: &mut String, rel: &str, kind: &str, address: &str) {
    out.push_str(&format!(
        "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n",
        text(address)
    ));
}
