//! Where a run remembers what it has read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{export::shard_cache::ShardCache, import::cache::RecordCache};

/// The cache of read records.
#[derive(Clone, Debug, Args)]
pub struct CacheArguments {
    /// Where to remember what records were read as, so that the next run reads only what has
    /// changed [default: .broadsheet-cache, where there are 1,000 records or more]
    #[arg(long, value_name = "DIR", env = "BROADSHEET_CACHE")]
    cache: Option<PathBuf>,
    /// Remember nothing, and read everything
    #[arg(long)]
    no_cache: bool,
}

/// In the working folder, which is where an owner's own files are; an export beside it is for
/// everybody.
const CACHE_FOLDER: &str = ".broadsheet-cache";

/// Fewer records are read before anybody notices. They leave nothing behind unasked.
const MIN_CACHED_RECORDS: usize = 1_000;

impl CacheArguments {
    /// The cache for this folder of articles; `None` where none is wanted.
    pub fn open(&self, folder: &Path) -> Option<OpenCache> {
        if self.no_cache {
            return None;
        }
        // Another program may read a record in another way, and only its bytes say that it is another.
        let program = fs::read(std::env::current_exe().ok()?).ok()?;
        let place = self.cache.clone().unwrap_or_else(|| {
            // Archives that are exported from one place must not push each other out.
            let name = blake3::hash(folder.to_string_lossy().as_bytes()).to_hex();
            Path::new(CACHE_FOLDER).join(&name[..8])
        });
        let memo = ShardCache::open(place.join("shards.cache"), &program);
        Some(OpenCache {
            cache: RecordCache::open(place, &program),
            written: CacheSummary {
                memo,
                is_wanted: true,
            },
            is_asked_for: self.cache.is_some(),
        })
    }
}

/// An open cache.
#[derive(Debug)]
pub struct OpenCache {
    /// The cache of records.
    pub cache: RecordCache,
    written: CacheSummary,
    is_asked_for: bool,
}

impl OpenCache {
    /// Keeps what a run has read of so many records, and gives what is known of written files. Where
    /// keeping fails, the next run is slower and nothing else is lost, so it is only said.
    pub fn keep(self, records: usize) -> CacheSummary {
        let mut written = self.written;
        if !self.is_asked_for && records < MIN_CACHED_RECORDS {
            written.is_wanted = false;
        } else if let Err(error) = self.cache.save() {
            anstream::eprintln!("The cache of records was not written: {error}");
            written.is_wanted = false;
        }
        written
    }
}

/// What is known of the files that were written.
#[derive(Debug)]
pub struct CacheSummary {
    /// The memo itself.
    pub memo: ShardCache,
    is_wanted: bool,
}

impl CacheSummary {
    /// Keeps what a run has written, as [`Opened::keep`] does.
    pub fn keep(self) {
        if self.is_wanted
            && let Err(error) = self.memo.save()
        {
            anstream::eprintln!("The cache of written files was not written: {error}");
        }
    }
}
