//! `broadsheet check`: reads a folder and reports, without writing anything.

mod json;
mod line;
mod list;
mod screen;

use std::{
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

use clap::{
    Args, ValueEnum,
    builder::{
        PossibleValuesParser, TypedValueParser,
        styling::{AnsiColor, Style},
    },
};

use super::{complain, empty::EmptyFolder, source::SourceArguments};
use crate::import::{ProblemKind, Report, Severity, report::Example};
use list::ListedProblems;

/// Reads a folder of records and reports on one screen what is in it and what is wrong with it.
///
/// Ends with 0 when all is well, 1 when records were refused or there are none (with --strict: also when something
/// was left out or changed), 2 when the folder could not be read.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// How to report.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Let warnings fail the check, too.
    #[arg(long)]
    strict: bool,
    /// List every problem of this kind with its file and line, instead of the screen.
    #[arg(long, value_name = "NAME", value_parser = kinds(), hide_possible_values = true)]
    kind: Option<ProblemKind>,
    /// List every problem with its file and line, before the screen.
    #[arg(long, conflicts_with = "kind")]
    all: bool,
    /// List every note with its file and line, before the screen.
    #[arg(long, conflicts_with = "kind")]
    notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people.
    Text,
    /// One JSON object for machines.
    Json,
}

/// Reads the name of a kind; for another one, the names of all are told.
fn kinds() -> impl TypedValueParser<Value = ProblemKind> {
    let names = PossibleValuesParser::new(ProblemKind::ALL.map(ProblemKind::id));
    names.try_map(|name| ProblemKind::from_id(&name).ok_or("not the name of a kind"))
}

impl CheckArguments {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let report = match self.source.read() {
            Ok(read) => read.catalogue.report,
            Err(error) => return complain(&error),
        };
        let folder = self.source.folder.path();
        match self.print(&folder, &report) {
            // The reader of a pipe has seen enough (`check … | head`).
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => complain(&error),
            _ => self.verdict(&folder, &report),
        }
    }

    fn listed(&self) -> ListedProblems {
        match self.kind {
            Some(kind) => ListedProblems::Kind(kind),
            None if self.all => ListedProblems::Everything,
            None if self.notes => ListedProblems::Notes,
            None => ListedProblems::Nothing,
        }
    }

    fn print(&self, folder: &Path, report: &Report) -> io::Result<()> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        let listed = self.listed();
        match self.format {
            Format::Text => {
                list::write(&mut out, report, listed)?;
                match listed {
                    ListedProblems::Kind(kind) => list::sum(&mut out, report, kind)?,
                    ListedProblems::Nothing
                    | ListedProblems::Notes
                    | ListedProblems::Everything => {
                        screen::write(&mut out, folder, report)?;
                    }
                }
            }
            Format::Json => {
                let document = json::CheckDocument::of(report, listed);
                serde_json::to_writer_pretty(&mut out, &document)?;
                writeln!(out)?;
            }
        }
        out.flush()
    }

    fn verdict(&self, folder: &Path, report: &Report) -> ExitCode {
        if EmptyFolder::is(report) {
            complain(&EmptyFolder::of(folder, report));
            return ExitCode::FAILURE;
        }
        let is_bad = report.refused > 0 || self.strict && report.count(Severity::Warning) > 0;
        ExitCode::from(u8::from(is_bad))
    }
}

/// What a problem is, in words: the field, what was found, what was expected.
fn said(problem: &Example) -> String {
    let Example {
        field,
        found,
        expected,
        ..
    } = problem;
    let field = if field.is_empty() {
        String::new()
    } else {
        format!("{field}: ")
    };
    format!("{field}found \"{found}\", expected {expected}")
}

/// The color of a severity.
fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    color.on_default().bold()
}
