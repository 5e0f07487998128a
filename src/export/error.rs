//! What can go wrong in an export.

use std::{io, path::PathBuf};

use crate::model::Slug;

/// An export that could not be finished. The export that was there before is still whole.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A picture could not be read.
    #[error("cannot read the picture {}: {source}", path.display())]
    Picture {
        /// The picture.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the export could not be put into JSON.
    #[error("cannot encode a file of the kind {kind}: {source}")]
    Encode {
        /// What the file holds.
        kind: &'static str,
        /// What the serialiser said.
        source: serde_json::Error,
    },
    /// What a cache has kept of a story is not what was put there.
    #[error("the cache is damaged where it keeps {slug} ({source}): remove it, or use --no-cache")]
    Details {
        /// The story.
        slug: Slug,
        /// What stands there.
        source: serde_json::Error,
    },
}

impl ExportError {
    /// A [`ExportError::Write`] of this path.
    pub fn write(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Write { path, source }
    }
}
