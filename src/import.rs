//! Imports a folder of records: every record becomes an article or a named problem.
//!
//! ```text
//! files ─► formats ─► translation, templates ─► record, fields, body ─► archive ─► Import
//! ```
//!
//! 1. [`generators`] detects which generator made the folder, and reads the settings of its site.
//! 2. [`files`] finds the files that may be records.
//! 3. [`reading`] reads each file, or takes its records from the [`cache`].
//! 4. [`formats`] finds the records in a file, and parses their [`syntax`].
//! 5. [`translation`] gives fields our names, and [`templates`] evaluates the templates in texts, or removes them.
//!    After it, all records have the same shape.
//! 6. [`built_site`] finds the page of a record in the site that its owner has built, if the settings
//!    name one. Then its text is that of the page.
//! 7. [`record`] checks every field ([`fields`]) and the text ([`body`]). After it, a record
//!    contains nothing dangerous.
//! 8. [`archive`] leaves out what is not public ([`visibility`]), applies the owner's changes, and
//!    resolves links, names and logos across records.
//!
//! [`diagnostics`] collects the problems of all steps. Records are read in parallel and do not
//! depend on each other. The result does not depend on the number of threads.

pub mod archive;
pub mod body;
pub mod built_site;
pub mod cache;
pub mod diagnostics;
pub mod fields;
pub mod files;
pub mod formats;
pub mod generators;
pub mod reading;
pub mod record;
pub mod syntax;
pub mod templates;
pub mod translation;
pub mod visibility;

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use crate::model::{Article, Instant, StoredArticle, stored_article};
use archive::{edits::Edits, selection};
use built_site::BuiltSite;
use cache::RecordCache;
use diagnostics::report::{Problem, ProblemKind, Report, Severity};
use files::{FolderError, RecordFile};
use generators::{
    Generator, description::describe_sources, site_values::SiteValues, source_folder::SourceFolder,
};
use reading::{FileReading, ReadingContext};
use record::ReadRecord;
use visibility::FuturePosts;

/// The options of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The base address of relative pictures and logos that are not in the folder. Without it they
    /// are left out.
    pub picture_base: Option<url::Url>,
    /// The folders that contain records. If empty, the whole folder is one source with default
    /// settings.
    pub sources: Vec<SourceFolder>,
    /// The changes that the owner makes to all records.
    pub edits: Edits,
    /// The policy for records that are dated in the future.
    pub future: FuturePosts,
    /// The time for which the import is made. Without it, a record that has a start or end time is
    /// not public.
    pub as_of: Option<Instant>,
}

impl ImportOptions {
    /// Returns every option that the reading of a record depends on, as bytes.
    fn options_key(&self) -> Vec<u8> {
        let Self {
            picture_base,
            sources,
            future,
            // These apply after reading.
            edits: _,
            as_of: _,
        } = self;
        format!("{picture_base:?} {sources:?} {future:?}").into_bytes()
    }
}

/// An imported folder.
#[derive(Clone, Debug)]
pub struct Import {
    /// The stories, oldest first: undated ones by falling slug, then by publication time and path.
    pub articles: Vec<Article>,
    /// The problems and counts of the import.
    pub report: Report,
}

/// An imported folder whose story details are decoded on demand.
#[derive(Debug)]
pub struct ImportCatalog {
    /// The stories, in the order of [`Import::articles`].
    pub stories: Vec<StoredArticle>,
    /// The problems and counts of the import.
    pub report: Report,
}

/// The progress of an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress {
    /// Files read.
    pub read: usize,
    /// Files in total.
    pub total: usize,
}

/// An error that prevents the whole import.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The folder could not be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The cache returned details that cannot be decoded.
    #[error("the cache is damaged ({0}): remove it, or use --no-cache")]
    Cache(serde_json::Error),
}

/// Imports every record below `root`. Calls `progress` once per file, from several threads.
///
/// # Errors
/// The errors of [`catalog`].
pub fn folder(
    root: &Path,
    options: &ImportOptions,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<Import, ImportError> {
    folder_with(root, options, None, progress)
}

/// Imports a folder as [`folder`] does, and reuses readings from a cache. The result is the same.
///
/// # Errors
/// The errors of [`catalog`], and [`ImportError::Cache`] if the cache is damaged during the
/// import.
pub fn folder_with(
    root: &Path,
    options: &ImportOptions,
    cache: Option<&RecordCache>,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<Import, ImportError> {
    let files = files::find_records(root, &options.sources)?;
    let ImportCatalog { stories, report } = catalog(root, files, options, cache, progress)?;
    let decode = |story: StoredArticle| {
        Ok(stored_article::join_article(
            *story.outline,
            story.details.open()?,
        ))
    };
    let articles = stories
        .into_par_iter()
        .map(decode)
        .collect::<Result<_, _>>();
    let articles = articles.map_err(ImportError::Cache)?;
    Ok(Import { articles, report })
}

/// Imports these files below `root` as [`folder_with`] does, and leaves story details encoded.
///
/// # Errors
/// Fails only if the folder, or a folder in it, cannot be read. A bad record is refused, and the
/// report says why.
pub fn catalog(
    root: &Path,
    files: Vec<RecordFile>,
    options: &ImportOptions,
    cache: Option<&RecordCache>,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<ImportCatalog, ImportError> {
    let real_root = root.canonicalize().map_err(|source| FolderError::Read {
        path: root.to_owned(),
        source,
    })?;
    let built_sites = options.sources.iter();
    let built_sites: Vec<Option<BuiltSite>> = built_sites
        .map(|source| BuiltSite::open(&real_root, source))
        .collect();
    let context = ReadingContext {
        root: &real_root,
        sources: &options.sources,
        built_sites: &built_sites,
        picture_base: options.picture_base.as_ref(),
        future: options.future,
        options_key: &options.options_key(),
        cache,
    };
    let mut report = Report {
        folder: describe_sources(&options.sources),
        title: options
            .sources
            .iter()
            .find_map(|source| source.layout.description.name()),
        ..Report::default()
    };
    report_data_errors(&options.sources, &mut report);
    let readings = read_files(&files, context, progress);
    let records = collect_records(&files, readings, &mut report);
    let mut stories = selection::select_public(records, options.as_of, &mut report);
    options.edits.apply(&mut stories, &mut report);
    for story in &stories {
        report.add_story(&story.path, story.article.outline.published);
    }
    let stories = archive::resolve(stories, &mut report.problems);
    report.sort();
    Ok(ImportCatalog { stories, report })
}

/// Names the data files of sites that could not be read.
fn report_data_errors(sources: &[SourceFolder], report: &mut Report) {
    for source in sources {
        let generator = source.layout.generator();
        let values = generator.and_then(Generator::site_values);
        let errors = values.map(SiteValues::errors).unwrap_or_default();
        for error in errors {
            let path = source.path_of_site_file(&error.path);
            let problem = Problem::new(
                ProblemKind::DamagedFile,
                Severity::Warning,
                (&path, error.line),
                "site.data",
                &error.found,
                &format!("{}; its values are not known to templates", error.expected),
            );
            if !report.problems.contains(&problem) {
                report.problems.push(problem);
            }
        }
    }
}

/// Reads the files in parallel. The readings are in the order of the files.
fn read_files(
    files: &[RecordFile],
    context: ReadingContext,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Vec<FileReading> {
    let total = files.len();
    let count = AtomicUsize::new(0);
    files
        .par_iter()
        .map_init(Vec::new, |buffer, file| {
            let reading = reading::read(file, context, buffer);
            let read = count.fetch_add(1, Ordering::Relaxed) + 1;
            progress(ImportProgress { read, total });
            reading
        })
        .collect()
}

/// Returns the records of all files, and counts the files.
fn collect_records(
    files: &[RecordFile],
    readings: Vec<FileReading>,
    report: &mut Report,
) -> Vec<ReadRecord<StoredArticle>> {
    let mut records = Vec::with_capacity(files.len());
    for (file, reading) in files.iter().zip(readings) {
        records.extend(reading.records);
        match reading.unread {
            Some(format) => report.add_unread(&file.relative_path, &format),
            None => report.add_file(&file.relative_path),
        }
    }
    records
}
