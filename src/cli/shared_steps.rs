//! Which steps do several commands share?
//!
//! A run is a list of steps: [`read_settings`], [`import`](import()), [`accept`], [`write_data`], then what the command adds. Each
//! step takes what the steps before it have returned.

pub mod error;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use self::error::{RunError, SourceError};
use crate::{
    cli::{
        config::{self, Config},
        report::{empty::EmptyFolder, summary},
        source::{
            SourceArguments,
            cache::{CacheArguments, OpenCache, OpenShardCache},
        },
        terminal::{print_error, progress::ProgressBar, wording},
    },
    export::{
        data::{self, file_limit::FileLimit, options::ExportOptions},
        feeds::FeedStories,
        files::export_writer::ExportSummary,
    },
    format::Site,
    import::{self, ImportCatalog, ImportError, diagnostics::report::Report},
    model::StoredArticle,
};

/// The settings of a run.
#[derive(Debug)]
pub struct RunSettings {
    /// The folder of articles.
    pub folder: PathBuf,
    /// The contents of its settings, with the time of the run.
    pub config: Config,
}

/// The records of a folder.
#[derive(Debug)]
pub struct ImportedFolder {
    /// The counts and problems of the folder, including the notes of the settings.
    pub report: Report,
    stories: Vec<StoredArticle>,
    shard_cache: Option<OpenShardCache>,
}

/// The stories of a folder that can be published.
#[derive(Debug)]
pub struct StoryArchive {
    report: Report,
    /// The stories, oldest first.
    stories: Vec<StoredArticle>,
    shard_cache: Option<OpenShardCache>,
}

impl StoryArchive {
    /// Returns the number of stories.
    pub fn story_count(&self) -> usize {
        self.stories.len()
    }
}

/// The written files of an archive.
#[derive(Debug)]
pub struct WrittenData {
    /// The version and the number of files.
    pub export: ExportSummary,
    /// The stories for the feeds of the site.
    pub feed_stories: FeedStories,
    summary: String,
}

/// Checks that a run does not write into the folder that it reads.
///
/// # Errors
/// [`RunError::Same`].
pub fn check_output(source: &SourceArguments, out: &Path) -> Result<(), RunError> {
    let canonical = |path: &Path| path.canonicalize().ok();
    if canonical(out).is_some() && canonical(out) == canonical(&source.folder.path()) {
        return Err(RunError::Same(out.to_owned()));
    }
    Ok(())
}

/// Reads the settings of a folder.
///
/// # Errors
/// [`SourceError`] if the settings or the time cannot be used.
pub fn read_settings(source: &SourceArguments) -> Result<RunSettings, SourceError> {
    let folder = source.folder.path();
    let mut config = config::read(&folder, source.folder.config.as_deref())?;
    config.import.as_of = Some(source.as_of.time()?);
    Ok(RunSettings { folder, config })
}

/// Reads the records of a folder, with a progress bar on a terminal, and saves the cache of records.
///
/// # Errors
/// [`SourceError::Import`] if the folder cannot be read.
pub fn import(
    settings: &RunSettings,
    cache: &CacheArguments,
) -> Result<ImportedFolder, SourceError> {
    let RunSettings { folder, config } = settings;
    let options = &config.import;
    let bar = ProgressBar::new("Reading");
    let (cache, files) = rayon::join(
        || cache.open(folder),
        || import::files::find_records(folder, &options.sources),
    );
    let ImportCatalog {
        stories,
        mut report,
    } = import::catalog(
        folder,
        files.map_err(ImportError::from)?,
        options,
        cache.as_ref().map(|open| &open.record_cache),
        &|progress| {
            bar.set(progress.read, progress.total);
        },
    )?;
    bar.finish();
    // The default title does not describe this folder.
    if config.site.title != Site::default().title {
        report.title = Some(config.site.title.clone());
    }
    report.problems.extend(config.notes.iter().cloned());
    report.sort();
    let save = |open: OpenCache| open.save_records(report.records);
    Ok(ImportedFolder {
        shard_cache: cache.map(save),
        report,
        stories,
    })
}

/// Returns the stories to publish.
///
/// # Errors
/// [`RunError::Empty`] if there are no records, and [`RunError::Strict`] if records were refused in a `strict` run.
pub fn accept(
    imported: ImportedFolder,
    settings: &RunSettings,
    strict: bool,
) -> Result<StoryArchive, RunError> {
    let ImportedFolder {
        report,
        stories,
        shard_cache,
    } = imported;
    if EmptyFolder::is(&report) {
        return Err(RunError::Empty(EmptyFolder::of(&settings.folder, &report)));
    }
    if strict && report.refused > 0 {
        return Err(RunError::Strict(report.refused));
    }
    Ok(StoryArchive {
        report,
        stories,
        shard_cache,
    })
}

/// Writes the files of an archive into the folder `out`, with a progress bar on a terminal, and saves the cache of shards.
/// With `file_limit`, files are as large as that needs.
///
/// # Errors
/// [`RunError::Export`]; an existing export is then still complete.
pub fn write_data(
    archive: StoryArchive,
    settings: &RunSettings,
    out: &Path,
    file_limit: Option<FileLimit>,
) -> Result<WrittenData, RunError> {
    let StoryArchive {
        report,
        stories,
        shard_cache,
    } = archive;
    let feed_stories = FeedStories::of(&stories);
    let bar = ProgressBar::new("Writing");
    let options = ExportOptions {
        same_event_rule: settings.config.coverage,
        file_limit,
        shard_cache: shard_cache.as_ref().map(|open| &open.shard_cache),
        ..ExportOptions::default()
    };
    let export = data::write_stored(
        stories,
        &settings.config.site,
        &options,
        &settings.folder,
        out,
        &|progress| bar.set(progress.written, progress.total),
    )?;
    bar.finish();
    if let Some(shard_cache) = shard_cache {
        shard_cache.save();
    }
    Ok(WrittenData {
        summary: summarize(&settings.folder, &report, &export),
        export,
        feed_stories,
    })
}

/// Returns the summary in three lines: the stories, the files and the problems. A setting that has its old name adds a
/// line.
fn summarize(folder: &Path, report: &Report, export_summary: &ExportSummary) -> String {
    format!(
        "{}\nWrote {}, {} of them new ({} kB), and removed {}. This is version {} of the archive.\n{}{}{}",
        summary::stories(report),
        wording::count(export_summary.files, "file"),
        wording::number(export_summary.fresh),
        export_summary.fresh_bytes / 1_000,
        wording::count(export_summary.removed, "old file"),
        export_summary.fingerprint,
        cost_of_limit(export_summary),
        summary::renamed_settings(report),
        summary::problems(folder, report),
    )
}

/// Returns a line about what a click costs because the settings limit the number of files, if they do.
fn cost_of_limit(export_summary: &ExportSummary) -> String {
    let Some(counts) = export_summary.story_files else {
        return String::new();
    };
    let kilobytes = |files: usize| export_summary.story_bytes / files.max(1) as u64 / 1_000;
    format!(
        "To stay within `max_files`, a click on a story loads {} kB before compression, instead of {} kB.\n",
        kilobytes(counts.fitting),
        kilobytes(counts.usual),
    )
}

impl WrittenData {
    /// Prints the summary of the run. This is the last step.
    pub fn print_summary(&self) {
        anstream::eprintln!("{}", self.summary);
    }
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
