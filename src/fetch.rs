//! Feeds over HTTP, kept as a folder of records.
//!
//! ```text
//! settings, OPML ─► feeds ─► client ─► import::format ─► record ─► shelf (a folder of records)
//! ```
//! What was seen once stays: an entry that its feed no longer has keeps its record, and a record that
//! somebody has edited by hand is left alone. A feed that fails changes nothing.

pub mod client;
pub mod opml;
pub mod public;
pub mod record;
pub mod shelf;
pub mod state;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;
use url::Url;

use crate::{
    import::{
        draft::Around,
        encoding,
        files::{Form, RecordFile},
        format::{self, FormatError},
        visibility::Visibility,
    },
    model::Instant,
};
use client::{Answer, Client, ClientError, Limits};
use shelf::{Placed, Shelf, ShelfError};

/// A feed to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub url: Url,
    /// Topics that all of its records get.
    pub topics: Vec<String>,
}

/// How to ask.
#[derive(Clone, Debug)]
pub struct Options {
    /// How long and how much.
    pub limits: Limits,
    /// Whether the texts of entries are kept, or their headlines and excerpts alone.
    pub keeps_text: bool,
    /// What time it is: entries without a date get that of the day they were first seen.
    pub now: Timestamp,
}

/// What came of one feed.
#[derive(Debug)]
pub struct Outcome {
    /// The feed.
    pub url: Url,
    /// What came of it.
    pub result: Result<Account, FetchError>,
}

/// What a feed had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
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
pub enum FetchError {
    /// It could not be fetched.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// What came is no feed.
    #[error("{0}")]
    Format(String),
    /// A record could not be written.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
}

/// Feeds are asked by so many threads: they wait most of the time.
const AT_ONCE: usize = 8;

/// Asks all feeds and keeps what they have in `folder`, which is made if it is not there. `heard` is
/// called once for each feed, from several threads.
///
/// # Errors
/// Only where the folder or what is known of it cannot be read or written. A feed that fails is an
/// [`Outcome`].
pub fn fetch(
    feeds: &[Feed],
    folder: &Path,
    options: &Options,
    heard: &(dyn Fn() + Sync),
) -> Result<Vec<Outcome>, ShelfError> {
    let shelf = Shelf::open(folder)?;
    let client = Client::new(options.limits.clone());
    let ask = || -> Vec<Outcome> {
        let feeds = feeds.par_iter();
        let outcomes = feeds.map(|feed| {
            let result = one(feed, &client, &shelf, options);
            heard();
            Outcome {
                url: feed.url.clone(),
                result,
            }
        });
        outcomes.collect()
    };
    let threads = rayon::ThreadPoolBuilder::new().num_threads(AT_ONCE).build();
    let outcomes = match threads {
        Ok(threads) => threads.install(ask),
        Err(_) => ask(),
    };
    shelf.close()?;
    Ok(outcomes)
}

fn one(
    feed: &Feed,
    client: &Client,
    shelf: &Shelf,
    options: &Options,
) -> Result<Account, FetchError> {
    let known = shelf.known(&feed.url);
    let (body, marks, moved, charset) = match client.get(&feed.url, &known)? {
        Answer::Unmodified => {
            return Ok(Account {
                is_unmodified: true,
                ..Account::default()
            });
        }
        Answer::Body {
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
    let around = Around {
        path: &file.relative,
        dialect: None,
        publisher: None,
        generator: None,
    };
    let wrong = |error: FormatError| {
        let (line, found, expected) = error.told();
        let line = line.filter(|line| *line > 0);
        let line = line.map_or_else(String::new, |line| format!("line {line}: "));
        FetchError::Format(format!("{line}{found}, expected {expected}"))
    };
    let found = format::read(&file, &body, &around).map_err(wrong)?.found;
    if found.is_empty() && !format::is_feed(form, &body) {
        let message = "no feed, expected RSS, Atom or a JSON Feed".to_owned();
        return Err(FetchError::Format(message));
    }
    let now = Instant::from_seconds(options.now.as_second());
    let mut account = Account {
        moved,
        ..Account::default()
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
                Placed::New => account.new += 1,
                Placed::Changed => account.changed += 1,
                Placed::Same => account.same += 1,
                Placed::Edited => account.edited += 1,
            },
            Err(reason) => account.refused.push(format!("{part}: {reason}")),
        }
    }
    // Last, so that a feed of which a record could not be written is asked for all of it again.
    shelf.remember(&feed.url, marks);
    Ok(account)
}
