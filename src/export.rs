//! From articles to the files of an export.

pub mod cut;
pub mod dictionary;
pub mod edition;
pub mod encode;
pub mod error;
pub mod glue;
pub mod index;
pub mod kin;
pub mod page;
pub mod pictures;
pub mod screens;

use std::path::Path;

pub use edition::Written;
pub use error::ExportError;

use crate::{format::Site, model::Article};

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Stories written.
    pub written: usize,
    /// Stories in all.
    pub of: usize,
}

/// Writes an export of `articles`, which come oldest first, into the folder `out`.
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
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Written, ExportError> {
    let edition = edition::Edition::open(out)?;
    let articles = pictures::settle(articles, site, source, &edition)?;
    let manifest = encode::encode(articles, site, &edition, progress)?;
    edition.publish(&manifest)
}
