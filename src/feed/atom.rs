//! Atom 1.0 (RFC 4287).

use super::{
    FeedChannel, FeedEntry,
    xml::{element, text},
};
use crate::model::{Address, Instant};

/// What stands for a time that is not known: the format wants one.
fn never() -> Instant {
    Instant::from_seconds(0)
}

/// A feed of the entries, in their order.
///
/// An entry's `id` and its first link are the story's page in the archive; a link `via` is that of its publisher,
/// where it is known. The feed is as new as its newest entry: the same stories are the same feed on any day.
///
/// ```
/// use broadsheet::feed::{Channel, Entry, atom};
///
/// let entry = Entry { title: "Salt & <wind>", ..Entry::default() };
/// let feed = atom::write(&Channel::default(), &[entry]);
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
        channel.own.as_ref().unwrap_or(&channel.view),
    );
    element(&mut out, "title", &channel.title);
    if !channel.description.is_empty() {
        element(&mut out, "subtitle", &channel.description);
    }
    link(&mut out, "alternate", "text/html", &channel.view);
    if let Some(own) = &channel.own {
        link(&mut out, "self", "application/atom+xml", own);
    }
    let newest = entries.iter().filter_map(|entry| entry.time).max();
    element(
        &mut out,
        "updated",
        &newest.unwrap_or_else(never).to_string(),
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
    let time = entry.time.unwrap_or_else(never).to_string();
    element(out, "id", &entry.page);
    element(out, "title", entry.title);
    link(out, "alternate", "text/html", &entry.page);
    if let Some(address) = entry.link.map(Address::as_str) {
        link(out, "via", "text/html", address);
    }
    element(out, "updated", &time);
    if entry.time.is_some() {
        element(out, "published", &time);
    }
    // An entry has an author, since the feed has none.
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

fn link(out: &mut String, rel: &str, kind: &str, address: &str) {
    out.push_str(&format!(
        "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n",
        text(address)
    ));
}
