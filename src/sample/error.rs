//! Defines the errors of writing a sample.

use std::io;
use std::path::PathBuf;

/// An error of writing a sample.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// The folder is not empty, and could be somebody's archive.
    #[error(
        "{} is not empty; name a folder that does not exist yet, or empty this one first",
        path.display()
    )]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// The folder cannot be read or created, or is a file.
    #[error("{} cannot be used as the folder of the sample", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// A record cannot be written. The records before it stay.
    #[error("{} cannot be written", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}
