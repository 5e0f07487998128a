//! `broadsheet check`: reports what is in a folder and what is wrong with it, and writes nothing except the cache.

mod json;
mod line;
mod list;
mod screen;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{
    Args, ValueEnum,
    builder::{
        PossibleValuesParser, TypedValueParser,
        styling::{AnsiColor, Style},
    },
};

use crate::{
    cli::{
        report::empty::EmptyFolder,
        shared_steps::{self, error::SourceError},
        source::SourceArguments,
        terminal::print_error,
    },
    import::diagnostics::report::{Problem, ProblemKind, Report, Severity},
};

use list::ListedProblems;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Report on one screen what is in a folder of articles and what is wrong with it.
///
/// The exit code is 0 if all is well, 1 if records were refused or there is none (with --strict: also if there are
/// warnings), and 2 if the folder or the settings cannot be read.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Format of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Exit with 1 if there are warnings
    #[arg(long)]
    strict: bool,
    /// List every problem of this kind with its file and line, instead of the screen
    #[arg(long, value_name = "NAME", value_parser = kind_parser(), hide_possible_values = true)]
    kind: Option<ProblemKind>,
    /// List every problem with its file and line, before the screen
    #[arg(long, conflicts_with = "kind")]
    all: bool,
    /// List every note with its file and line, before the screen
    #[arg(long, conflicts_with = "kind")]
    notes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines for people
    Text,
    /// One JSON object for programs
    Json,
}

/// Parses the name of a kind. The error for any other name lists all kinds.
fn kind_parser() -> impl TypedValueParser<Value = ProblemKind> {
    let names = PossibleValuesParser::new(ProblemKind::ALL.map(ProblemKind::id));
    names.try_map(|name| ProblemKind::from_id(&name).ok_or("not the name of a kind"))
}

impl CheckArguments {
    /// Runs the command.
    pub fn run(self) -> ExitCode {
        let (folder, report) = match self.check() {
            Ok(checked) => checked,
            Err(error) => return print_error(&error),
        };
        match self.print(&folder, &report) {
            // A closed pipe is no error: `check … | head` closes it after ten lines.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => print_error(&error),
            _ => self.exit_code(&folder, &report),
        }
    }

    fn check(&self) -> Result<(PathBuf, Report), SourceError> {
        let settings = shared_steps::read_settings(&self.source)?;
        let imported = shared_steps::import(&settings, &self.source.cache)?;
        Ok((settings.folder, imported.report))
    }

    fn listed_problems(&self) -> ListedProblems {
        match self.kind {
            Some(kind) => ListedProblems::Kind(kind),
            None if self.all => ListedProblems::Everything,
            None if self.notes => ListedProblems::Notes,
            None => ListedProblems::Nothing,
        }
    }

    fn print(&self, folder: &Path, report: &Report) -> io::Result<()> {
        let mut out = io::BufWriter::new(anstream::stdout().lock());
        let listed_problems = self.listed_problems();
        match self.format {
            Format::Text => {
                list::write(&mut out, report, listed_problems)?;
                match listed_problems {
                    ListedProblems::Kind(kind) => list::write_sum(&mut out, report, kind)?,
                    ListedProblems::Nothing
                    | ListedProblems::Notes
                    | ListedProblems::Everything => {
                        screen::write(&mut out, folder, report)?;
                    }
                }
            }
            Format::Json => {
                let document = json::CheckDocument::of(report, listed_problems);
                serde_json::to_writer_pretty(&mut out, &document)?;
                writeln!(out)?;
            }
        }
        out.flush()
    }

    fn exit_code(&self, folder: &Path, report: &Report) -> ExitCode {
        if EmptyFolder::is(report) {
            print_error(&EmptyFolder::of(folder, report));
            return ExitCode::FAILURE;
        }
        let has_failed = report.refused > 0 || self.strict && report.count(Severity::Warning) > 0;
        ExitCode::from(u8::from(has_failed))
    }
}

/// Describes a problem: its field, the text that was found and the text that was expected.
fn describe(problem: &Problem) -> String {
    let Problem {
        kind,
        field,
        found,
        expected,
        ..
    } = problem;
    if *kind == ProblemKind::RenamedSetting {
        return format!("{field} {expected}");
    }
    let field = if field.is_empty() {
        String::new()
    } else {
        format!("{field}: ")
    };
    format!("{field}found \"{found}\", expected {expected}")
}

/// Returns the color of a severity.
fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Note => AnsiColor::Cyan,
    };
    color.on_default().bold()
}
