//! Reading a folder of records: every one ends as an article or as a named problem.

pub mod body;
pub mod details;
pub mod duration;
pub mod fields;
pub mod files;
pub mod findings;
pub mod link;
pub mod markup;
pub mod moment;
pub mod number;
pub mod pictures;
pub mod player;
pub mod provider;
pub mod quote;
pub mod record;
pub mod related;
pub mod report;
pub mod secured;
pub mod source;
pub mod text;
pub mod yaml;

use std::path::PathBuf;

/// Why nothing could be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// There is no such folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// A folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Folder {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}
