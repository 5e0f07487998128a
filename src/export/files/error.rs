//! Errors of files.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::model::Slug;

/// The reason why an export could not be finished. The former export is still complete.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The path of the file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A picture could not be read.
    #[error("cannot read the picture {}: {source}", path.display())]
    Picture {
        /// The path of the picture.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A file of the export could not be encoded as JSON.
    #[error("cannot encode a file of the kind {kind}: {source}")]
    Encode {
        /// The kind of the file.
        kind: &'static str,
        /// The error of the serializer.
        source: serde_json::Error,
    },
    /// The site cannot stay within the number of files that the settings allow.
    #[error(
        "the site has at least {files} files, and `max_files` allows {max_files}: {other_files} of them are pages, feeds \
         and other files beside the archive. Set a smaller number of prerendered stories (`prerender`), or a larger \
         `max_files`"
    )]
    TooManyFiles {
        /// The limit.
        max_files: usize,
        /// The smallest possible number of files.
        files: usize,
        /// The number of files outside of the export.
        other_files: usize,
    },
    /// A story's entry in the cache is not what was written there.
    #[error("the cache entry of {slug} is damaged ({source}); remove the cache, or use --no-cache")]
    Details {
        /// The slug of the story.
        slug: Slug,
        /// The error of the decoder.
        source: serde_json::Error,
    },
}

impl ExportError {
    /// Returns a function that turns an I/O error into [`ExportError::Write`] for this path.
    pub fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}

/// A file that could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("cannot read or write {}: {source}", path.display())]
pub struct FileError {
    path: PathBuf,
    source: io::Error,
}

impl FileError {
    /// Returns a function that adds the path of the file to an error of the operating system.
    pub fn at(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self {
            path: path.clone(),
            source,
        }
    }
}
