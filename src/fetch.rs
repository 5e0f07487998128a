//! Fetches feeds over HTTP and stores their entries in a folder of records.
//!
//! ```text
//! settings, OPML ─► feeds ─► client ─► feed_content ─► merge ─► record ─► record_folder
//! ```
//! An entry stays in the folder even if its feed drops it, and a record that was edited by hand is
//! not overwritten. A feed that fails changes nothing. Feeds are read at the same time, but their
//! entries are stored in the order of the settings, so that the result is the same on each run.

pub mod client;
pub mod feed_address;
pub mod feed_content;
mod former_offsets;
mod merge;
pub mod opml;
pub mod public_address;
pub mod record;
pub mod record_folder;
pub mod state;

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

use jiff::Timestamp;
use rayon::prelude::*;
use url::Url;

use client::{ClientError, FeedClient, FetchLimits, HttpResponse};
use feed_content::FeedContent;
use merge::MergedEntry;
use record_folder::{RecordFolder, RecordFolderError, StoredEntry};
use state::Validators;

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
    /// Entries whose records have the text of another feed. They are counted there.
    pub shared: usize,
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
    let read_all = || -> Vec<Result<FeedAnswer, FeedFetchError>> {
        let answers = feeds.par_iter().map(|feed| {
            let answer = read_feed(feed, &client, &record_folder, options);
            on_feed_done();
            answer
        });
        answers.collect()
    };
    let threads = rayon::ThreadPoolBuilder::new()
        .num_threads(CONCURRENT_FEEDS)
        .build();
    let answers = match threads {
        Ok(threads) => threads.install(read_all),
        Err(_) => read_all(),
    };
    let results = store_answers(feeds, answers, &record_folder, options.now);
    record_folder.close()?;
    let outcomes = feeds.iter().zip(results);
    let outcomes = outcomes.map(|(feed, result)| FeedOutcome {
        url: feed.url.clone(),
        result,
    });
    Ok(outcomes.collect())
}

/// The answer of a host, as a feed.
enum FeedAnswer {
    /// The feed has not changed since the last request.
    Unmodified,
    /// The content of the feed.
    Content {
        content: FeedContent,
        validators: Validators,
        moved: Option<Url>,
    },
}

fn read_feed(
    feed: &FeedRequest,
    client: &FeedClient,
    record_folder: &RecordFolder,
    options: &FetchOptions,
) -> Result<FeedAnswer, FeedFetchError> {
    let known = record_folder.validators(&feed.url);
    let response = match client.get(&feed.url, &known)? {
        HttpResponse::Unmodified => return Ok(FeedAnswer::Unmodified),
        HttpResponse::Body(response) => response,
    };
    let content = feed_content::read(feed, &response, options)?;
    Ok(FeedAnswer::Content {
        content,
        validators: response.validators,
        moved: response.moved,
    })
}

/// Stores the entries of all feeds, and returns the result of each feed.
fn store_answers(
    feeds: &[FeedRequest],
    answers: Vec<Result<FeedAnswer, FeedFetchError>>,
    record_folder: &RecordFolder,
    now: Timestamp,
) -> Vec<Result<FeedSummary, FeedFetchError>> {
    let mut contents = Vec::new();
    let mut validators_by_feed = BTreeMap::new();
    let mut read_feeds = HashSet::new();
    let answers = feeds.iter().zip(answers).enumerate();
    let results = answers.map(|(index, (feed, answer))| {
        let mut summary = FeedSummary::default();
        match answer? {
            FeedAnswer::Unmodified => summary.is_unmodified = true,
            FeedAnswer::Content {
                content,
                validators,
                moved,
            } => {
                summary.moved = moved;
                summary.refused = content.refused;
                summary.withheld = content.withheld;
                contents.push((index, content.entries));
                validators_by_feed.insert(index, validators);
                read_feeds.insert(feed.url.as_str());
            }
        }
        Ok(summary)
    });
    let mut results: Vec<Result<FeedSummary, FeedFetchError>> = results.collect();
    let mut awaited: HashSet<&str> = feeds.iter().map(|feed| feed.url.as_str()).collect();
    awaited.retain(|url| !read_feeds.contains(url));
    let merged = record_folder.with(|state| merge::merge(feeds, contents, state));
    for entry in merged {
        store_entry(feeds, &entry, &awaited, record_folder, now, &mut results);
    }
    // Saved last, so that a feed is fetched in full again if one of its records could not be
    // written.
    for (index, validators) in validators_by_feed {
        if let (Some(feed), Some(Ok(_))) = (feeds.get(index), results.get(index)) {
            record_folder.save_validators(&feed.url, validators);
        }
    }
    results
}

/// Stores an entry, and counts it in the results of its feeds.
fn store_entry(
    feeds: &[FeedRequest],
    merged: &MergedEntry,
    awaited: &HashSet<&str>,
    record_folder: &RecordFolder,
    now: Timestamp,
    results: &mut [Result<FeedSummary, FeedFetchError>],
) {
    let known = record_folder.known(&merged.id);
    let is_awaited = |url: &str| awaited.contains(url);
    let source = merged.source_version(feeds, known.as_ref(), is_awaited);
    for version in &merged.versions {
        let is_source = source.is_some_and(|source| std::ptr::eq(source, version));
        if !is_source && let Some(Ok(summary)) = results.get_mut(version.feed_index) {
            summary.shared += 1;
        }
    }
    let Some(source) = source else {
        return;
    };
    let (Some(feed), Some(result)) = (
        feeds.get(source.feed_index),
        results.get_mut(source.feed_index),
    ) else {
        return;
    };
    let Ok(summary) = result else {
        return;
    };
    let entry = &source.entry;
    let topics_by_feed = merged.topics_by_feed(feeds, known.as_ref());
    let more_topics = merge::more_topics(feed, entry, &topics_by_feed);
    let first_seen = record_folder.first_seen(&merged.id).unwrap_or(now);
    let text = match entry.record.text(&more_topics, first_seen) {
        Ok(text) => text,
        Err(reason) => {
            summary.refused.push(format!("{}: {reason}", entry.part));
            return;
        }
    };
    let stored = record_folder.store(&feed.url, &merged.id, entry, &text, topics_by_feed, now);
    match stored {
        Ok(StoredEntry::New) => summary.new += 1,
        Ok(StoredEntry::Changed) => summary.changed += 1,
        Ok(StoredEntry::Same) => summary.same += 1,
        Ok(StoredEntry::Edited) => summary.edited += 1,
        Err(error) => *result = Err(error.into()),
    }
}
