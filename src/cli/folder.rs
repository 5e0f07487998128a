//! The folder of articles that a command is about.

use std::path::{Path, PathBuf};

use clap::Args;

use super::config;
use crate::import::Layout;

/// A folder of articles, and its settings.
#[derive(Clone, Debug, Args)]
pub struct FolderArguments {
    /// The folder of articles; read with all folders in it [default: the working folder, where that has a
    /// broadsheet.toml or is the source of another site generator; else content]
    #[arg(value_name = "FOLDER", env = "BROADSHEET_CONTENT")]
    folder: Option<PathBuf>,
    /// The site's settings [default: broadsheet.toml in the folder, where there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The folder in a checkout of Broadsheet.
const DEFAULT_FOLDER: &str = "content";

impl FolderArguments {
    /// The folder that was named, or the one that is meant.
    pub fn path(&self) -> PathBuf {
        let here = Path::new(".");
        match &self.folder {
            Some(folder) => folder.clone(),
            None if here.join(config::SETTINGS_FILE).is_file()
                || Layout::of(here).dialect.is_some() =>
            {
                here.to_owned()
            }
            None => PathBuf::from(DEFAULT_FOLDER),
        }
    }
}
