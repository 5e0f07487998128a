//! What records were read as, kept from one run to the next.
//!
//! A record is kept under the hash of everything its reading depends on: the program, the options,
//! the record's path and its bytes. What else it asked for, the pictures of the folder, is asked
//! again. So a cache is never wrong, only empty: a file in it that is damaged, or of another
//! program, counts as not there, and all of it may be removed at any time.
//!
//! A run needs the outlines of all stories and the details of few, so the two are kept side by
//! side, and details stay as they are until somebody opens them.

mod shard;

use std::{fs, io, path::PathBuf, sync::Arc};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{
    files::RecordFile,
    pictures::{PictureFinder, PictureSighting},
    reading::RecordReading,
};
use crate::model::{
    Article, Details, Outline, PackedDetails, StoredArticle, StoredDetails, outline,
};
use shard::{CacheShard, CacheTable};

/// The hash that a record is kept under.
pub type RecordKey = [u8; blake3::OUT_LEN];

/// In so many files a cache is kept; a changed record costs the writing of two of them.
const CACHE_SHARDS: usize = 64;

/// A folder of readings. Those that a run does not use are gone after it.
#[derive(Debug)]
pub struct RecordCache {
    folder: PathBuf,
    version: RecordKey,
    shards: Vec<CacheShard>,
}

/// A reading without details, with what it found of the pictures in the folder.
#[derive(Serialize, Deserialize)]
struct Head<R> {
    sightings: Vec<PictureSighting>,
    reading: R,
}

impl RecordCache {
    /// Reads the cache in `folder`, where there is one, for the program `version`: any bytes that
    /// differ when the program does.
    pub fn open(folder: PathBuf, version: &[u8]) -> Self {
        let version = *blake3::hash(version).as_bytes();
        let shards = (0..CACHE_SHARDS).into_par_iter();
        let shards = shards.map(|number| {
            let table = fs::read(folder.join(file(number)));
            match table.map(|bytes| CacheTable::read(bytes, &version)) {
                Ok(Some(table)) => CacheShard::new(table),
                Ok(None) => CacheShard::spoiled(),
                Err(_) => CacheShard::default(),
            }
        });
        Self {
            shards: shards.collect(),
            folder,
            version,
        }
    }

    /// The key of a record that is read with these options.
    pub fn key(&self, record: &RecordFile, options: &[u8], bytes: &[u8]) -> RecordKey {
        let mut hasher = blake3::Hasher::new_keyed(&self.version);
        for part in [options, record.relative.as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.update(bytes);
        *hasher.finalize().as_bytes()
    }

    /// What the record of this key was read as, if that still holds.
    pub fn get(
        &self,
        key: &RecordKey,
        pictures: &PictureFinder,
    ) -> Option<RecordReading<StoredArticle>> {
        let shard = self.shard(key)?;
        let (head, kept) = shard.get(key)?;
        let head: Head<RecordReading<Box<Outline>>> = rmp_serde::from_slice(head).ok()?;
        let mut sightings = head.sightings.iter();
        if !sightings.all(|sighting| pictures.sees(sighting)) {
            return None;
        }
        shard.keep(key);
        let rest = StoredDetails::Kept(kept);
        Some(head.reading.map(|outline| StoredArticle { outline, rest }))
    }

    /// Keeps what the record of this key was read as, and gives it back.
    pub fn put(
        &self,
        key: &RecordKey,
        reading: RecordReading<Box<Article>>,
        sightings: Vec<PictureSighting>,
    ) -> RecordReading<StoredArticle> {
        let mut details = None;
        let reading = reading.map(|article| {
            let (outline, rest) = outline::part(*article);
            details = Some(rest);
            Box::new(outline)
        });
        let kept = match details.as_ref().map(survivor) {
            Some(None) => None,
            Some(Some(bytes)) => Some(bytes),
            None => Some(Vec::new()),
        };
        let head = Head {
            sightings,
            reading: &reading,
        };
        let kept = kept.map(|bytes| PackedDetails {
            hash: *blake3::hash(&bytes).as_bytes(),
            place: 0..bytes.len(),
            shared: Arc::new(bytes),
        });
        if let (Some(kept), Ok(head), Some(shard)) =
            (&kept, rmp_serde::to_vec_named(&head), self.shard(key))
        {
            shard.put(key, head, kept.clone());
        }
        let rest = match kept {
            Some(kept) => StoredDetails::Kept(kept),
            None => StoredDetails::Read(Box::new(details.unwrap_or_default())),
        };
        reading.map(|outline| StoredArticle { outline, rest })
    }

    /// Writes what has changed: new readings come in, and those that nobody asked for go.
    ///
    /// # Errors
    /// What the system said. The cache is then as good as before.
    pub fn save(self) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Nobody means to keep it under version control.
        let ignore = self.folder.join(".gitignore");
        if !ignore.exists() {
            fs::write(ignore, "*\n")?;
        }
        let shards = self.shards.into_par_iter().enumerate();
        shards
            .map(|(number, shard)| {
                shard.save(&self.folder, &self.folder.join(file(number)), &self.version)
            })
            .collect()
    }

    fn shard(&self, key: &RecordKey) -> Option<&CacheShard> {
        self.shards.get(usize::from(key[0]) % CACHE_SHARDS)
    }
}

fn file(number: usize) -> String {
    format!("records-{number:02}.cache")
}

/// Details as JSON, if they come back from it as they were. Fractions may not, to the last bit.
fn survivor(details: &Details) -> Option<Vec<u8>> {
    let bytes = serde_json::to_vec(details).ok()?;
    let has_fraction = details.ratings.is_some();
    let again = || serde_json::from_slice::<Details>(&bytes).ok();
    (!has_fraction || again().as_ref() == Some(details)).then_some(bytes)
}
