//! `broadsheet check`: reads a folder and reports, without writing anything.

mod text;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::{Args, ValueEnum};

use super::{complain, source::Source};
use crate::import::{Report, Severity};

/// Reads a folder of records and reports every problem by file and line.
///
/// Ends with 0 when all is well, 1 when records were refused (with --strict: also when something
/// was left out or changed), 2 when the folder could not be read.
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    source: Source,
    /// How to report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings fail the check, too.
    #[arg(long)]
    strict: bool,
    /// List notes one by one; without it only their number is told.
    #[arg(long)]
    notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Text,
    /// One JSON object for machines.
    Json,
}

impl Check {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let report = match self.source.read() {
            Ok(read) => read.catalogue.report,
            Err(error) => return complain(&error),
        };
        match self.print(&report) {
            // Whoever reads the report has seen enough (`check … | head`).
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => complain(&error),
            _ => self.verdict(&report),
        }
    }

    fn print(&self, report: &Report) -> io::Result<()> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        match self.format {
            Format::Text => text::write(&mut out, report, self.notes)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut out, report)?;
                writeln!(out)?;
            }
        }
        out.flush()
    }

    fn verdict(&self, report: &Report) -> ExitCode {
        let is_bad = report.refused > 0 || self.strict && report.count(Severity::Warning) > 0;
        ExitCode::from(u8::from(is_bad))
    }
}
