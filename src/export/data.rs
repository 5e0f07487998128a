//! Which files make up the archive? Manifest, columns, cards, stories and all others.

pub mod chunking;
pub mod encode;
pub mod mentions;
pub mod screens;
pub mod shard;
pub mod shard_cache;

use std::path::Path;

use rayon::prelude::*;

use self::shard_cache::ShardCache;
use super::{
    clustering::coverage::SameEventRule,
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

/// Writes an export of `articles`, which come oldest first, into the folder `out`. Stories of one
/// event are grouped by the default rule.
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
    let rule = Some(SameEventRule::default());
    write_stored(stories, site, rule, source, out, None, progress)
}

/// Writes the same export as [`write`](write()), but decodes stories no further than needed. Files that
/// `shard_cache` knows and that still exist are not written again. Stories of one event are grouped
/// by `rule`; without a rule, none are grouped.
///
/// # Errors
/// Returns the errors of [`write`](write()), and [`ExportError::Details`] if stories come from a cache that
/// was damaged while it was in use.
pub fn write_stored(
    stories: Vec<StoredArticle>,
    site: &Site,
    rule: Option<SameEventRule>,
    source: &Path,
    out: &Path,
    shard_cache: Option<&ShardCache>,
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
    let manifest = encode::encode(input, site, rule, &export_writer, shard_cache, progress)?;
    export_writer.publish(&manifest)
}
