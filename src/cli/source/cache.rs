//! The caches of a run: read records, and the shards that were written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::export::data::shard_cache::ShardCache;
use crate::import::cache::RecordCache;

/// The arguments of the cache.
#[derive(Clone, Debug, Args)]
pub struct CacheArguments {
    /// Folder of the cache, with which the next run reads only changed records [default: .broadsheet-cache, from 1,000
    /// records on]
    #[arg(long, value_name = "DIR", env = "BROADSHEET_CACHE")]
    cache: Option<PathBuf>,
    /// Use no cache, and read every record
    #[arg(long)]
    no_cache: bool,
    /// Read the bytes of every file, also of those whose size, times and inode are those of the last run
    #[arg(long)]
    verify: bool,
}

/// The default folder. It is in the working folder and not in that of the export, because an export is published.
const CACHE_FOLDER: &str = ".broadsheet-cache";

/// The smallest archive that is cached by default. Fewer records are read faster than anybody notices, so they leave no files.
const MIN_CACHED_RECORDS: usize = 1_000;

impl CacheArguments {
    /// Opens the caches of a folder of articles; `None` with `--no-cache`, or if the program cannot read itself.
    pub fn open(&self, folder: &Path) -> Option<OpenCache> {
        if self.no_cache {
            return None;
        }
        // Another build may read a record differently, so the bytes of the program are part of each key.
        let program = fs::read(std::env::current_exe().ok()?).ok()?;
        let cache_folder = self.cache.clone().unwrap_or_else(|| {
            // Two archives that are exported from one working folder must not evict each other.
            let name = blake3::hash(folder.to_string_lossy().as_bytes()).to_hex();
            Path::new(CACHE_FOLDER).join(&name[..8])
        });
        let shard_cache = ShardCache::open(cache_folder.join("shards.cache"), &program);
        let mut record_cache = RecordCache::open(cache_folder, &program);
        if self.verify {
            record_cache.read_all_files();
        }
        Some(OpenCache {
            record_cache,
            shard_cache: OpenShardCache {
                shard_cache,
                should_save: true,
            },
            is_explicit: self.cache.is_some(),
        })
    }
}

/// The open caches of a run.
#[derive(Debug)]
pub struct OpenCache {
    /// The cache of records.
    pub record_cache: RecordCache,
    shard_cache: OpenShardCache,
    is_explicit: bool,
}

impl OpenCache {
    /// Saves the cache of records after a run that read this many, and returns the cache of shards. If it cannot be
    /// saved, the run goes on with a message, because only the next run is slower.
    pub fn save_records(self, records: usize) -> OpenShardCache {
        let mut shard_cache = self.shard_cache;
        if !self.is_explicit && records < MIN_CACHED_RECORDS {
            shard_cache.should_save = false;
        } else if let Err(error) = self.record_cache.save() {
            anstream::eprintln!(
                "The cache of records was not saved: {error}. The next run reads all records again."
            );
            shard_cache.should_save = false;
        }
        shard_cache
    }
}

/// The open cache of shards, and whether it is saved after the export.
#[derive(Debug)]
pub struct OpenShardCache {
    /// The cache itself.
    pub shard_cache: ShardCache,
    should_save: bool,
}

impl OpenShardCache {
    /// Saves the cache after an export. If it cannot be saved, a message is printed.
    pub fn save(self) {
        if self.should_save
            && let Err(error) = self.shard_cache.save()
        {
            anstream::eprintln!(
                "The cache of shards was not saved: {error}. The next run makes all files again."
            );
        }
    }
}
