//! The source of a command: a folder of articles, its settings, its cache and the time of the run.

use clap::Args;

use super::{
    as_of::{AsOfArgument, ClockError},
    cache::{CacheArguments, OpenCache, OpenShardCache},
    config::{self, Config, ConfigError},
    folder::FolderArguments,
    progress::ProgressBar,
};
use crate::{
    format::Site,
    import::{self, ImportCatalog, ImportError},
};

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

/// An error while a source is read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The settings are wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// `SOURCE_DATE_EPOCH` is not a time.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The folder could not be read.
    #[error(transparent)]
    Import(#[from] ImportError),
}

/// A source that was read.
#[derive(Debug)]
pub struct ReadSource {
    /// The site's settings.
    pub config: Config,
    /// The articles.
    pub catalogue: ImportCatalog,
    /// The cache of shards, if caches are used.
    pub shard_cache: Option<OpenShardCache>,
}

impl SourceArguments {
    /// Reads settings and articles, with a progress bar on a terminal. The report has the notes of the settings.
    ///
    /// # Errors
    /// [`SourceError`] if the settings, the time or the folder cannot be used.
    pub fn read(&self) -> Result<ReadSource, SourceError> {
        let folder = self.folder.path();
        let mut config = config::read(&folder, self.folder.config.as_deref())?;
        config.import.as_of = Some(self.as_of.time()?);
        let options = &config.import;
        let bar = ProgressBar::new("Reading");
        let (cache, files) = rayon::join(
            || self.cache.open(&folder),
            || import::files::find_records(&folder, &options.sources),
        );
        let mut catalogue = import::catalog(
            &folder,
            files.map_err(ImportError::from)?,
            options,
            cache.as_ref().map(|open| &open.record_cache),
            &|progress| {
                bar.set(progress.read, progress.total);
            },
        )?;
        bar.finish();
        // The default title does not describe this folder.
        if config.site.title != Site::default().title {
            catalogue.report.title = Some(config.site.title.clone());
        }
        catalogue.report.problems.append(&mut config.notes);
        catalogue.report.sort();
        let save = |open: OpenCache| open.save_records(catalogue.report.records);
        Ok(ReadSource {
            shard_cache: cache.map(save),
            config,
            catalogue,
        })
    }
}
