//! The time of a run. No other module of the command line reads the clock.

use clap::Args;
use jiff::Timestamp;

use crate::{import::fields::dates, model::Instant};

/// The argument `--as-of`.
#[derive(Clone, Copy, Debug, Args)]
pub struct AsOfArgument {
    /// Publish what is public at this time, such as 2026-12-24 or 2026-12-24T18:00:00Z. The same articles and the same
    /// time give the same files [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME", value_parser = parse)]
    as_of: Option<Instant>,
}

/// The environment variable for the time of a reproducible build, in Unix seconds
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
const SOURCE_DATE_EPOCH: &str = "SOURCE_DATE_EPOCH";

/// A value of `SOURCE_DATE_EPOCH` that is not a time.
#[derive(Debug, thiserror::Error)]
#[error(
    "the environment variable {SOURCE_DATE_EPOCH} is {0:?}; set it to a whole number of seconds since 1970"
)]
pub struct ClockError(String);

fn parse(text: &str) -> Result<Instant, String> {
    let expected = "expected a time such as 2026-12-24T18:00:00Z, or a day";
    dates::parse_text(text).ok_or_else(|| expected.to_owned())
}

impl AsOfArgument {
    /// Returns the time of the run.
    ///
    /// # Errors
    /// [`ClockError`] if `SOURCE_DATE_EPOCH` is not a time.
    pub fn time(self) -> Result<Instant, ClockError> {
        if let Some(time) = self.as_of {
            return Ok(time);
        }
        match std::env::var(SOURCE_DATE_EPOCH) {
            Ok(text) => {
                let seconds = text.trim().parse().map_err(|_| ClockError(text))?;
                Ok(Instant::from_seconds(seconds))
            }
            Err(_) => Ok(Instant::from_seconds(Timestamp::now().as_second())),
        }
    }
}
