//! From articles to the files of an export.

pub mod bundle;
pub mod chunking;
pub mod compress;
pub mod coverage;
pub mod dictionary;
pub mod encode;
pub mod error;
pub mod feeds;
pub mod glue;
pub mod host;
pub mod index;
pub mod install;
pub mod lexicon;
pub mod logo;
pub mod mentions;
pub mod messages;
pub mod page;
pub mod pictures;
pub mod prerender;
pub mod related;
pub mod rows;
pub mod screens;
pub mod shard;
pub mod shard_cache;
pub mod sitemap;
pub mod worker;
pub mod writer;

use std::path::Path;

use rayon::prelude::*;

pub use error::ExportError;
use shard_cache::ShardCache;
pub use writer::ExportSummary;

use crate::{
    format::Site,
    model::{Article, StoredArticle},
};

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportProgress {
    /// Stories written.
    pub written: usize,
    /// Stories in all.
    pub of: usize,
}

/// Writes an export of `articles`, which come oldest first, into the folder `out`. Those of one event
/// are grouped by the default rule.
///
/// The same articles and settings give the same bytes on any day. Every file but the manifest is
/// named by its content and written beside what is there; the manifest comes last, in one rename.
/// So a run that fails, or is killed, leaves the export that was there whole. Afterwards files of
/// former exports are removed from `out`; files that are not an export's are left alone.
///
/// Local pictures are read from the folder `source`.
///
/// # Errors
/// [`ExportError`] names the file that could not be read or written.
pub fn write(
    articles: Vec<Article>,
    site: &Site,
    source: &Path,
    out: &Path,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<ExportSummary, ExportError> {
    let stories = articles.into_iter().map(StoredArticle::from).collect();
    let rule = Some(coverage::SimilarityRule::default());
    write_filed(stories, site, rule, source, out, None, progress)
}

/// Writes an export as [`write`] does, with the same result, of stories that are decoded no further
/// than they need to be; what `memo` knows to be there is not made again. Stories of one event are
/// grouped by `rule`; without one, none are.
///
/// # Errors
/// As [`write`], and [`ExportError::Details`] where stories come from a cache that was damaged
/// while it was in use.
pub fn write_filed(
    stories: Vec<StoredArticle>,
    site: &Site,
    rule: Option<coverage::SimilarityRule>,
    source: &Path,
    out: &Path,
    memo: Option<&ShardCache>,
    progress: &(dyn Fn(ExportProgress) + Sync),
) -> Result<ExportSummary, ExportError> {
    let edition = writer::ExportWriter::open(out)?;
    let (mut outlines, rests): (Vec<_>, Vec<_>) = stories
        .into_par_iter()
        .map(|story| (*story.outline, story.rest))
        .unzip();
    let site = &logo::copy(site, source, &edition)?;
    let pictures = pictures::ExportedPictures::copy(&mut outlines, site, source, &edition)?;
    outlines
        .par_iter_mut()
        .for_each(|outline| pictures.settle(outline));
    let archive = encode::ExportInput {
        outlines,
        rests,
        pictures,
    };
    let manifest = encode::encode(archive, site, rule, &edition, memo, progress)?;
    edition.publish(&manifest)
}
