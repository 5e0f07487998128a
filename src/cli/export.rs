//! `broadsheet export`: writes the export of a folder of articles.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;

use crate::{
    cli::{
        shared_steps::{self, error::RunError},
        source::SourceArguments,
    },
    export::data::file_limit::FileLimit,
};

/// Arguments of `broadsheet export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// Folder to write the export to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing if a record is refused
    #[arg(long)]
    strict: bool,
}

/// Runs the command.
pub fn run(arguments: &ExportArguments) -> ExitCode {
    shared_steps::finish(export(arguments))
}

fn export(arguments: &ExportArguments) -> Result<(), RunError> {
    let ExportArguments {
        source,
        out,
        strict,
    } = arguments;
    shared_steps::check_output(source, out)?;
    let settings = shared_steps::read_settings(source)?;
    let imported = shared_steps::import(&settings, &source.cache)?;
    let archive = shared_steps::accept(imported, &settings, *strict)?;
    let file_limit = settings.config.max_files.map(|max_files| FileLimit {
        max_files,
        other_files: 0,
        files_per_topic: 0,
    });
    let data = shared_steps::write_data(archive, &settings, out, file_limit)?;
    data.print_summary();
    Ok(())
}
