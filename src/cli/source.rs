//! Where articles come from: a folder and its settings.

use std::path::PathBuf;

use clap::Args;

use super::{
    config::{self, Config, ConfigError},
    memory::{Memory, Opened, Remembered},
    progress::Bar,
};
use crate::import::{self, Catalogue, ImportError};

/// The folder of articles.
#[derive(Debug, Args)]
pub struct Source {
    /// The folder of articles; read with all folders in it
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// The site's settings [default: broadsheet.toml in the folder, where there is one]
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where records are remembered
    #[command(flatten)]
    pub memory: Memory,
}

/// A source that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The folder could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
}

/// What was read.
#[derive(Debug)]
pub struct Read {
    /// The site's settings.
    pub config: Config,
    /// The articles.
    pub catalogue: Catalogue,
    /// What is known of the files that were written of them, where anything is to be remembered.
    pub written: Option<Remembered>,
}

impl Source {
    /// Reads settings and articles, with a progress bar on a terminal.
    ///
    /// # Errors
    /// [`SourceError`], whose message says what to do.
    pub fn read(&self) -> Result<Read, SourceError> {
        let config = config::read(&self.folder, self.config.as_deref())?;
        let options = &config.import;
        let bar = Bar::new("Reading");
        let (cache, files) = rayon::join(
            || self.memory.open(&self.folder),
            || import::files::records(&self.folder, &options.sources),
        );
        let catalogue = import::catalogue(
            &self.folder,
            files?,
            options,
            cache.as_ref().map(|opened| &opened.cache),
            &|progress| {
                bar.set(progress.read, progress.of);
            },
        )?;
        bar.finish();
        let keep = |opened: Opened| opened.keep(catalogue.report.records);
        Ok(Read {
            written: cache.map(keep),
            config,
            catalogue,
        })
    }
}
