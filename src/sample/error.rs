//! What can go wrong while a sample is written.

use std::io;
use std::path::PathBuf;

/// Why a sample could not be written.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// Something is in the folder already, and it might be somebody's archive.
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
        /// What the operating system says.
        source: io::Error,
    },
    /// A record cannot be written. Those written before it stay.
    #[error("{} cannot be written", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
}
