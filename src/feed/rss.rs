//! Writes RSS 2.0 (<https://www.rssboard.org/rss-specification>), with Dublin Core for fields that
//! RSS does not have, and Atom's `link` for the address of the file.

use super::{
    FeedChannel, FeedEntry,
    xml::{element, text},
};
use crate::model::{Address, Instant, Kind};

/// Writes a feed of the entries, in their order.
///
/// A story's `link` and `guid` are its page in the archive. `dc:source` is the publisher's page if
/// it is known, `dc:creator` the publisher's name. Programs read a description as HTML, so its
/// markup is escaped twice (RSS Advisory Board, *Really Simple Syndication Best Practices Profile*,
/// on `description`). Characters that XML 1.0 does not have are left out.
///
/// ```
/// use broadsheet::feed::{FeedChannel, FeedEntry, rss};
///
/// let entry = FeedEntry { title: "Salt & <wind>\u{0}", ..FeedEntry::default() };
/// let feed = rss::write(&FeedChannel::default(), &[entry]);
/// assert!(feed.contains("<title>Salt &#x26; &#x3C;wind&#x3E;</title>"));
/// ```
pub fn write(channel: &FeedChannel, entries: &[FeedEntry<'_>]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n",
    );
    element(&mut out, "title", &channel.title);
    element(&mut out, "link", &channel.view_url);
    let line = match channel.description.as_str() {
        "" => &channel.title,
        line => line,
    };
    element(&mut out, "description", &text(line));
    element(&mut out, "language", &channel.language);
    if !channel.fingerprint.is_empty() {
        element(&mut out, "dc:identifier", &channel.fingerprint);
    }
    if let Some(feed_url) = &channel.feed_url {
        out.push_str("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
        out.push_str(&text(feed_url));
        out.push_str("\"/>\n");
    }
    for entry in entries {
        item(&mut out, entry);
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

fn item(out: &mut String, entry: &FeedEntry<'_>) {
    out.push_str("<item>\n");
    let date = entry.time.map(date).unwrap_or_default();
    // Articles need no type.
    let kind = Some(entry.kind).filter(|kind| *kind != Kind::Article.name());
    let link = entry.publisher_url.map_or("", Address::as_str);
    let elements = [
        ("title", entry.title),
        ("link", &entry.page_url),
        ("guid", &entry.page_url),
        ("description", &text(entry.excerpt)),
        ("pubDate", &date),
        ("dc:creator", entry.publisher),
        ("dc:source", link),
        ("dc:type", kind.unwrap_or_default()),
        ("dc:language", entry.language),
    ];
    for (name, content) in elements {
        // Each item needs a title.
        if !content.is_empty() || name == "title" {
            element(out, name, content);
        }
    }
    for topic in &entry.topics {
        element(out, "category", topic);
    }
    out.push_str("</item>\n");
}

/// Returns an RFC 822 date with a four-digit year, in UTC: `Wed, 25 May 2022 20:10:00 GMT`.
///
/// ```
/// use broadsheet::{feed::rss::date, model::Instant};
///
/// assert_eq!(date(Instant::from_seconds(1_653_509_400)), "Wed, 25 May 2022 20:10:00 GMT");
/// assert_eq!(date(Instant::from_seconds(-1)), "Wed, 31 Dec 1969 23:59:59 GMT");
/// ```
pub fn date(time: Instant) -> String {
    // 1970 began on a Thursday.
    let weekday = time.day().number().rem_euclid(7);
    let days = "ThuFriSatSunMonTueWed";
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let three = |names: &'static str, index: usize| names.get(index * 3..index * 3 + 3);
    let day = three(days, usize::try_from(weekday).unwrap_or_default());
    let month = three(months, usize::from(time.civil().1).saturating_sub(1));
    // `2022-05-25T20:10:00Z` has the same digits in another order.
    let digits = time.to_string();
    let mut out = String::new();
    for part in [
        day,
        Some(", "),
        digits.get(8..10),
        Some(" "),
        month,
        Some(" "),
        digits.get(..4),
        Some(" "),
        digits.get(11..19),
        Some(" GMT"),
    ] {
        out.push_str(part.unwrap_or_default());
    }
    out
}
