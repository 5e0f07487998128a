//! Reading a folder of records: every one ends as an article or as a named problem.
//!
//! ```text
//! files ─► format ─► front, dialect ─► draft ─► record (fields, text, pictures, body, …) ─► archive ─► Import
//! ```
//! A [`mod@format`] says what in a file is a record, a [`dialect`] what its fields are called. Behind a
//! [`draft`] all records are alike, and what is hostile in them is harmless from [`record`] on.
//! Records are read in parallel and know nothing of each other; [`archive`] settles what stands
//! between them. The result does not depend on the number of threads.

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

use crate::model::{Article, Instant, StoredArticle, outline};
use cache::RecordCache;
pub use dialect::{DefaultPublisher, Dialect};
pub use edit::Edits;
use files::RecordFile;
pub use folder::SourceFolder;
pub use layout::Layout;
use reading::ImportContext;
pub use report::{Problem, ProblemKind, Report, Severity};
use visibility::Visibility;

/// How to import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The address against which relative pictures and logos resolve that are not in the folder.
    /// Without it they are left out.
    pub picture_base: Option<url::Url>,
    /// Where in the folder records are; nothing stands for one source, the whole folder, as it is.
    pub sources: Vec<SourceFolder>,
    /// What the owner changes of all records.
    pub edits: Edits,
    /// Whether records are public whose date is to come.
    pub future: FuturePosts,
    /// The time for which the import is made. Without one, no record is public that waits for a time or ends at one.
    pub as_of: Option<Instant>,
}

/// Whether records are public whose date is to come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FuturePosts {
    /// Those are held back that their generator would hold back; records of our own never are.
    #[default]
    AsGenerator,
    /// None is held back.
    Show,
    /// All are held back.
    Hide,
}

impl ImportOptions {
    /// All that a reading may depend on, as bytes.
    fn print(&self) -> Vec<u8> {
        let Self {
            picture_base,
            sources,
            future,
            // Made of readings, not by them.
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
    /// What there is to say about the records.
    pub report: Report,
}

/// An imported folder whose stories are as far decoded as an archive needs them.
#[derive(Debug)]
pub struct Catalogue {
    /// The stories, in the order of [`Import::articles`].
    pub stories: Vec<StoredArticle>,
    /// What there is to say about the records.
    pub report: Report,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImportProgress {
    /// Files read.
    pub read: usize,
    /// Files to read.
    pub of: usize,
}

/// Why nothing could be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such folder.
    #[error("{} is not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    /// A folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Folder {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// What the cache has kept of a record is not what was put there.
    #[error("the cache is damaged ({0}): remove it, or use --no-cache")]
    Cache(serde_json::Error),
}

/// Imports every record below `root`. `progress` is called from several threads, once for
/// each file.
///
/// # Errors
/// As [`catalogue`].
pub fn folder(
    root: &Path,
    options: &ImportOptions,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<Import, ImportError> {
    folder_with(root, options, None, progress)
}

/// Imports a folder as [`folder`] does, with the same result, and takes from a cache what has been
/// read before.
///
/// # Errors
/// As [`catalogue`]; and where the cache was damaged while it was in use.
pub fn folder_with(
    root: &Path,
    options: &ImportOptions,
    cache: Option<&RecordCache>,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<Import, ImportError> {
    let files = files::records(root, &options.sources)?;
    let Catalogue { stories, report } = catalogue(root, files, options, cache, progress)?;
    let open = |story: StoredArticle| Ok(outline::join(*story.outline, story.rest.open()?));
    let articles = stories.into_par_iter().map(open).collect::<Result<_, _>>();
    let articles = articles.map_err(ImportError::Cache)?;
    Ok(Import { articles, report })
}

/// Imports these files below `root` as [`folder_with`] does, and leaves the details of stories as the
/// cache keeps them.
///
/// # Errors
/// Only when the folder itself, or one in it, cannot be read. A bad record is no error: it is
/// refused, and the report says why.
pub fn catalogue(
    root: &Path,
    files: Vec<RecordFile>,
    options: &ImportOptions,
    cache: Option<&RecordCache>,
    progress: &(dyn Fn(ImportProgress) + Sync),
) -> Result<Catalogue, ImportError> {
    let real_root = root.canonicalize().map_err(|source| ImportError::Folder {
        path: root.to_owned(),
        source,
    })?;
    let print = options.print();
    let desk = ImportContext {
        root: &real_root,
        options,
        print: &print,
        cache,
    };
    let of = files.len();
    let count = AtomicUsize::new(0);
    let readings: Vec<_> = files
        .par_iter()
        .map_init(Vec::new, |room, file| {
            let readings = reading::read(file, desk, room);
            let read = count.fetch_add(1, Ordering::Relaxed) + 1;
            progress(ImportProgress { read, of });
            readings
        })
        .collect();

    let mut report = Report {
        folder: report::about(&options.sources),
        title: options
            .sources
            .iter()
            .find_map(|source| source.layout.title.clone()),
        ..Report::default()
    };
    let mut records = Vec::with_capacity(of);
    for (file, reading) in files.iter().zip(readings) {
        records.extend(reading.records);
        match reading.unread {
            Some(format) => report.not_read(&file.relative, &format),
            None => report.read(&file.relative),
        }
    }
    let mut stories = selection::public(records, options.as_of, &mut report);
    options.edits.apply(&mut stories, &mut report);
    for story in &stories {
        report.add(Visibility::Public, &story.path);
        let time = story.filed.outline.published;
        report.first = [report.first, time].into_iter().flatten().min();
        report.last = report.last.max(time);
    }
    let stories = archive::settle(stories, &mut report.problems);
    report.sort();
    Ok(Catalogue { stories, report })
}
