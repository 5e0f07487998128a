//! One file of the cache, in memory and on disk.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    ops::Range,
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::Key;

const HASH: usize = blake3::OUT_LEN;

/// The readings of a file: after the version of the program and the hash of what follows, each as
/// its key, its length in four bytes and its JSON.
#[derive(Debug, Default)]
pub struct Table {
    bytes: Vec<u8>,
    places: HashMap<Key, Range<usize>>,
}

impl Table {
    /// Reads a file's bytes. `None` where they are of another program or damaged.
    pub fn read(bytes: Vec<u8>, version: &Key) -> Option<Self> {
        let (head, content) = bytes.split_at_checked(2 * HASH)?;
        if head[..HASH] != *version || head[HASH..] != *blake3::hash(content).as_bytes() {
            return None;
        }
        let mut places = HashMap::new();
        let mut start = 2 * HASH;
        while start < bytes.len() {
            let key: Key = *bytes.get(start..)?.first_chunk()?;
            let length: [u8; 4] = *bytes.get(start + HASH..)?.first_chunk()?;
            let from = start + HASH + length.len();
            let to = from.checked_add(usize::try_from(u32::from_le_bytes(length)).ok()?)?;
            bytes.get(from..to)?;
            places.insert(key, from..to);
            start = to;
        }
        Some(Self { bytes, places })
    }
}

/// A table, and what a run makes of it.
#[derive(Debug, Default)]
pub struct Shard {
    table: Table,
    /// The file is there and no table.
    is_spoiled: bool,
    news: Mutex<News>,
}

#[derive(Debug, Default)]
struct News {
    kept: HashSet<Key>,
    fresh: BTreeMap<Key, Vec<u8>>,
}

impl Shard {
    /// The shard of a table.
    pub fn new(table: Table) -> Self {
        Self {
            table,
            ..Self::default()
        }
    }

    /// The shard of a file that is none.
    pub fn spoiled() -> Self {
        Self {
            is_spoiled: true,
            ..Self::default()
        }
    }

    /// The reading of this key.
    pub fn get(&self, key: &Key) -> Option<&[u8]> {
        let place = self.table.places.get(key)?;
        self.table.bytes.get(place.clone())
    }

    /// The reading of this key is still of use.
    pub fn keep(&self, key: &Key) {
        self.news().kept.insert(*key);
    }

    /// Adds a reading.
    pub fn put(&self, key: &Key, reading: Vec<u8>) {
        self.news().fresh.insert(*key, reading);
    }

    fn news(&self) -> MutexGuard<'_, News> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the file where it has changed, and removes it where nothing is left to keep.
    ///
    /// # Errors
    /// What the system said; the file is then as it was.
    pub fn save(self, folder: &Path, path: &Path, version: &Key) -> io::Result<()> {
        let news = self.news.into_inner();
        let News { kept, fresh } = news.unwrap_or_else(PoisonError::into_inner);
        let is_same = fresh.is_empty() && kept.len() == self.table.places.len();
        if is_same && !self.is_spoiled {
            return Ok(());
        }
        if fresh.is_empty() && kept.is_empty() {
            return fs::remove_file(path);
        }
        let mut readings: BTreeMap<&Key, &[u8]> = BTreeMap::new();
        for key in &kept {
            let place = self.table.places.get(key).cloned().unwrap_or_default();
            readings.insert(key, self.table.bytes.get(place).unwrap_or_default());
        }
        // A reading that no longer held was made again, under the same key.
        readings.extend(fresh.iter().map(|(key, bytes)| (key, bytes.as_slice())));
        let mut bytes = [*version, *version].concat();
        for (key, reading) in readings {
            // No reading has four gigabytes: its file has at most eight megabytes.
            let Ok(length) = u32::try_from(reading.len()) else {
                continue;
            };
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(&length.to_le_bytes());
            bytes.extend_from_slice(reading);
        }
        let hash = blake3::hash(&bytes[2 * HASH..]);
        bytes[HASH..2 * HASH].copy_from_slice(hash.as_bytes());
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, &bytes)?;
        file.persist(path)?;
        Ok(())
    }
}
