//! The arguments for the folder of articles and its settings.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::{cli::config, import::generators::layout::Layout};

/// A folder of articles, and its settings.
#[derive(Clone, Debug, Args)]
pub struct FolderArguments {
    /// Folder of articles, which is read with all folders in it [default: the working folder, if it has a
    /// broadsheet.toml or is the source of another site generator; else content]
    #[arg(value_name = "FOLDER", env = "BROADSHEET_CONTENT")]
    folder: Option<PathBuf>,
    /// Settings of the site [default: broadsheet.toml in the folder, if it exists]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// The folder of the sample archive in a clone of Broadsheet.
const DEFAULT_FOLDER: &str = "content";

impl FolderArguments {
    /// Returns the folder that was named, or the default.
    pub fn path(&self) -> PathBuf {
        let here = Path::new(".");
        match &self.folder {
            Some(folder) => folder.clone(),
            None if here.join(config::SETTINGS_FILE).is_file()
                || Layout::detect(here).dialect.is_some() =>
            {
                here.to_owned()
            }
            None => PathBuf::from(DEFAULT_FOLDER),
        }
    }
}
