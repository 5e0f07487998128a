//! Fetches feeds over HTTP and stores their entries in a folder of records.
//!
//! ```text
//! settings, OPML ─► feeds ─► client ─► import::format ─► record ─► record_folder
//! ```
//! An entry stays in the folder even if its feed drops it, and a record that was edited by hand is
//! not overwritten. A feed that fails changes nothing.

pub mod client;
pub mod opml;
pub mod public_address;
pub mod record;
pub mod record_folder;
pub mod state;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;
use url::Url;

use crate::{
    import::{
        files::{RecordFile, RecordFileKind},
        formats::{self, FormatError},
        generators::RecordOrigin,
        syntax::encoding,
        visibility::Visibility,
    },
    model::Instant,
};
use client::{ClientError, FeedClient, FetchLimits, HttpResponse};
use record_folder::{RecordFolder, RecordFolderError, StoredEntry};

/// A feed to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRequest {
    /// The address of the feed.
    pub url: Url,
    /// The topics that every record of the feed gets.
    pub topics: Vec<String>,
}

/// The options of a fetch.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// The limits on time and size.
    pub limits: FetchLimits,
    /// Whether to store full texts, or only headlines and excerpts.
    pub stores_text: bool,
    /// The current time. An entry without a date is dated by the time it was first seen.
    pub now: Timestamp,
}

/// The outcome of one feed.
#[derive(Debug)]
pub struct FeedOutcome {
    /// The feed.
    pub url: Url,
    /// The counts, or the error.
    pub result: Result<FeedSummary, FeedFetchError>,
}

/// The counts of one feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedSummary {
    /// Entries seen for the first time.
    pub new: usize,
    /// Entries that changed since the last fetch.
    pub changed: usize,
    /// Entries that did not change.
    pub same: usize,
    /// Entries whose records were edited by hand or deleted; these are not overwritten.
    pub edited: usize,
    /// Entries that could not become records, with reasons.
    pub refused: Vec<String>,
    /// Entries that are not public, or not yet.
    pub withheld: usize,
    /// Whether the host answered that the feed has not changed.
    pub is_unmodified: bool,
    /// The address that the feed was redirected to, if any.
    pub moved: Option<Url>,
}

/// An error that prevented the fetch of one feed.
#[derive(Debug, thiserror::Error)]
pub enum FeedFetchError {
    /// The request failed.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// The answer is not a feed.
    #[error("{0}")]
    Format(String),
    /// A record could not be written.
    #[error(transparent)]
    RecordFolder(#[from] RecordFolderError),
}

/// The number of feeds that are fetched at the same time; their threads mostly wait.
const CONCURRENT_FEEDS: usize = 8;

/// Fetches all feeds and stores their entries in `folder`, which is created if missing. Calls
/// `on_feed_done` once per feed, from several threads.
///
/// # Errors
/// Fails only if the folder or its state file cannot be read or written. The error of a single feed
/// is in its [`FeedOutcome`].
pub fn fetch(
    feeds: &[FeedRequest],
    folder: &Path,
    options: &FetchOptions,
    on_feed_done: &(dyn Fn() + Sync),
) -> Result<Vec<FeedOutcome>, RecordFolderError> {
    let record_folder = RecordFolder::open(folder)?;
    let client = FeedClient::new(options.limits.clone());
    let fetch_all = || -> Vec<FeedOutcome> {
        let feeds = feeds.par_iter();
        let outcomes = feeds.map(|feed| {
            let result = fetch_feed(feed, &client, &record_folder, options);
            on_feed_done();
            FeedOutcome {
                url: feed.url.clone(),
                result,
            }
        });
        outcomes.collect()
    };
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(CONCURRENT_FEEDS)
        .build();
    let outcomes = match threads {
        Ok(threads) => threads.install(fetch_all),
        Err(_) => fetch_all(),
    };
    record_folder.close()?;
    Ok(outcomes)
}

fn fetch_feed(
    feed: &FeedRequest,
    client: &FeedClient,
    record_folder: &RecordFolder,
    options: &FetchOptions,
) -> Result<FeedSummary, FeedFetchError> {
    let known = record_folder.validators(&feed.url);
    let (body, validators, moved, charset) = match client.get(&feed.url, &known)? {
        HttpResponse::Unmodified => {
            return Ok(FeedSummary {
                is_unmodified: true,
                ..FeedSummary::default()
            });
        }
        HttpResponse::Body {
            body,
            validators,
            moved,
            charset,
        } => (body, validators, moved, charset),
    };
    let body = encoding::declare_http_encoding(&body, charset.as_deref());
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body);
    let form = match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => RecordFileKind::Json,
        _ => RecordFileKind::Xml,
    };
    let file = RecordFile {
        path: PathBuf::new(),
        // Relative addresses in a feed resolve against the address that it was finally loaded from.
        relative_path: moved.as_ref().unwrap_or(&feed.url).to_string(),
        path_in_source: String::new(),
        source_index: 0,
        kind: form,
        withheld: None,
    };
    let origin = RecordOrigin {
        path: &file.relative_path,
        dialect: None,
        publisher: None,
        author: None,
        generator: None,
    };
    let format_error = |error: FormatError| {
        let (line, found, expected) = error.details();
        let line = line.filter(|line| *line > 0);
        let line = line.map_or_else(String::new, |line| format!("line {line}: "));
        FeedFetchError::Format(format!("{line}{found}, expected {expected}"))
    };
    let found = formats::read(&file, &body, &origin)
        .map_err(format_error)?
        .records;
    if found.is_empty() && !formats::is_feed(form, &body) {
        let message = "not a feed; expected RSS, Atom or JSON Feed".to_owned();
        return Err(FeedFetchError::Format(message));
    }
    let now = Instant::from_seconds(options.now.as_second());
    let mut summary = FeedSummary {
        moved,
        ..FeedSummary::default()
    };
    for found in found {
        let part = found.part;
        let raw_record = match found.raw_record {
            // Entries that are not public yet are not stored.
            Ok(raw_record)
                if raw_record.publication.visibility(Some(now)) != Visibility::Public =>
            {
                summary.withheld += 1;
                continue;
            }
            Ok(raw_record) => raw_record,
            Err(error) => {
                summary.refused.push(format!("{part}: {}", error.found));
                continue;
            }
        };
        let first_seen = |id: &str| record_folder.first_seen(id).unwrap_or(options.now);
        let id = format!("{} {}", feed.url.host_str().unwrap_or_default(), found.id);
        let text = record::write(&raw_record, feed, options.stores_text, first_seen(&id));
        match text {
            Ok(text) => {
                match record_folder.store(&feed.url, &id, &raw_record.name, &text, options.now)? {
                    StoredEntry::New => summary.new += 1,
                    StoredEntry::Changed => summary.changed += 1,
                    StoredEntry::Same => summary.same += 1,
                    StoredEntry::Edited => summary.edited += 1,
                }
            }
            Err(reason) => summary.refused.push(format!("{part}: {reason}")),
        }
    }
    // Saved last, so that a feed is fetched in full again if one of its records could not be
    // written.
    record_folder.save_validators(&feed.url, validators);
    Ok(summary)
}
