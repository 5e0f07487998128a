//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), with Dublin Core for what RSS has no
//! element for, and Atom's `link` for the file's own address.

use super::{
    FeedChannel, FeedEntry,
    xml::{element, text},
};
use crate::model::{Address, Instant, Kind};

/// A feed of the entries, in their order.
///
/// A story's `link` and `guid` are its page in the archive; `dc:source` is the page of its publisher,
/// where that is known, `dc:creator` his name. Texts are texts: a description is read as HTML by the
/// programs that show feeds, so what looks like a tag in one is escaped twice
/// (RSS Advisory Board, *Really Simple Syndication Best Practices Profile*, on `description`). Characters
/// that XML 1.0 does not have are left out.
///
/// ```
/// use broadsheet::feed::{Channel, Entry, rss};
///
/// let entry = Entry { title: "Salt & <wind>\u{0}", ..Entry::default() };
/// let feed = rss::write(&Channel::default(), &[entry]);
/// assert!(feed.contains("<title>Salt &#x26; &#x3C;wind&#x3E;</title>"));
/// ```
pub fn write(channel: &FeedChannel, entries: &[FeedEntry<'_>]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n",
    );
    element(&mut out, "title", &channel.title);
    element(&mut out, "link", &channel.view);
    let line = match channel.description.as_str() {
        "" => &channel.title,
        line => line,
    };
    element(&mut out, "description", &text(line));
    element(&mut out, "language", &channel.language);
    if !channel.fingerprint.is_empty() {
        element(&mut out, "dc:identifier", &channel.fingerprint);
    }
    if let Some(own) = &channel.own {
        out.push_str("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
        out.push_str(&text(own));
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
    // An article is what one expects.
    let kind = Some(entry.kind).filter(|kind| *kind != Kind::Article.name());
    let link = entry.link.map_or("", Address::as_str);
    let elements = [
        ("title", entry.title),
        ("link", &entry.page),
        ("guid", &entry.page),
        ("description", &text(entry.excerpt)),
        ("pubDate", &date),
        ("dc:creator", entry.publisher),
        ("dc:source", link),
        ("dc:type", kind.unwrap_or_default()),
        ("dc:language", entry.language),
    ];
    for (name, content) in elements {
        // An item has a title at least.
        if !content.is_empty() || name == "title" {
            element(out, name, content);
        }
    }
    for topic in &entry.topics {
        element(out, "category", topic);
    }
    out.push_str("</item>\n");
}

/// RFC 822 with a year of four digits, in UTC: `Wed, 25 May 2022 20:10:00 GMT`.
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
    let three = |names: &'static str, place: usize| names.get(place * 3..place * 3 + 3);
    let day = three(days, usize::try_from(weekday).unwrap_or_default());
    let month = three(months, usize::from(time.civil().1).saturating_sub(1));
    // `2022-05-25T20:10:00Z`: the same figures in another order.
    let figures = time.to_string();
    let mut out = String::new();
    for part in [
        day,
        Some(", "),
        figures.get(8..10),
        Some(" "),
        month,
        Some(" "),
        figures.get(..4),
        Some(" "),
        figures.get(11..19),
        Some(" GMT"),
    ] {
        out.push_str(part.unwrap_or_default());
    }
    out
}
