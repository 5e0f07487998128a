//! Feeds over HTTP, kept as a folder of records.
//!
//! ```text
//! settings, OPML ─► feeds ─► client ─► import::format ─► record ─► shelf (a folder of records)
//! ```
//! What was seen once stays: an entry that its feed no longer has keeps its record, and a record that
//! somebody has edited by hand is left alone. A feed that fails changes nothing.

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
        encoding,
        files::{Form, RecordFile},
        format::{self, FormatError},
        raw_record::RecordOrigin,
        visibility::Visibility,
    },
    model::Instant,
};
use client::{ClientError, FeedClient, FetchLimits, HttpResponse};
use record_folder::{RecordFolder, RecordFolderError, StoredEntry};

/// A feed to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedRequest {
    /// Its address.
    pub url: Url,
    /// Topics that all of its records get.
    pub topics: Vec<String>,
}

/// How to ask.
#[derive(Clone, Debug)]
pub struct FetchOptions {
    /// How long and how much.
    pub limits: FetchLimits,
    /// Whether the texts of entries are kept, or their headlines and excerpts alone.
    pub keeps_text: bool,
    /// What time it is: entries without a date get that of the day they were first seen.
    pub now: Timestamp,
}

/// What came of one feed.
#[derive(Debug)]
pub struct FeedOutcome {
    /// The feed.
    pub url: Url,
    /// What came of it.
    pub result: Result<FeedSummary, FeedFetchError>,
}

/// What a feed had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedSummary {
    /// Entries never seen before.
    pub new: usize,
    /// Entries that have changed since.
    pub changed: usize,
    /// Entries as they were.
    pub same: usize,
    /// Entries whose records were edited by hand, and are left alone.
    pub edited: usize,
    /// Entries that are no records, and why.
    pub refused: Vec<String>,
    /// Entries that are not for the public, or not yet.
    pub withheld: usize,
    /// Whether the feed itself said that nothing has changed.
    pub is_unmodified: bool,
    /// Where the answer came from, if from elsewhere.
    pub moved: Option<Url>,
}

/// Why a feed gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum FeedFetchError {
    /// It could not be fetched.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// What came is no feed.
    #[error("{0}")]
    Format(String),
    /// A record could not be written.
    #[error(transparent)]
    Shelf(#[from] RecordFolderError),
}

/// Feeds are asked by so many threads: they wait most of the time.
const CONCURRENT_FEEDS: usize = 8;

/// Asks all feeds and keeps what they have in `folder`, which is made if it is not there. `heard` is
/// called once for each feed, from several threads.
///
/// # Errors
/// Only where the folder or what is known of it cannot be read or written. A feed that fails is an
/// [`Outcome`].
pub fn fetch(
    feeds: &[FeedRequest],
    folder: &Path,
    options: &FetchOptions,
    heard: &(dyn Fn() + Sync),
) -> Result<Vec<FeedOutcome>, RecordFolderError> {
    let shelf = RecordFolder::open(folder)?;
    let client = FeedClient::new(options.limits.clone());
    let ask = || -> Vec<FeedOutcome> {
        let feeds = feeds.par_iter();
        let outcomes = feeds.map(|feed| {
            let result = one(feed, &client, &shelf, options);
            heard();
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
        Ok(threads) => threads.install(ask),
        Err(_) => ask(),
    };
    shelf.close()?;
    Ok(outcomes)
}

fn one(
    feed: &FeedRequest,
    client: &FeedClient,
    shelf: &RecordFolder,
    options: &FetchOptions,
) -> Result<FeedSummary, FeedFetchError> {
    let known = shelf.known(&feed.url);
    let (body, marks, moved, charset) = match client.get(&feed.url, &known)? {
        HttpResponse::Unmodified => {
            return Ok(FeedSummary {
                is_unmodified: true,
                ..FeedSummary::default()
            });
        }
        HttpResponse::Body {
            body,
            marks,
            moved,
            charset,
        } => (body, marks, moved, charset),
    };
    let body = encoding::of_http(&body, charset.as_deref());
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&body);
    let form = match text.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Form::Json,
        _ => Form::Xml,
    };
    let file = RecordFile {
        path: PathBuf::new(),
        // Relative addresses in it are below the one that it came from in the end.
        relative: moved.as_ref().unwrap_or(&feed.url).to_string(),
        below: String::new(),
        source: 0,
        form,
        withheld: None,
    };
    let around = RecordOrigin {
        path: &file.relative,
        dialect: None,
        publisher: None,
        generator: None,
    };
    let wrong = |error: FormatError| {
        let (line, found, expected) = error.told();
        let line = line.filter(|line| *line > 0);
        let line = line.map_or_else(String::new, |line| format!("line {line}: "));
        FeedFetchError::Format(format!("{line}{found}, expected {expected}"))
    };
    let found = format::read(&file, &body, &around).map_err(wrong)?.found;
    if found.is_empty() && !format::is_feed(form, &body) {
        let message = "no feed, expected RSS, Atom or a JSON Feed".to_owned();
        return Err(FeedFetchError::Format(message));
    }
    let now = Instant::from_seconds(options.now.as_second());
    let mut account = FeedSummary {
        moved,
        ..FeedSummary::default()
    };
    for found in found {
        let part = found.part;
        let draft = match found.draft {
            // What is not for the public, or not yet, is not kept.
            Ok(draft) if draft.publication.visibility(Some(now)) != Visibility::Public => {
                account.withheld += 1;
                continue;
            }
            Ok(draft) => draft,
            Err(error) => {
                account.refused.push(format!("{part}: {}", error.found));
                continue;
            }
        };
        let first_seen = |id: &str| shelf.first_seen(id).unwrap_or(options.now);
        let id = format!("{} {}", feed.url.host_str().unwrap_or_default(), found.id);
        let text = record::write(&draft, feed, options.keeps_text, first_seen(&id));
        match text {
            Ok(text) => match shelf.place(&feed.url, &id, &draft.name, &text, options.now)? {
                StoredEntry::New => account.new += 1,
                StoredEntry::Changed => account.changed += 1,
                StoredEntry::Same => account.same += 1,
                StoredEntry::Edited => account.edited += 1,
            },
            Err(reason) => account.refused.push(format!("{part}: {reason}")),
        }
    }
    // Last, so that a feed of which a record could not be written is asked for all of it again.
    shelf.remember(&feed.url, marks);
    Ok(account)
}
