//! Writes JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use super::{FeedChannel, FeedEntry};
use crate::model::Address;

/// Writes a feed of the entries, in their order.
///
/// An item's `url` and `id` are the story's page in the archive. `external_url` is the publisher's
/// page if it is known. `content_text` is the excerpt, or the headline if there is none. Other
/// fields are in `_broadsheet`: `export` (the fingerprint) for the feed, `type` for an item.
///
/// JSON is written by hand (RFC 8259).
///
/// ```
/// use broadsheet::feed::{FeedChannel, FeedEntry, json_feed};
///
/// let entry = FeedEntry { title: "Salt \"wind\"\u{1}", ..FeedEntry::default() };
/// let feed = json_feed::write(&FeedChannel::default(), &[entry]);
/// assert!(feed.contains(r#""title":"Salt \"wind\"\u0001""#));
/// ```
pub fn write(channel: &FeedChannel, entries: &[FeedEntry<'_>]) -> String {
    let mut out = String::from("{");
    field(&mut out, "version", "https://jsonfeed.org/version/1.1");
    field(&mut out, "title", &channel.title);
    if !channel.description.is_empty() {
        field(&mut out, "description", &channel.description);
    }
    field(&mut out, "home_page_url", &channel.view_url);
    if let Some(feed_url) = &channel.feed_url {
        field(&mut out, "feed_url", feed_url);
    }
    field(&mut out, "language", &channel.language);
    key(&mut out, "_broadsheet");
    out.push('{');
    field(&mut out, "about", &channel.home_url);
    if !channel.fingerprint.is_empty() {
        field(&mut out, "export", &channel.fingerprint);
    }
    out.push('}');
    key(&mut out, "items");
    out.push('[');
    for entry in entries {
        separate(&mut out);
        out.push('\n');
        item(&mut out, entry);
    }
    out.push_str("\n]}\n");
    out
}

fn item(out: &mut String, entry: &FeedEntry<'_>) {
    out.push('{');
    let content = Some(entry.excerpt).filter(|excerpt| !excerpt.is_empty());
    let date = entry.time.map(|time| time.to_string()).unwrap_or_default();
    let fields = [
        ("id", entry.page_url.as_str()),
        ("url", &entry.page_url),
        (
            "external_url",
            entry.publisher_url.map_or("", Address::as_str),
        ),
        ("title", entry.title),
        ("content_text", content.unwrap_or(entry.title)),
        ("date_published", &date),
        ("language", entry.language),
    ];
    for (name, value) in fields {
        // Each item needs a content.
        if !value.is_empty() || name == "content_text" {
            field(out, name, value);
        }
    }
    if !entry.publisher.is_empty() {
        key(out, "authors");
        out.push_str("[{");
        field(out, "name", entry.publisher);
        out.push_str("}]");
    }
    if !entry.topics.is_empty() {
        key(out, "tags");
        out.push('[');
        for topic in &entry.topics {
            separate(out);
            string(out, topic);
        }
        out.push(']');
    }
    key(out, "_broadsheet");
    out.push('{');
    field(out, "type", entry.kind);
    out.push_str("}}");
}

fn field(out: &mut String, name: &str, value: &str) {
    key(out, name);
    string(out, value);
}

fn key(out: &mut String, name: &str) {
    separate(out);
    string(out, name);
    out.push(':');
}

/// Writes a comma, unless the next value is the first of its list or object. No value ends with an
/// opening bracket, because strings end with a quotation mark.
fn separate(out: &mut String) {
    if !out.ends_with(['{', '[']) {
        out.push(',');
    }
}

fn string(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\0'..='\u{1f}' => {
                let code = letter as u8;
                out.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                out.push(char::from_digit(u32::from(code % 16), 16).unwrap_or('0'));
            }
            // JavaScript before 2019 treats these as line ends.
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(letter),
        }
    }
    out.push('"');
}
