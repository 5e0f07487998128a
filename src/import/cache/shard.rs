//! One file of the cache, in memory and on disk.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::Key;
use crate::model::Kept;

const HASH: usize = blake3::OUT_LEN;

/// Bytes of a length.
const LENGTH: usize = 4;

/// The readings of a file: after the version of the program and the hash of what follows, each as
/// its key, the hash of the details of its story, the lengths of its two parts in four bytes each, and
/// the parts: the head and the details.
#[derive(Debug, Default)]
pub struct Table {
    bytes: Arc<Vec<u8>>,
    places: HashMap<Key, Place>,
}

/// Where a reading is.
#[derive(Clone, Debug)]
struct Place {
    head: Range<usize>,
    details: Range<usize>,
    /// The hash of the details.
    hash: Key,
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
            let length = |from: usize| {
                let length: [u8; LENGTH] = *bytes.get(from..)?.first_chunk()?;
                usize::try_from(u32::from_le_bytes(length)).ok()
            };
            let hash: Key = *bytes.get(start + HASH..)?.first_chunk()?;
            let from = start + 2 * HASH;
            let lengths = (length(from)?, length(from + LENGTH)?);
            let from = from + 2 * LENGTH;
            let middle = from.checked_add(lengths.0)?;
            let to = middle.checked_add(lengths.1)?;
            bytes.get(from..to)?;
            let place = Place {
                head: from..middle,
                details: middle..to,
                hash,
            };
            places.insert(key, place);
            start = to;
        }
        Some(Self {
            bytes: Arc::new(bytes),
            places,
        })
    }

    /// The head of the reading of this key, and its details.
    pub fn get(&self, key: &Key) -> Option<(&[u8], Kept)> {
        let place = self.places.get(key)?;
        let head = self.bytes.get(place.head.clone())?;
        let details = Kept {
            shared: Arc::clone(&self.bytes),
            place: place.details.clone(),
            hash: place.hash,
        };
        Some((head, details))
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
    fresh: BTreeMap<Key, (Vec<u8>, Kept)>,
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

    /// See [`Table::get`].
    pub fn get(&self, key: &Key) -> Option<(&[u8], Kept)> {
        self.table.get(key)
    }

    /// The reading of this key is still of use.
    pub fn keep(&self, key: &Key) {
        self.news().kept.insert(*key);
    }

    /// Adds a reading.
    pub fn put(&self, key: &Key, head: Vec<u8>, details: Kept) {
        self.news().fresh.insert(*key, (head, details));
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
        let kept: Vec<_> = kept
            .iter()
            .filter_map(|key| Some((key, self.table.get(key)?)))
            .collect();
        let mut readings: BTreeMap<&Key, (&[u8], &Kept)> = BTreeMap::new();
        for (key, (head, details)) in &kept {
            readings.insert(key, (head, details));
        }
        // A reading that no longer held was made again, under the same key.
        let fresh = fresh.iter();
        readings.extend(fresh.map(|(key, (head, details))| {
            let reading: (&[u8], &Kept) = (head, details);
            (key, reading)
        }));
        let mut bytes = [*version, *version].concat();
        for (key, (head, details)) in readings {
            // No reading has four gigabytes: its file has at most eight megabytes.
            let Kept { hash, .. } = details;
            let details = details.bytes();
            let lengths = (u32::try_from(head.len()), u32::try_from(details.len()));
            let (Ok(of_head), Ok(of_details)) = lengths else {
                continue;
            };
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(hash);
            bytes.extend_from_slice(&of_head.to_le_bytes());
            bytes.extend_from_slice(&of_details.to_le_bytes());
            bytes.extend_from_slice(head);
            bytes.extend_from_slice(details);
        }
        let hash = blake3::hash(&bytes[2 * HASH..]);
        bytes[HASH..2 * HASH].copy_from_slice(hash.as_bytes());
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, &bytes)?;
        file.persist(path)?;
        Ok(())
    }
}
