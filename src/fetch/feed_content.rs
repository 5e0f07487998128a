//! Reads the entries of a feed from the answer of its host.

use std::{collections::HashMap, path::PathBuf};

use super::{FeedFetchError, FeedRequest, FetchOptions, client::HttpBody, record::EntryRecord};
use crate::{
    import::{
        files::{RecordFile, RecordFileKind},
        formats::{self, FormatError},
        generators::RecordOrigin,
        record::raw_record::RawRecord,
        syntax::{encoding, node::Node},
        visibility::Visibility,
    },
    model::Instant,
};

/// The entries of a feed, and those that are left out.
#[derive(Debug, Default)]
pub struct FeedContent {
    /// The entries, in the order of the feed.
    pub entries: Vec<FetchedEntry>,
    /// Entries that could not become records, with reasons.
    pub refused: Vec<String>,
    /// The number of entries that are not public, or not yet.
    pub withheld: usize,
}

/// An entry of a feed.
#[derive(Clone, Debug)]
pub struct FetchedEntry {
    /// The host of the feed and the identity of the entry in it.
    pub id: String,
    /// The identity under which versions before 0.2 knew the entry, if it differs.
    pub former_id: Option<String>,
    /// The position in the feed, such as `entry[3]`.
    pub part: String,
    /// The title, as the feed writes it.
    pub title: String,
    /// The text that the file name of a new record is made from.
    pub name: String,
    /// The address of the page, if no other entry of the feed has it.
    pub link: Option<String>,
    /// The topics of the entry, and those that the settings give to its feed.
    pub topics: Vec<String>,
    /// The record.
    pub record: EntryRecord,
}

/// Reads a feed.
///
/// # Errors
/// Returns [`FeedFetchError::Format`] if the answer is not a feed.
pub fn read(
    feed: &FeedRequest,
    response: &HttpBody,
    options: &FetchOptions,
) -> Result<FeedContent, FeedFetchError> {
    let body = encoding::declare_http_encoding(&response.body, response.charset.as_deref());
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body);
    let kind = match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => RecordFileKind::Json,
        _ => RecordFileKind::Xml,
    };
    let file = RecordFile {
        path: PathBuf::new(),
        // Relative addresses in a feed resolve against the address that it was finally loaded from.
        relative_path: response.moved.as_ref().unwrap_or(&feed.url).to_string(),
        path_in_source: String::new(),
        source_index: 0,
        kind,
        withheld: None,
    };
    let origin = RecordOrigin {
        path: &file.relative_path,
        dialect: None,
        publisher: None,
        author: None,
        generator: None,
        topic_fields: &[],
        has_built_site: false,
    };
    let found = formats::read(&file, &body, &origin)
        .map_err(format_error)?
        .records;
    if found.is_empty() && !formats::is_feed(kind, &body) {
        let message = "not a feed; expected RSS, Atom or JSON Feed".to_owned();
        return Err(FeedFetchError::Format(message));
    }
    let now = Instant::from_seconds(options.now.as_second());
    let host = feed.url.host_str().unwrap_or_default();
    let mut content = FeedContent::default();
    for found in found {
        let refuse = |reason: &str| format!("{}: {reason}", found.part);
        let raw_record = match found.raw_record {
            // Entries that are not public yet are not stored.
            Ok(raw_record)
                if raw_record.publication.visibility(Some(now)) != Visibility::Public =>
            {
                content.withheld += 1;
                continue;
            }
            Ok(raw_record) => raw_record,
            Err(error) => {
                content.refused.push(refuse(&error.found));
                continue;
            }
        };
        let record = match EntryRecord::new(&raw_record, options.stores_text) {
            Ok(record) => record,
            Err(reason) => {
                content.refused.push(refuse(&reason));
                continue;
            }
        };
        let title = field(&raw_record, "title").unwrap_or_default().to_owned();
        let link = field(&raw_record, "webUrl").map(str::to_owned);
        // An entry without an identifier is known by its link; formerly by link and title.
        let is_known_by_link = link.as_ref() == Some(&found.id);
        let former_id = is_known_by_link.then(|| format!("{host} {} {title}", found.id));
        let topics = raw_record.root.get("topics").map(Node::texts);
        let topics = topics.into_iter().flatten().map(str::to_owned);
        content.entries.push(FetchedEntry {
            id: format!("{host} {}", found.id),
            former_id,
            part: found.part,
            title,
            link,
            topics: topics.chain(feed.topics.iter().cloned()).collect(),
            name: raw_record.name,
            record,
        });
    }
    drop_shared_links(&mut content.entries);
    Ok(content)
}

fn field<'a>(raw_record: &'a RawRecord, name: &str) -> Option<&'a str> {
    raw_record.root.get(name).and_then(Node::as_text)
}

/// Removes links that several entries have, because these do not tell which entry it is.
fn drop_shared_links(entries: &mut [FetchedEntry]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for link in entries.iter().filter_map(|entry| entry.link.clone()) {
        *counts.entry(link).or_default() += 1;
    }
    for entry in entries {
        let count = |link: &String| counts.get(link).copied().unwrap_or_default();
        entry.link = entry.link.take().filter(|link| count(link) == 1);
    }
}

fn format_error(error: FormatError) -> FeedFetchError {
    let (line, found, expected) = error.details();
    let line = line.filter(|line| *line > 0);
    let line = line.map_or_else(String::new, |line| format!("line {line}: "));
    FeedFetchError::Format(format!("{line}{found}, expected {expected}"))
}
