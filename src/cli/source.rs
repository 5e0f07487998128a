//! Where articles come from: a folder and its settings.

use clap::Args;

use super::{
    as_of::{AsOfArgument, ClockError},
    cache::{CacheArguments, CacheSummary, OpenCache},
    config::{self, Config, ConfigError},
    folder::FolderArguments,
    progress::ProgressBar,
};
use crate::{
    format::Site,
    import::{self, Catalogue, ImportError},
};

/// A folder of articles, and where it is remembered.
#[derive(Debug, Args)]
pub struct SourceArguments {
    /// The folder.
    #[command(flatten)]
    pub folder: FolderArguments,
    /// Where records are remembered
    #[command(flatten)]
    pub memory: CacheArguments,
    /// The time for which articles are read
    #[command(flatten)]
    pub clock: AsOfArgument,
}

/// A source that could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The time is none.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The folder could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
}

/// What was read.
#[derive(Debug)]
pub struct ReadSource {
    /// The site's settings.
    pub config: Config,
    /// The articles.
    pub catalogue: Catalogue,
    /// What is known of the files that were written of them, where anything is to be remembered.
    pub written: Option<CacheSummary>,
}

impl SourceArguments {
    /// Reads settings and articles, with a progress bar on a terminal.
    ///
    /// # Errors
    /// [`SourceError`], whose message says what to do.
    pub fn read(&self) -> Result<ReadSource, SourceError> {
        let folder = self.folder.path();
        let mut config = config::read(&folder, self.folder.config.as_deref())?;
        config.import.as_of = Some(self.clock.time()?);
        let options = &config.import;
        let bar = ProgressBar::new("Reading");
        let (cache, files) = rayon::join(
            || self.memory.open(&folder),
            || import::files::records(&folder, &options.sources),
        );
        let mut catalogue = import::catalogue(
            &folder,
            files?,
            options,
            cache.as_ref().map(|opened| &opened.cache),
            &|progress| {
                bar.set(progress.read, progress.of);
            },
        )?;
        bar.finish();
        // The title that stands for no title says nothing of this folder.
        if config.site.title != Site::default().title {
            catalogue.report.title = Some(config.site.title.clone());
        }
        let keep = |opened: OpenCache| opened.keep(catalogue.report.records);
        Ok(ReadSource {
            written: cache.map(keep),
            config,
            catalogue,
        })
    }
}
