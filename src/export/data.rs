//! Which files make up the archive? Manifest, columns, cards, stories and all others.

pub mod card_files;
pub mod chunking;
pub mod encode;
pub mod file_limit;
pub mod mentions;
pub mod options;
pub mod row_data;
pub mod screens;
pub mod segment_files;
pub mod segmenting;
pub mod shard_cache;
pub mod story_files;

use std::path::Path;

use rayon::prelude::*;

use self::options::ExportOptions;
use super::{
    files::{
        error::ExportError,
        export_writer::{ExportSummary, ExportWriter},
    },
    media::{logo, pictures::ExportedPictures},
};
use crate::{
    format::Site,
    model::{Article, StoredArticle},
};

/// The progress of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportProgress {
    /// The number of stories written so far.
    pub written: usize,
    /// The number of all stories.
    pub total: usize,
}

/// Writes an export of `articles`, which come oldest first, into the folder `out`.
///
/// The same articles and settings give the same bytes on any day. Every file except the manifest is
/// named by its content and written beside the existing files. The manifest comes last, in one
/// rename, so a run that fails or is killed leaves the former export complete. Afterwards files of
/// former exports are removed from `out`; other files are left alone.
///
/// Local pictures are read from the folder `source`.
///
/// # Errors
/// Returns [`ExportError`] with the path of the file that could not be read or written.
pub fn write(
    articles: Vec<Article>,
    site: &Site,
    source: &Path,
    out: &Path,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<ExportSummary, ExportError> {
    let stories = articles.into_iter().map(StoredArticle::from).collect();
    let options = ExportOptions::default();
    write_stored(stories, site, &options, source, out, progress)
}

/// Writes the same export as [`write`](write()), but decodes stories no further than needed, and with options. Files
/// that the cache of the options knows and that still exist are not written again.
///
/// # Errors
/// Returns the errors of [`write`](write()), and [`ExportError::Details`] if stories come from a cache that
/// was damaged while it was in use.
pub fn write_stored(
    stories: Vec<StoredArticle>,
    site: &Site,
    options: &ExportOptions,
    source: &Path,
    out: &Path,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<ExportSummary, ExportError> {
    let export_writer = ExportWriter::open(out)?;
    let (mut outlines, details): (Vec<_>, Vec<_>) = stories
        .into_par_iter()
        .map(|story| (*story.outline, story.details))
        .unzip();
    let site = &logo::copy(site, source, &export_writer)?;
    let pictures = ExportedPictures::copy(&mut outlines, site, source, &export_writer)?;
    outlines
        .par_iter_mut()
        .for_each(|outline| pictures.apply_to_outline(outline));
    let input = encode::ExportInput {
        outlines,
        details,
        pictures,
    };
    let (manifest, story_files) = encode::encode(input, site, options, &export_writer, progress)?;
    Ok(ExportSummary {
        story_files,
        ..export_writer.publish(&manifest)?
    })
}
