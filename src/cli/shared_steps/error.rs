//! Errors of the steps.

use std::path::PathBuf;

use crate::{
    cli::{
        config::ConfigError, embedded_page::UnpackError, report::empty::EmptyFolder,
        source::as_of::ClockError,
    },
    export::{
        bundle::BundleError,
        feeds::FeedError,
        files::error::ExportError,
        host::{HostError, compress::CompressError},
        page::error::PageError,
        prerender::PrerenderError,
    },
    import::ImportError,
};

/// An error while settings or records are read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// `SOURCE_DATE_EPOCH` is not a time.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The folder could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
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
    Unpack(#[from] UnpackError),
    /// The page could not be finished.
    #[error(transparent)]
    Page(#[from] PageError),
    /// The feeds of the site or its sitemap could not be written.
    #[error(transparent)]
    Feeds(#[from] FeedError),
    /// A prerendered page could not be written.
    #[error(transparent)]
    Prerender(#[from] PrerenderError),
    /// The settings for hosts could not be written.
    #[error(transparent)]
    Host(#[from] HostError),
    /// The file of a bundle could not be written.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// A file could not be compressed.
    #[error(transparent)]
    Compress(#[from] CompressError),
}
