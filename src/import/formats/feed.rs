//! Reads RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0), and the exports of blog engines in these formats.
//!
//! Feeds are read leniently ([`xml`]). Elements are identified by their name and by whether they belong to
//! the feed's own vocabulary, regardless of version, prefix and namespace. An export contains more than the
//! feed of its site, so [`wordpress`], [`blogger`] and [`restriction`] decide who may see an entry.

mod atom;
mod blogger;
mod element_html;
mod entry;
mod item;
mod media;
mod person;
mod restriction;
mod rss;
mod wordpress;

use std::collections::HashMap;

use self::item::{FeedItem, SourceChannel};
use super::{FoundRecord, Records, base, date, names, warning::FormatWarning};
use crate::import::syntax::{
    encoding,
    node::SyntaxError,
    xml::{self, Namespace, XmlElement},
};

/// Returns whether an XML file is a feed, by its first element.
pub fn is_feed(bytes: &[u8]) -> bool {
    let text = encoding::decode_xml(bytes).text;
    xml::first_element(&text).is_some_and(|first| is_root(&first))
}

/// Returns whether an element is the root of a feed.
fn is_root(element: &XmlElement) -> bool {
    match element.name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf" | "channel" => true,
        "entry" => element.space == Namespace::Atom,
        _ => false,
    }
}

/// Reads the entries of a feed; `None` if the file is not a feed. `address` is its URL, if it was fetched.
///
/// # Errors
/// Returns [`SyntaxError`] if the file defines entities, is nested too deep, or breaks off before the end
/// of its first entry.
pub fn read(bytes: &[u8], address: Option<&str>) -> Result<Option<Records<'static>>, SyntaxError> {
    let decoded = encoding::decode_xml(bytes);
    if !xml::first_element(&decoded.text).is_some_and(|first| is_root(&first)) {
        return Ok(None);
    }
    let document = xml::parse(&decoded.text, is_root)?;
    let warning = |line, (found, expected)| FormatWarning {
        line,
        field: "",
        found,
        expected,
    };
    let mut warnings: Vec<FormatWarning> = decoded
        .remark
        .map(|parts| warning(1, parts))
        .into_iter()
        .collect();
    let Some(root) = document.root else {
        return Ok(Some(Records::default()));
    };
    let is_atom = matches!(root.name.to_ascii_lowercase().as_str(), "feed" | "entry");
    let (channel, items) = if is_atom {
        atom::read(&root, address)
    } else {
        rss::read(&root, address)
    };
    if let Some(line) = document.truncated_at {
        let found = "an incomplete feed".to_owned();
        let expected = "a complete feed; only complete entries are read";
        if items.is_empty() {
            return Err(SyntaxError {
                line,
                found,
                expected: "a complete feed",
            });
        }
        warnings.push(warning(line, (found, expected)));
    }
    let records = to_records(&channel, items);
    Ok(Some(Records { records, warnings }))
}

/// Converts the entries of a feed to records.
fn to_records(channel: &SourceChannel, items: Vec<FeedItem>) -> Vec<FoundRecord<'static>> {
    let dates = items
        .iter()
        .flat_map(|item| [item.published.clone(), item.updated.clone()]);
    let dates = dates.flatten().chain(channel.updated.clone());
    let latest_plausible = date::latest_plausible(dates.filter_map(|text| date::read(&text).ok()));
    let mut link_counts: HashMap<String, usize> = HashMap::new();
    // Entries of some feeds lead to the home page.
    let links = items.iter().filter_map(|item| item.link.clone());
    for link in links.chain(channel.link.clone()) {
        *link_counts.entry(link).or_default() += 1;
    }
    let has_own_link = |item: &FeedItem| {
        let link = item.link.as_ref();
        link.is_some_and(|link| link_counts.get(link) == Some(&1))
    };
    let names = names::unique_names(items.iter().map(|item| {
        let content = move || format!("{item:?}");
        (item.identity(has_own_link(item)), content)
    }));
    let items = items.into_iter().zip(names).enumerate();
    let records = items.map(|(index, (item, id))| {
        let mut warnings = Vec::new();
        let raw_record = entry::to_raw_record(channel, item, latest_plausible, &mut warnings);
        FoundRecord {
            id,
            part: format!("entry[{index}]"),
            raw_record: Ok(raw_record),
            warnings,
        }
    });
    records.collect()
}

#[cfg(test)]
mod tests;
