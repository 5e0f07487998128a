//! `broadsheet export`: writes the export of a folder of articles.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;

use super::{
    config::Config,
    empty::EmptyFolder,
    print_error,
    progress::ProgressBar,
    source::{SourceArguments, SourceError},
    summary, wording,
};
use crate::{
    export::{self, ExportError, ExportSummary, feeds::FeedContext},
    import::{ImportCatalog, diagnostics::report::Report},
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

/// An error of `export`, `build` or `bundle`.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The articles could not be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The folder has no records; it is probably the wrong one.
    #[error("{0} Nothing was written; an existing export is unchanged.")]
    Empty(EmptyFolder),
    /// The export would be written to the folder of the articles.
    #[error("{} is the folder of the articles: name another folder to write to", .0.display())]
    Same(PathBuf),
    /// Records were refused, and `--strict` was given.
    #[error("{0} records were refused, so nothing was written; `broadsheet check` lists them")]
    Strict(usize),
    /// The export could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The page inside the command could not be written to the folder.
    #[error(transparent)]
    Unpack(#[from] super::build::embedded_page::UnpackError),
    /// The page could not be finished.
    #[error(transparent)]
    Page(#[from] export::page::PageError),
    /// The feeds of the site could not be written.
    #[error(transparent)]
    Feeds(#[from] export::feeds::FeedError),
    /// A prerendered page could not be written.
    #[error(transparent)]
    Prerender(#[from] export::prerender::PrerenderError),
    /// The sitemap could not be written.
    #[error(transparent)]
    Sitemap(#[from] export::sitemap::SitemapError),
    /// The settings for hosts could not be written.
    #[error(transparent)]
    Host(#[from] export::host::HostError),
    /// The file of a bundle could not be written.
    #[error(transparent)]
    Bundle(#[from] export::bundle::BundleError),
    /// A file could not be compressed.
    #[error(transparent)]
    Compress(#[from] export::compress::CompressError),
}

/// A finished export, with the data that pages and feeds need.
#[derive(Debug)]
pub struct FinishedExport {
    /// The data for the feeds of the site.
    pub feeds: FeedContext,
    /// The number of newest stories to prerender.
    pub prerender: usize,
    /// Whether compressed files are written beside the others.
    pub compress: bool,
    summary: String,
}

impl FinishedExport {
    /// Prints the summary of the run. Call this last.
    pub fn print_summary(&self) {
        anstream::eprintln!("{}", self.summary);
    }
}

/// Runs the command.
pub fn run(arguments: &ExportArguments) -> ExitCode {
    finish(
        write(&arguments.source, &arguments.out, arguments.strict)
            .map(|finished| finished.print_summary()),
    )
}

/// Reads articles and writes their export.
///
/// # Errors
/// [`RunError`]; an existing export is then still complete.
pub fn write(
    source: &SourceArguments,
    out: &Path,
    strict: bool,
) -> Result<FinishedExport, RunError> {
    write_with(source, out, strict, |_| {})
}

/// Does the same as [`write`], after `change` has changed the settings.
///
/// # Errors
/// The errors of [`write`].
pub fn write_with(
    source: &SourceArguments,
    out: &Path,
    strict: bool,
    change: impl FnOnce(&mut Config),
) -> Result<FinishedExport, RunError> {
    let folder = source.folder.path();
    let canonical = |path: &Path| path.canonicalize().ok();
    if canonical(out).is_some() && canonical(out) == canonical(&folder) {
        return Err(RunError::Same(out.to_owned()));
    }
    let read = source.read()?;
    let (mut config, shard_cache) = (read.config, read.shard_cache);
    change(&mut config);
    let ImportCatalog { stories, report } = read.catalogue;
    if EmptyFolder::is(&report) {
        return Err(RunError::Empty(EmptyFolder::of(&folder, &report)));
    }
    if strict && report.refused > 0 {
        return Err(RunError::Strict(report.refused));
    }
    let (prerender, compress) = (config.prerender, config.compress);
    let similarity_rule = config.coverage;
    let mut feeds = FeedContext::newest_of(&stories, config.site);
    let bar = ProgressBar::new("Writing");
    let export_summary = export::write_stored(
        stories,
        &feeds.site,
        similarity_rule,
        &folder,
        out,
        shard_cache.as_ref().map(|open| &open.shard_cache),
        &|progress| bar.set(progress.written, progress.total),
    )?;
    bar.finish();
    if let Some(shard_cache) = shard_cache {
        shard_cache.save();
    }
    let summary = summarize(&folder, &report, &export_summary);
    feeds.fingerprint = export_summary.fingerprint;
    Ok(FinishedExport {
        feeds,
        prerender,
        compress,
        summary,
    })
}

/// Returns the summary in three lines: the stories, the files and the problems. A setting that has its old name adds a
/// line.
fn summarize(folder: &Path, report: &Report, export_summary: &ExportSummary) -> String {
    format!(
        "{}\nWrote {}, {} of them new ({} kB), and removed {}. This is version {} of the archive.\n{}{}",
        summary::stories(report),
        wording::count(export_summary.files, "file"),
        wording::number(export_summary.fresh),
        export_summary.fresh_bytes / 1_000,
        wording::count(export_summary.removed, "old file"),
        export_summary.fingerprint,
        summary::renamed_settings(report),
        summary::problems(folder, report),
    )
}

/// Prints the error, if there is one, and returns the exit code.
pub fn finish(result: Result<(), RunError>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error @ RunError::Source(_)) => print_error(&error),
        Err(error) => {
            print_error(&error);
            ExitCode::FAILURE
        }
    }
}
