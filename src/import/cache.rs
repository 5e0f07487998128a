//! A cache of readings from one run to the next.
//!
//! Each key hashes the program, the options, the path and the bytes of a record. The bytes of a file whose state is that
//! of the last run are not read ([`file_states`]). Pictures of the
//! folder and pages of built sites are not in the key; they are checked again at each lookup. The cache can be missing,
//! never stale: damaged or foreign files are ignored, and all files may be deleted at any time.
//!
//! A run needs the outlines of all stories but the details of few. Both are stored side by side,
//! and details stay encoded until they are needed.

pub mod file_states;
mod shard;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
    time::SystemTime,
};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    fs::write_atomic,
    import::{
        built_site::{BuiltSite, PageSighting},
        fields::pictures::{PictureFinder, PictureSighting},
        files::RecordFile,
        record::RecordReading,
    },
    model::{
        Article, Details, Outline, PackedDetails, StoredArticle, StoredDetails, stored_article,
    },
};

use self::{
    file_states::{FileState, FileStates},
    shard::{CacheShard, CacheTable},
};

/// The hash that identifies a reading.
pub type RecordKey = [u8; blake3::OUT_LEN];

/// The number of files of a cache. Editing a record rewrites two of them at most.
const CACHE_SHARDS: usize = 64;

/// The file with the states of files.
const FILE_STATES: &str = "files.cache";

/// A folder of readings. Readings that a run does not use are removed when it ends.
#[derive(Debug)]
pub struct RecordCache {
    folder: PathBuf,
    version: RecordKey,
    shards: Vec<CacheShard>,
    file_states: FileStates,
}

/// The facts by which a reading is checked before it is used again.
#[derive(Clone, Copy, Debug)]
pub struct CacheCheck<'a> {
    /// The finder for the pictures of the record.
    pub pictures: &'a PictureFinder<'a>,
    /// The built site of its source, if it has one.
    pub built_site: Option<&'a BuiltSite>,
    /// The file of the record.
    pub file: &'a Path,
}

impl CacheCheck<'_> {
    fn is_current<R>(&self, head: &Head<R>) -> bool {
        let mut sightings = head.sightings.iter();
        let has_same_pictures = sightings.all(|sighting| self.pictures.is_current(sighting));
        has_same_pictures
            && head.page.as_ref().is_none_or(|page| {
                let site = self.built_site;
                site.is_some_and(|site| site.is_current(page, self.file))
            })
    }
}

/// A reading without details, with the pictures and the page that it looked up.
#[derive(Serialize, Deserialize)]
struct Head<R> {
    sightings: Vec<PictureSighting>,
    page: Option<PageSighting>,
    reading: R,
}

impl RecordCache {
    /// Opens the cache in `folder`, if there is one. `version` identifies the program: any bytes
    /// that change when it does.
    pub fn open(folder: PathBuf, version: &[u8]) -> Self {
        Self::open_at(folder, version, SystemTime::now())
    }

    /// Opens the cache as [`RecordCache::open`] does, for a run that begins at this time.
    pub fn open_at(folder: PathBuf, version: &[u8], now: SystemTime) -> Self {
        let version = *blake3::hash(version).as_bytes();
        let shards = (0..CACHE_SHARDS).into_par_iter();
        let shards = shards.map(|number| {
            let table = fs::read(folder.join(file_name(number)));
            match table.map(|bytes| CacheTable::read(bytes, &version)) {
                Ok(Some(table)) => CacheShard::new(table),
                Ok(None) => CacheShard::damaged(),
                Err(_) => CacheShard::default(),
            }
        });
        Self {
            shards: shards.collect(),
            file_states: FileStates::open(&folder.join(FILE_STATES), &version, now),
            folder,
            version,
        }
    }

    /// Makes this run read every file, whatever its state says.
    pub fn read_all_files(&mut self) {
        self.file_states.forget();
    }

    /// Returns the key of a record whose file has the state of the last run.
    pub fn key_of_state(
        &self,
        record: &RecordFile,
        options: &[u8],
        state: Option<FileState>,
    ) -> Option<RecordKey> {
        self.file_states.key(&record.relative_path, options, state?)
    }

    /// Remembers the state that the file of a record had before it was read.
    pub fn remember_state(
        &self,
        record: &RecordFile,
        options: &[u8],
        state: Option<FileState>,
        key: &RecordKey,
    ) {
        if let Some(state) = state {
            self.file_states
                .remember(&record.relative_path, options, state, key);
        }
    }

    /// Returns the key of a record that is read with these options.
    pub fn key(&self, record: &RecordFile, options: &[u8], bytes: &[u8]) -> RecordKey {
        let mut hasher = blake3::Hasher::new_keyed(&self.version);
        for part in [options, record.relative_path.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.update(bytes);
        *hasher.finalize().as_bytes()
    }

    /// Returns the reading of this key, if its pictures and its page are unchanged.
    pub fn get(&self, key: &RecordKey, check: CacheCheck) -> Option<RecordReading<StoredArticle>> {
        let shard = self.shard(key)?;
        let (head, details) = shard.get(key)?;
        let head: Head<RecordReading<Box<Outline>>> = rmp_serde::from_slice(head).ok()?;
        if !check.is_current(&head) {
            return None;
        }
        shard.mark_used(key);
        let rest = StoredDetails::Cached(details);
        Some(head.reading.map(|outline| StoredArticle {
            outline,
            details: rest,
        }))
    }

    /// Stores the reading of this key, and returns it.
    pub fn put(
        &self,
        key: &RecordKey,
        reading: RecordReading<Box<Article>>,
        sightings: Vec<PictureSighting>,
        page: Option<PageSighting>,
    ) -> RecordReading<StoredArticle> {
        let mut details = None;
        let reading = reading.map(|article| {
            let (outline, rest) = stored_article::split_article(*article);
            details = Some(rest);
            Box::new(outline)
        });
        let details_bytes = match details.as_ref().map(lossless_json) {
            Some(None) => None,
            Some(Some(bytes)) => Some(bytes),
            None => Some(Vec::new()),
        };
        let head = Head {
            sightings,
            page,
            reading: &reading,
        };
        let packed = details_bytes.map(|bytes| PackedDetails {
            hash: *blake3::hash(&bytes).as_bytes(),
            range: 0..bytes.len(),
            buffer: Arc::new(bytes),
        });
        if let (Some(packed), Ok(head), Some(shard)) =
            (&packed, rmp_serde::to_vec_named(&head), self.shard(key))
        {
            shard.put(key, head, packed.clone());
        }
        let rest = match packed {
            Some(packed) => StoredDetails::Cached(packed),
            None => StoredDetails::Parsed(Box::new(details.unwrap_or_default())),
        };
        reading.map(|outline| StoredArticle {
            outline,
            details: rest,
        })
    }

    /// Writes changed files: adds new readings, and removes those that were not used.
    ///
    /// # Errors
    /// Returns the error of the system. The cache is then as good as before.
    pub fn save(self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // The cache must not end up in version control.
        let ignore = self.folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        if let Some(bytes) = self.file_states.into_bytes() {
            write_atomic(&self.folder.join(FILE_STATES), &bytes)?;
        }
        let shards = self.shards.into_par_iter().enumerate();
        shards
            .map(|(number, shard)| shard.save(&self.folder.join(file_name(number)), &self.version))
            .collect()
    }

    fn shard(&self, key: &RecordKey) -> Option<&CacheShard> {
        self.shards.get(usize::from(key[0]) % CACHE_SHARDS)
    }
}

fn file_name(number: usize) -> String {
    format!("records-{number:02}.cache")
}

/// Returns details as JSON, if that loses nothing. Fractions may change in the last bit.
fn lossless_json(details: &Details) -> Option<Vec<u8>> {
    let bytes = serde_json::to_vec(details).ok()?;
    let has_fraction = details.ratings.is_some();
    let again = || serde_json::from_slice::<Details>(&bytes).ok();
    (!has_fraction || again().as_ref() == Some(details)).then_some(bytes)
}
