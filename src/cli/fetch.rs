//! `broadsheet fetch`: what feeds have, kept as records.

use std::{fs, path::PathBuf, process::ExitCode, time::Duration};

use clap::Args;
use jiff::Timestamp;

use super::{
    complain,
    config::{self, Config, ConfigError},
    folder::FolderArguments,
    progress::ProgressBar,
};
use crate::fetch::{
    self, FeedOutcome, FeedRequest, FetchOptions, client::FetchLimits, opml,
    record_folder::RecordFolderError,
};

/// Arguments of `broadsheet fetch`.
#[derive(Debug, Args)]
pub struct FetchArguments {
    #[command(flatten)]
    folder: FolderArguments,
    /// How many seconds a feed may take
    #[arg(long, value_name = "N", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
    seconds: u64,
}

/// Nothing could be fetched.
#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(
        "no feed is named: add `[fetch]` and `feeds = [\"https://…\"]`, or `opml = [\"feeds.opml\"]`, to {}",
        .0.join(config::SETTINGS_FILE).display()
    )]
    None(PathBuf),
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
    Shelf(#[from] RecordFolderError),
}

/// Runs the command: 0 when every feed was heard, 1 when one was not, 2 when nothing could be asked.
pub fn run(arguments: &FetchArguments) -> ExitCode {
    match attempt(arguments) {
        Ok(outcomes) => {
            let failed = outcomes.iter().filter(|outcome| outcome.result.is_err());
            ExitCode::from(u8::from(failed.count() > 0))
        }
        Err(error) => complain(&error),
    }
}

fn attempt(arguments: &FetchArguments) -> Result<Vec<FeedOutcome>, RunError> {
    let folder = arguments.folder.path();
    let Config { fetch, .. } = config::read(&folder, arguments.folder.config.as_deref())?;
    let mut feeds = fetch.feeds;
    for path in fetch.opml {
        let bytes = fs::read(&path).map_err(|source| RunError::List {
            path: path.clone(),
            source,
        })?;
        let outlines = opml::read(&bytes).map_err(|source| RunError::Opml {
            path: path.clone(),
            source,
        })?;
        for outline in outlines {
            match config::feeds::address(&outline.url) {
                Some(url) if feeds.iter().any(|feed| feed.url == url) => {}
                Some(url) => feeds.push(FeedRequest {
                    url,
                    topics: Vec::new(),
                }),
                None => anstream::eprintln!(
                    "{}:{}: {:?} is no address of a feed, expected https:// or http://; left out",
                    path.display(),
                    outline.line,
                    outline.url
                ),
            }
        }
    }
    if feeds.is_empty() {
        return Err(RunError::None(folder));
    }
    let options = FetchOptions {
        limits: FetchLimits {
            time: Duration::from_secs(arguments.seconds),
            allows_private: fetch.allows_private,
            ..FetchLimits::default()
        },
        keeps_text: fetch.keeps_text,
        now: Timestamp::now(),
    };
    let bar = ProgressBar::new("Asking");
    let of = feeds.len();
    let outcomes = fetch::fetch(&feeds, &fetch.into, &options, &|| bar.advance(1, of))?;
    bar.finish();
    for outcome in &outcomes {
        tell(outcome);
    }
    let sum = |part: fn(&fetch::FeedSummary) -> usize| -> usize {
        let accounts = outcomes
            .iter()
            .filter_map(|outcome| outcome.result.as_ref().ok());
        accounts.map(part).sum()
    };
    let failed = outcomes.iter().filter(|outcome| outcome.result.is_err());
    anstream::eprintln!(
        "{of} feeds asked, {} failed: {} new records, {} changed, {} as they were, {} left as somebody edited them, {} refused. All in {}.",
        failed.count(),
        sum(|account| account.new),
        sum(|account| account.changed),
        sum(|account| account.same),
        sum(|account| account.edited),
        sum(|account| account.refused.len()),
        fetch.into.display(),
    );
    Ok(outcomes)
}

fn tell(outcome: &FeedOutcome) {
    let FeedOutcome { url, result } = outcome;
    match result {
        Err(error) => anstream::eprintln!("{url}: {error}"),
        Ok(account) => {
            if let Some(moved) = &account.moved {
                anstream::eprintln!("{url}: came from {moved}; name that if it is there to stay");
            }
            if account.withheld > 0 {
                let count = account.withheld;
                anstream::eprintln!(
                    "{url}: {count} entries are not for the public, or not yet; left out"
                );
            }
            for refused in &account.refused {
                anstream::eprintln!("{url}: {refused}; left out");
            }
        }
    }
}
