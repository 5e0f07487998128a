//! `broadsheet sample`: writes a made-up archive.

use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{HumanBytes, HumanCount};

use super::{complain, progress::ProgressBar};
use crate::sample::{SampleError, SamplePlan, Summary, write};

/// Write a made-up archive of N records, to try things out and to measure.
#[derive(Debug, clap::Args)]
pub struct SampleArguments {
    /// How many records to write
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
    pub records: u32,
    /// Which of the many samples of this size: the same number gives the same files
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The folder to write to; it must be empty or not exist yet
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// Writes the sample and says in one line what it wrote.
pub fn run(args: &SampleArguments) -> ExitCode {
    let plan = SamplePlan {
        records: args.records,
        seed: args.seed,
    };
    let bar = ProgressBar::new("Writing");
    let of = args.records as usize;
    let written = write(&plan, &args.out, &|records| bar.advance(records, of));
    bar.finish();
    match written {
        Ok(summary) => {
            anstream::println!("{} to {}", line(&summary), args.out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&with_cause(&error));
            ExitCode::FAILURE
        }
    }
}

fn line(summary: &Summary) -> String {
    format!(
        "Wrote {} records ({} unpublished), {},",
        HumanCount(summary.records as u64),
        HumanCount(summary.unpublished as u64),
        HumanBytes(summary.bytes),
    )
}

fn with_cause(error: &SampleError) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}
