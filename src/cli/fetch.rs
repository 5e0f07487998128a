//! `broadsheet fetch`: downloads feeds and writes their entries as records.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::Args;
use jiff::Timestamp;

use super::{
    config::{self, ConfigError, feeds::FetchSettings},
    source::folder::FolderArguments,
    terminal::{print_error, progress::ProgressBar, wording},
};
use crate::fetch::{
    self, FeedOutcome, FeedRequest, FetchOptions, client::FetchLimits, feed_address, opml,
    record_folder::RecordFolderError,
};

/// Arguments of `broadsheet fetch`.
#[derive(Debug, Args)]
pub struct FetchArguments {
    #[command(flatten)]
    folder: FolderArguments,
    /// Most seconds that a feed may take
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
}

/// An error before the first feed is requested.
#[derive(Debug, thiserror::Error)]
enum FetchCommandError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(
        "the settings name no feed: add `[fetch]` and `feeds = [\"https://…\"]`, or `opml = [\"feeds.opml\"]`, to {}",
        .0.join(config::SETTINGS_FILE).display()
    )]
    NoFeeds(PathBuf),
    #[error("cannot read the list of feeds {}: {source}", path.display())]
    List {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{}: {source}", path.display())]
    Opml {
        path: PathBuf,
        source: opml::OpmlError,
    },
    #[error(transparent)]
    RecordFolder(#[from] RecordFolderError),
}

/// Runs the command. Returns exit code 0 if every feed succeeded, 1 if one failed, 2 if none could be requested.
pub fn run(arguments: &FetchArguments) -> ExitCode {
    match fetch_feeds(arguments) {
        Ok(outcomes) => {
            let failed = outcomes.iter().filter(|outcome| outcome.result.is_err());
            ExitCode::from(u8::from(failed.count() > 0))
        }
        Err(error) => print_error(&error),
    }
}

fn fetch_feeds(arguments: &FetchArguments) -> Result<Vec<FeedOutcome>, FetchCommandError> {
    let folder = arguments.folder.path();
    let settings = config::read(&folder, arguments.folder.config.as_deref())?.fetch;
    let mut feeds = settings.feeds.clone();
    for list in &settings.opml {
        add_list(&mut feeds, list)?;
    }
    if feeds.is_empty() {
        return Err(FetchCommandError::NoFeeds(folder));
    }
    let outcomes = request(&feeds, &settings, options(arguments, &settings))?;
    print(&outcomes, &settings.into);
    Ok(outcomes)
}

/// Adds the feeds of an OPML file that are not among `feeds` yet.
fn add_list(feeds: &mut Vec<FeedRequest>, path: &Path) -> Result<(), FetchCommandError> {
    let bytes = fs::read(path).map_err(|source| FetchCommandError::List {
        path: path.to_owned(),
        source,
    })?;
    let list = opml::read(&bytes).map_err(|source| FetchCommandError::Opml {
        path: path.to_owned(),
        source,
    })?;
    for problem in list.problems {
        let line = problem.line;
        anstream::eprintln!("{}:{line}: {}; left out", path.display(), problem.found);
    }
    for outline in list.feeds {
        match feed_address::parse(&outline.url) {
            Some(url) if feeds.iter().any(|feed| feed.url == url) => {}
            Some(url) => feeds.push(FeedRequest {
                url,
                topics: Vec::new(),
            }),
            None => anstream::eprintln!(
                "{}:{}: {:?} is left out, because the address of a feed begins with https:// or http://",
                path.display(),
                outline.line,
                outline.url
            ),
        }
    }
    Ok(())
}

fn options(arguments: &FetchArguments, settings: &FetchSettings) -> FetchOptions {
    FetchOptions {
        limits: FetchLimits {
            time: Duration::from_secs(arguments.seconds),
            allows_private: settings.allows_private,
            ..FetchLimits::default()
        },
        stores_text: settings.keeps_text,
        now: Timestamp::now(),
    }
}

/// Downloads the feeds and writes their entries, with a progress bar on a terminal.
fn request(
    feeds: &[FeedRequest],
    settings: &FetchSettings,
    options: FetchOptions,
) -> Result<Vec<FeedOutcome>, FetchCommandError> {
    let bar = ProgressBar::new("Fetching");
    let outcomes = fetch::fetch(feeds, &settings.into, &options, &|| {
        bar.advance(1, feeds.len());
    })?;
    bar.finish();
    Ok(outcomes)
}

/// Prints the messages about all feeds, and the number of their records in the folder `into`.
fn print(outcomes: &[FeedOutcome], into: &Path) {
    for outcome in outcomes {
        print_outcome(outcome);
    }
    let sum = |count: fn(&fetch::FeedSummary) -> usize| -> usize {
        let feed_summaries = outcomes
            .iter()
            .filter_map(|outcome| outcome.result.as_ref().ok());
        feed_summaries.map(count).sum()
    };
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err());
    anstream::eprintln!(
        "Requested {}; {} failed. In {}: {}, {} changed, {} unchanged, {} kept as you edited them, {} refused.",
        wording::count(outcomes.len(), "feed"),
        failed.count(),
        into.display(),
        wording::count(sum(|feed_summary| feed_summary.new), "new record"),
        sum(|feed_summary| feed_summary.changed),
        sum(|feed_summary| feed_summary.same),
        sum(|feed_summary| feed_summary.edited),
        sum(|feed_summary| feed_summary.refused.len()),
    );
}

/// Prints the messages about one feed.
fn print_outcome(outcome: &FeedOutcome) {
    let FeedOutcome { url, result } = outcome;
    match result {
        Err(error) => anstream::eprintln!("{url}: {error}"),
        Ok(feed_summary) => {
            if let Some(moved) = &feed_summary.moved {
                anstream::eprintln!(
                    "{url}: moved to {moved}; use that address in the settings if the move is permanent"
                );
            }
            if feed_summary.withheld > 0 {
                let entries = wording::count(feed_summary.withheld, "entry");
                anstream::eprintln!("{url}: {entries} left out, not public or not public yet");
            }
            for refused in &feed_summary.refused {
                anstream::eprintln!("{url}: {refused}; left out");
            }
        }
    }
}
