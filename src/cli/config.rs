//! Reads the settings: `broadsheet.toml`.

mod coverage;
pub mod feeds;
mod file;
mod logo;
mod pictures;
mod renamed;
mod sources;
mod topics;
pub mod values;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use self::feeds::FetchSettings;
use crate::{
    export::clustering::coverage::SameEventRule,
    format::Site,
    import::{
        ImportOptions,
        diagnostics::{quote, report::Problem},
    },
};

/// The file name of the settings in a folder of articles.
pub const SETTINGS_FILE: &str = "broadsheet.toml";

/// The number of newest stories to prerender if the owner sets none.
const DEFAULT_PRERENDERED_STORIES: usize = 1_000;

/// The smallest maximum number of files. A page without an archive has about 70.
const MIN_MAX_FILES: usize = 100;

/// The settings of a site.
#[derive(Debug)]
pub struct Config {
    /// The settings that the browser needs.
    pub site: Site,
    /// The settings of `broadsheet fetch`.
    pub fetch: FetchSettings,
    /// The options of the import.
    pub import: ImportOptions,
    /// The number of newest stories to prerender.
    pub prerender: usize,
    /// The maximum number of files of the site, without compressed copies; `None` if the host has no limit.
    pub max_files: Option<usize>,
    /// Whether `broadsheet build` writes compressed files, for hosts that serve them.
    pub compress: bool,
    /// The rule for grouping stories of one event; `None` if they are not grouped.
    pub coverage: Option<SameEventRule>,
    /// The notes about settings that have their old names.
    pub notes: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            site: Site::default(),
            import: ImportOptions::default(),
            fetch: FetchSettings::default(),
            prerender: DEFAULT_PRERENDERED_STORIES,
            max_files: None,
            compress: false,
            coverage: Some(SameEventRule::default()),
            notes: Vec::new(),
        }
    }
}

/// An error in the settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the settings {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A line is invalid.
    #[error("{}:{line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The text that was found and the text that was expected.
        reason: String,
    },
}

/// Reads the settings from `file`, or from `folder` if no file is named. Returns the defaults if the folder has none.
///
/// # Errors
/// [`ConfigError`] names the file, and the line if one is invalid.
pub fn read(folder: &Path, file: Option<&Path>) -> Result<Config, ConfigError> {
    let path = file.map_or_else(|| folder.join(SETTINGS_FILE), Path::to_owned);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // The import reports a folder that does not exist.
        Err(error)
            if file.is_none()
                && matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
        {
            String::new()
        }
        Err(source) => return Err(ConfigError::Read { path, source }),
    };
    match self::file::parse(&text, folder) {
        Ok(mut config) => {
            if let Some(file) = file {
                let name = quote::one_line(&file.display().to_string(), usize::MAX);
                for note in &mut config.notes {
                    note.file.clone_from(&name);
                }
            }
            Ok(config)
        }
        Err((span, reason)) => Err(ConfigError::Line {
            path,
            line: values::line_of(&text, &span),
            reason,
        }),
    }
}

#[cfg(test)]
mod tests;
