//! RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0), and the exports of blog engines that are written in them.
//!
//! Feeds are read leniently ([`xml`]): whatever the version, the prefixes and the addresses of its
//! names are, an element is known by its name and by whether it is the feed's own. An export holds
//! more than the feed of its site: who may see an entry is decided here ([`wordpress`], [`blogger`],
//! [`restriction`]), from the entry's own elements.

mod atom;
mod base;
mod blogger;
mod entry;
mod item;
mod media;
mod person;
mod restriction;
mod rss;
mod wordpress;

use super::{FoundRecord, Records, date, names, remark::Remark};
use crate::import::{
    encoding,
    node::SyntaxError,
    xml::{self, Namespace, XmlElement},
};
use item::{FeedItem, SourceChannel};

/// Whether an XML file is a feed, by its first element.
pub fn is_feed(bytes: &[u8]) -> bool {
    let text = encoding::decode_xml(bytes).text;
    xml::first_element(&text).is_some_and(|first| is_root(&first))
}

/// Whether an element is the first one of a feed.
fn is_root(element: &XmlElement) -> bool {
    match element.name.to_ascii_lowercase().as_str() {
        "rss" | "feed" | "rdf" | "channel" => true,
        "entry" => element.space == Namespace::Atom,
        _ => false,
    }
}

/// The entries of a feed; `None` if the file is no feed. `address` is where it came from, if it came
/// from the web.
///
/// # Errors
/// [`SyntaxError`] if it defines entities, is nested too deep, or breaks off before the end of its
/// first entry.
pub fn read(bytes: &[u8], address: Option<&str>) -> Result<Option<Records<'static>>, SyntaxError> {
    let decoded = encoding::decode_xml(bytes);
    if !xml::first_element(&decoded.text).is_some_and(|first| is_root(&first)) {
        return Ok(None);
    }
    let document = xml::parse(&decoded.text, is_root)?;
    let remark = |line, (found, expected)| Remark {
        line,
        field: "",
        found,
        expected,
    };
    let mut remarks: Vec<Remark> = decoded
        .remark
        .map(|told| remark(1, told))
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
    if let Some(line) = document.cut {
        let found = "a feed that breaks off".to_owned();
        let expected = "a feed with an end; read as far as its entries are whole";
        if items.is_empty() {
            return Err(SyntaxError {
                line,
                found,
                expected: "a feed with an end",
            });
        }
        remarks.push(remark(line, (found, expected)));
    }
    let found = found(&channel, items);
    Ok(Some(Records { found, remarks }))
}

/// The records of a feed's entries.
fn found(channel: &SourceChannel, items: Vec<FeedItem>) -> Vec<FoundRecord<'static>> {
    let dates = items
        .iter()
        .flat_map(|item| [item.published.clone(), item.updated.clone()]);
    let dates = dates.flatten().chain(channel.updated.clone());
    let horizon = date::horizon(dates.filter_map(|text| date::read(&text).ok()));
    let names = names::distinct(items.iter().map(|item| {
        let print = move || format!("{item:?}");
        (item.identity(), print)
    }));
    let items = items.into_iter().zip(names).enumerate();
    let found = items.map(|(place, (item, id))| {
        let mut remarks = Vec::new();
        let draft = entry::draft(channel, item, horizon, &mut remarks);
        FoundRecord {
            id,
            part: format!("entry[{place}]"),
            draft: Ok(draft),
            remarks,
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests;
