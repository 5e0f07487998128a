//! One file of the cache, in memory and on disk.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::RecordKey;
use crate::{fs::write_atomic, model::PackedDetails};

const HASH_BYTES: usize = blake3::OUT_LEN;

/// The length of a length, in bytes.
const LENGTH_BYTES: usize = 4;

/// The readings of a file. The file begins with the version of the program and the hash of
/// everything after it. Each reading has its key, the hash of its details, the lengths of head and
/// details in four little-endian bytes each, the head and the details.
#[derive(Debug, Default)]
pub struct CacheTable {
    bytes: Arc<Vec<u8>>,
    ranges: HashMap<RecordKey, ByteRange>,
}

/// The byte ranges of a reading.
#[derive(Clone, Debug)]
struct ByteRange {
    head: Range<usize>,
    details: Range<usize>,
    /// The hash of the details.
    hash: RecordKey,
}

impl CacheTable {
    /// Reads the bytes of a file. Returns `None` if they are damaged or of another program.
    pub fn read(bytes: Vec<u8>, version: &RecordKey) -> Option<Self> {
        let (head, content) = bytes.split_at_checked(2 * HASH_BYTES)?;
        if head[..HASH_BYTES] != *version || head[HASH_BYTES..] != *blake3::hash(content).as_bytes()
        {
            return None;
        }
        let mut ranges = HashMap::new();
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
            let range = ByteRange {
                head: from..middle,
                details: middle..to,
                hash,
            };
            ranges.insert(key, range);
            start = to;
        }
        Some(Self {
            bytes: Arc::new(bytes),
            ranges,
        })
    }

    /// Returns the head and the details of the reading with this key.
    pub fn get(&self, key: &RecordKey) -> Option<(&[u8], PackedDetails)> {
        let range = self.ranges.get(key)?;
        let head = self.bytes.get(range.head.clone())?;
        let details = PackedDetails {
            buffer: Arc::clone(&self.bytes),
            range: range.details.clone(),
            hash: range.hash,
        };
        Some((head, details))
    }
}

/// A table and the changes of a run.
#[derive(Debug, Default)]
pub struct CacheShard {
    table: CacheTable,
    /// Whether the file exists but is not a valid table.
    is_damaged: bool,
    changes: Mutex<NewEntries>,
}

#[derive(Debug, Default)]
struct NewEntries {
    used: HashSet<RecordKey>,
    added: BTreeMap<RecordKey, (Vec<u8>, PackedDetails)>,
}

impl CacheShard {
    /// Creates the shard of a table.
    pub fn new(table: CacheTable) -> Self {
        Self {
            table,
            ..Self::default()
        }
    }

    /// Creates the shard of a damaged file.
    pub fn damaged() -> Self {
        Self {
            is_damaged: true,
            ..Self::default()
        }
    }

    /// Returns the reading of a key, as [`CacheTable::get`] does.
    pub fn get(&self, key: &RecordKey) -> Option<(&[u8], PackedDetails)> {
        self.table.get(key)
    }

    /// Marks the reading of this key as used.
    pub fn mark_used(&self, key: &RecordKey) {
        self.changes().used.insert(*key);
    }

    /// Adds a reading.
    pub fn put(&self, key: &RecordKey, head: Vec<u8>, details: PackedDetails) {
        self.changes().added.insert(*key, (head, details));
    }

    fn changes(&self) -> MutexGuard<'_, NewEntries> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes the file if it changed, and removes it if no reading is left.
    ///
    /// # Errors
    /// Returns the error of the system; the file is then unchanged.
    pub fn save(self, path: &Path, version: &RecordKey) -> io::Result<()> {
        let changes = self.changes.into_inner();
        let NewEntries { used, added } = changes.unwrap_or_else(PoisonError::into_inner);
        let is_same = added.is_empty() && used.len() == self.table.ranges.len();
        if is_same && !self.is_damaged {
            return Ok(());
        }
        if added.is_empty() && used.is_empty() {
            return fs::remove_file(path);
        }
        let used: Vec<_> = used
            .iter()
            .filter_map(|key| Some((key, self.table.get(key)?)))
            .collect();
        let mut readings: BTreeMap<&RecordKey, (&[u8], &PackedDetails)> = BTreeMap::new();
        for (key, (head, details)) in &used {
            readings.insert(key, (head, details));
        }
        // A reading that was invalid was made again under the same key.
        let added = added.iter();
        readings.extend(added.map(|(key, (head, details))| {
            let reading: (&[u8], &PackedDetails) = (head, details);
            (key, reading)
        }));
        let mut bytes = [*version, *version].concat();
        for (key, (head, details)) in readings {
            // Skip a reading of more than 4 GiB; none is, because its file has at most 8 MiB.
            let PackedDetails { hash, .. } = details;
            let details = details.bytes();
            let lengths = (u32::try_from(head.len()), u32::try_from(details.len()));
            let (Ok(head_length), Ok(details_length)) = lengths else {
                continue;
            };
            bytes.extend_from_slice(key);
            bytes.extend_from_slice(hash);
            bytes.extend_from_slice(&head_length.to_le_bytes());
            bytes.extend_from_slice(&details_length.to_le_bytes());
            bytes.extend_from_slice(head);
            bytes.extend_from_slice(details);
        }
        let hash = blake3::hash(&bytes[2 * HASH_BYTES..]);
        bytes[HASH_BYTES..2 * HASH_BYTES].copy_from_slice(hash.as_bytes());
        write_atomic(path, &bytes)
    }
}
