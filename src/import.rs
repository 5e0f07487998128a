//! Imports a folder of records: every record becomes an article or a named problem.
//!
//! ```text
//! files ─► format ─► front_matter, dialect ─► raw_record ─► record (fields, text, pictures, body, …) ─► archive ─► Import
//! ```
//! A [`mod@format`] finds the records in a file, and a [`dialect`] names their fields. After
//! [`raw_record`] all records have the same shape, and after [`record`] they contain nothing
//! dangerous. Records are read in parallel and do not depend on each other; [`archive`] resolves
//! links, names and logos across records. The result does not depend on the number of threads.

pub mod archive;
pub mod body;
pub mod cache;
pub mod date_in_path;
pub mod dates;
pub mod details;
pub mod diagnostics;
pub mod dialect;
pub mod duration;
pub mod edit;
pub mod encoding;
pub mod encrypted_note;
pub mod excerpt;
pub mod fields;
pub mod files;
pub mod folder;
pub mod format;
pub mod front_matter;
pub mod generators;
pub mod json;
pub mod layout;
pub mod link;
pub mod markup;
pub mod mdx;
pub mod metadata;
pub mod node;
pub mod number;
pub mod pictures;
pub mod player;
pub mod provider;
pub mod quote;
pub mod raw_record;
pub mod reading;
pub mod record;
pub mod related;
pub mod report;
mod selection;
pub mod slugs;
pub mod source;
pub mod text;
pub mod toml;
pub mod unread_formats;
pub mod visibility;
pub mod xml;
pub mod yaml;

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use crate::model::{Article, Instant, StoredArticle, stored_article};
use cache::RecordCache;
pub use dialect::{DefaultPublisher, Dialect};
pub use edit::Edits;
use files::RecordFile;
pub use folder::SourceFolder;
pub use layout::Layout;
use reading::ImportContext;
pub use report::{Problem, ProblemKind, Report, Severity};
use visibility::Visibility;

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

/// A policy for records that are dated in the future.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FuturePosts {
    /// Withholds a record if its generator would. Broadsheet's own records are never withheld.
    #[default]
    AsGenerator,
    /// Withholds no record.
    Show,
    /// Withholds every record.
    Hide,
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
    /// The path is not a folder.
    #[error("{} is not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    /// A folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Folder {
        /// The path of the folder.
        path: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
    /// The cache returned details that cannot be decoded.
    #[error("the cache is damaged ({0}): remove it, or use --no-cache")]
    Cache(serde_json::Error),
}

/// Imports every record below `root`. Calls `progress` once per file, from several threads.
///
/// # Errors
/// The errors of [`catalogue`].
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
/// The errors of [`catalogue`], and [`ImportError::Cache`] if the cache is damaged during the
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
    let real_root = root.canonicalize().map_err(|source| ImportError::Folder {
        path: root.to_owned(),
        source,
    })?;
    let options_key = options.options_key();
    let context = ImportContext {
        root: &real_root,
        options,
        options_key: &options_key,
        cache,
    };
    let total = files.len();
    let count = AtomicUsize::new(0);
    let readings: Vec<_> = files
        .par_iter()
        .map_init(Vec::new, |buffer, file| {
            let readings = reading::read(file, context, buffer);
            let read = count.fetch_add(1, Ordering::Relaxed) + 1;
            progress(ImportProgress { read, total });
            readings
        })
        .collect();

    let mut report = Report {
        folder: report::describe_sources(&options.sources),
        title: options
            .sources
            .iter()
            .find_map(|source| source.layout.title.clone()),
        ..Report::default()
    };
    let mut records = Vec::with_capacity(total);
    for (file, reading) in files.iter().zip(readings) {
        records.extend(reading.records);
        match reading.unread {
            Some(format) => report.add_unread(&file.relative_path, &format),
            None => report.add_file(&file.relative_path),
        }
    }
    let mut stories = selection::select_public(records, options.as_of, &mut report);
    options.edits.apply(&mut stories, &mut report);
    for story in &stories {
        report.add_record(Visibility::Public, &story.path);
        let time = story.article.outline.published;
        report.first = [report.first, time].into_iter().flatten().min();
        report.last = report.last.max(time);
    }
    let stories = archive::resolve(stories, &mut report.problems);
    report.sort();
    Ok(ImportCatalog { stories, report })
}
