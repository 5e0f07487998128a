//! One file of the cache, in memory and on disk.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::RecordKey;
use crate::model::PackedDetails;

const HASH_BYTES: usize = blake3::OUT_LEN;

/// Bytes of a length.
const LENGTH_BYTES: usize = 4;

/// The readings of a file: after the version of the program and the hash of what follows, each as
/// its key, the hash of the details of its story, the lengths of its two parts in four bytes each, and
/// the parts: the head and the details.
#[derive(Debug, Default)]
pub struct CacheTable {
    bytes: Arc<Vec<u8>>,
    places: HashMap<RecordKey, ByteRange>,
}

/// Where a reading is.
#[derive(Clone, Debug)]
struct ByteRange {
    head: Range<usize>,
    details: Range<usize>,
    /// The hash of the details.
    hash: RecordKey,
}

impl CacheTable {
    /// Reads a file's bytes. `None` where they are of another program or damaged.
    pub fn read(bytes: Vec<u8>, version: &RecordKey) -> Option<Self> {
        let (head, content) = bytes.split_at_checked(2 * HASH_BYTES)?;
        if head[..HASH_BYTES] != *version || head[HASH_BYTES..] != *blake3::hash(content).as_bytes()
        {
            return None;
        }
        let mut places = HashMap::new();
        let mut start = 2 * HASH_BYTES;
        while start < bytes.len() {
            let key: RecordKey = *bytes.get(start..)?.first_chunk()?;
            let length = |from: usize| {
                let length: [u8; LENGTH_BYTES] = *bytes.get(from..)?.first_chunk()?;
                usize::try_from(u32::from_le_bytes(length)).ok()
            };
            let hash: RecordKey = *bytes.get(start + HASH_BYTES..)?.first_chunk()?;
            let from = start + 2 * HASH_BYTES;
            let lengths = (length(from)?, length(from + LENGTH_BYTES)?);
            let from = from + 2 * LENGTH_BYTES;
            let middle = from.checked_add(lengths.0)?;
            let to = middle.checked_add(lengths.1)?;
            bytes.get(from..to)?;
            let place = ByteRange {
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
    pub fn get(&self, key: &RecordKey) -> Option<(&[u8], PackedDetails)> {
        let place = self.places.get(key)?;
        let head = self.bytes.get(place.head.clone())?;
        let details = PackedDetails {
            shared: Arc::clone(&self.bytes),
            place: place.details.clone(),
            hash: place.hash,
        };
        Some((head, details))
    }
}

/// A table, and what a run makes of it.
#[derive(Debug, Default)]
pub struct CacheShard {
    table: CacheTable,
    /// The file is there and no table.
    is_spoiled: bool,
    news: Mutex<NewEntries>,
}

#[derive(Debug, Default)]
struct NewEntries {
    kept: HashSet<RecordKey>,
    fresh: BTreeMap<RecordKey, (Vec<u8>, PackedDetails)>,
}

impl CacheShard {
    /// The shard of a table.
    pub fn new(table: CacheTable) -> Self {
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
    pub fn get(&self, key: &RecordKey) -> Option<(&[u8], PackedDetails)> {
        self.table.get(key)
    }

    /// The reading of this key is still of use.
    pub fn keep(&self, key: &RecordKey) {
        self.news().kept.insert(*key);
    }

    /// Adds a reading.
    pub fn put(&self, key: &RecordKey, head: Vec<u8>, details: PackedDetails) {
        self.news().fresh.insert(*key, (head, details));
    }

    fn news(&self) -> MutexGuard<'_, NewEntries> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the file where it has changed, and removes it where nothing is left to keep.
    ///
    /// # Errors
    /// What the system said; the file is then as it was.
    pub fn save(self, folder: &Path, path: &Path, version: &RecordKey) -> io::Result<()> {
        let news = self.news.into_inner();
        let NewEntries { kept, fresh } = news.unwrap_or_else(PoisonError::into_inner);
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
        let mut readings: BTreeMap<&RecordKey, (&[u8], &PackedDetails)> = BTreeMap::new();
        for (key, (head, details)) in &kept {
            readings.insert(key, (head, details));
        }
        // A reading that no longer held was made again, under the same key.
        let fresh = fresh.iter();
        readings.extend(fresh.map(|(key, (head, details))| {
            let reading: (&[u8], &PackedDetails) = (head, details);
            (key, reading)
        }));
        let mut bytes = [*version, *version].concat();
        for (key, (head, details)) in readings {
            // No reading has four gigabytes: its file has at most eight megabytes.
            let PackedDetails { hash, .. } = details;
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
        let hash = blake3::hash(&bytes[2 * HASH_BYTES..]);
        bytes[HASH_BYTES..2 * HASH_BYTES].copy_from_slice(hash.as_bytes());
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, &bytes)?;
        file.persist(path)?;
        Ok(())
    }
}
