//! `broadsheet sample`: writes a made-up archive.

use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::{HumanBytes, HumanCount};

use super::terminal::{print_error, progress::ProgressBar};
use crate::sample::{SampleError, SamplePlan, SampleSummary, write};

/// Write a made-up archive of N records, to try things out and to measure
#[derive(Debug, clap::Args)]
pub struct SampleArguments {
    /// Number of records to write
    #[arg(value_name = "N", value_parser = clap::value_parser!(u32).range(1..=2_000_000))]
    pub records: u32,
    /// Number that selects the sample; the same number gives the same files
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Folder to write to; it must be empty or not exist yet
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

/// Writes the sample and prints a summary in one line.
pub fn run(arguments: &SampleArguments) -> ExitCode {
    let plan = SamplePlan {
        records: arguments.records,
        seed: arguments.seed,
    };
    let bar = ProgressBar::new("Writing");
    let total = arguments.records as usize;
    let written = write(&plan, &arguments.out, &|records| {
        bar.advance(records, total)
    });
    bar.finish();
    match written {
        Ok(summary) => {
            anstream::println!("{} to {}", line(&summary), arguments.out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            print_error(&with_cause(&error));
            ExitCode::FAILURE
        }
    }
}

fn line(summary: &SampleSummary) -> String {
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
