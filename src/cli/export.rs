//! `broadsheet export`: the export of a folder of articles.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    complain,
    config::Config,
    empty::EmptyFolder,
    progress::ProgressBar,
    source::{SourceArguments, SourceError},
    summary, wording,
};
use crate::{
    export::{self, ExportError, ExportSummary, feeds::FeedContext},
    import::{Catalogue, Report},
};

/// Arguments of `broadsheet export`.
#[derive(Debug, Args)]
pub struct ExportArguments {
    #[command(flatten)]
    source: SourceArguments,
    /// The folder to write the export into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write nothing when a record is refused
    #[arg(long)]
    strict: bool,
}

/// An export that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The articles could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// There is nothing to export: most likely the wrong folder was named.
    #[error("{0} Nothing was written, and an export that was there is as it was.")]
    Empty(EmptyFolder),
    /// The export would lie among the articles.
    #[error("{} is the folder of the articles: name another one to write into", .0.display())]
    Same(PathBuf),
    /// Records were refused, and `--strict` was given.
    #[error("{0} records were refused, so nothing was written; `broadsheet check` names them")]
    Strict(usize),
    /// The export could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The page inside the command could not be put into the folder.
    #[error(transparent)]
    Unpack(#[from] super::build::embedded_page::UnpackError),
    /// The page could not be finished.
    #[error(transparent)]
    Page(#[from] export::page::PageError),
    /// The feeds of the site could not be written.
    #[error(transparent)]
    Feeds(#[from] export::feeds::FeedError),
    /// A page that is read before the application is there could not be written.
    #[error(transparent)]
    Prerender(#[from] export::prerender::PrerenderError),
    /// The map of the site could not be written.
    #[error(transparent)]
    Sitemap(#[from] export::sitemap::SitemapError),
    /// What hosts are told could not be written.
    #[error(transparent)]
    Host(#[from] export::host::HostError),
    /// The one file of a bundle could not be made.
    #[error(transparent)]
    Bundle(#[from] export::bundle::BundleError),
    /// A file could not be compressed.
    #[error(transparent)]
    Compress(#[from] export::compress::CompressError),
}

/// What was written, as far as pages and feeds are made of it.
#[derive(Debug)]
pub struct FinishedExport {
    /// For the feeds of the site.
    pub feeds: FeedContext,
    /// How many stories get pages of their own.
    pub prerender: usize,
    /// Whether files get compressed siblings.
    pub compress: bool,
    told: String,
}

impl FinishedExport {
    /// Says what came of it. It is the last thing that a command says.
    pub fn tell(&self) {
        anstream::eprintln!("{}", self.told);
    }
}

/// Runs the command.
pub fn run(arguments: &ExportArguments) -> ExitCode {
    finish(write(&arguments.source, &arguments.out, arguments.strict).map(|done| done.tell()))
}

/// Reads articles and writes their export.
///
/// # Errors
/// [`RunError`]; the export that was there before is then still whole.
pub fn write(
    source: &SourceArguments,
    out: &Path,
    strict: bool,
) -> Result<FinishedExport, RunError> {
    write_as(source, out, strict, |_| {})
}

/// Does the same as [`write`] with settings that `change` has changed.
///
/// # Errors
/// As those of [`write`].
pub fn write_as(
    source: &SourceArguments,
    out: &Path,
    strict: bool,
    change: impl FnOnce(&mut Config),
) -> Result<FinishedExport, RunError> {
    let folder = source.folder.path();
    let real = |a: &Path| a.canonicalize().ok();
    if real(out).is_some() && real(out) == real(&folder) {
        return Err(RunError::Same(out.to_owned()));
    }
    let read = source.read()?;
    let (mut config, written_before) = (read.config, read.written);
    change(&mut config);
    let Catalogue { stories, report } = read.catalogue;
    if EmptyFolder::is(&report) {
        return Err(RunError::Empty(EmptyFolder::of(&folder, &report)));
    }
    if strict && report.refused > 0 {
        return Err(RunError::Strict(report.refused));
    }
    let (prerender, compress) = (config.prerender, config.compress);
    let rule = config.coverage;
    let mut feeds = FeedContext::of(&stories, config.site);
    let bar = ProgressBar::new("Writing");
    let written = export::write_filed(
        stories,
        &feeds.site,
        rule,
        &folder,
        out,
        written_before.as_ref().map(|before| &before.memo),
        &|progress| bar.set(progress.written, progress.of),
    )?;
    bar.finish();
    if let Some(before) = written_before {
        before.keep();
    }
    let told = told(&folder, &report, &written);
    feeds.fingerprint = written.fingerprint;
    Ok(FinishedExport {
        feeds,
        prerender,
        compress,
        told,
    })
}

/// Says in three lines what was read, what was written, and what is wrong.
fn told(folder: &Path, report: &Report, written: &ExportSummary) -> String {
    format!(
        "{}\nWrote {}, {} of them new ({} kB), {} removed. Edition {}.\n{}",
        summary::stories(report),
        wording::count(written.files, "file"),
        wording::number(written.fresh),
        written.fresh_bytes / 1_000,
        wording::number(written.removed),
        written.fingerprint,
        summary::problems(folder, report),
    )
}

/// Says what went wrong, and gives the exit code.
pub fn finish(result: Result<(), RunError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ RunError::Source(_)) => complain(&error),
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}
