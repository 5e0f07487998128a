//! Which folder, settings, time and cache does a run use?

pub mod as_of;
pub mod cache;
pub mod folder;

use clap::Args;

use self::{as_of::AsOfArgument, cache::CacheArguments, folder::FolderArguments};

/// The arguments of the source.
#[derive(Debug, Args)]
pub struct SourceArguments {
    /// The folder of articles and its settings
    #[command(flatten)]
    pub folder: FolderArguments,
    /// The cache
    #[command(flatten)]
    pub cache: CacheArguments,
    /// The time of the run
    #[command(flatten)]
    pub as_of: AsOfArgument,
}
