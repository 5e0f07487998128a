//! Caches which file each run of stories was written to, from one run of the command to the next.
//!
//! The cache can be missing, never stale: each key hashes the program and all inputs of a file. A
//! damaged cache, or one of another program, counts as missing, and you can remove it at any time.
//! The writer checks whether the files still exist.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use crate::{export::files::export_writer::ExportFile, fs::write_atomic};

/// The key of a file: a hash.
pub type ShardKey = [u8; blake3::OUT_LEN];

/// The cache file. Entries that a run does not use are dropped at its end.
#[derive(Debug)]
pub struct ShardCache {
    path: PathBuf,
    version: ShardKey,
    former_entries: HashMap<ShardKey, ExportFile>,
    used_entries: Mutex<BTreeMap<ShardKey, ExportFile>>,
}

impl ShardCache {
    /// Reads the cache in the file `path`, if there is one, for the program `version`: any bytes
    /// that differ if the program does.
    pub fn open(path: PathBuf, version: &[u8]) -> Self {
        let version = *blake3::hash(version).as_bytes();
        let entries = fs::read(&path).ok();
        let entries = entries.and_then(|bytes| decode(&bytes, &version));
        Self {
            former_entries: entries.unwrap_or_default().into_iter().collect(),
            used_entries: Mutex::default(),
            path,
            version,
        }
    }

    /// Returns the key of a file from everything that it depends on.
    pub fn key(&self, input: &[u8]) -> ShardKey {
        *blake3::keyed_hash(&self.version, input).as_bytes()
    }

    /// Returns the file with this key.
    pub fn get(&self, key: &ShardKey) -> Option<&ExportFile> {
        self.former_entries.get(key)
    }

    /// Stores a file.
    pub fn insert(&self, key: ShardKey, file: ExportFile) {
        let mut used = self
            .used_entries
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        used.insert(key, file);
    }

    /// Writes the entries that this run has used, if they differ from those of the last run.
    ///
    /// # Errors
    /// Returns the error of the operating system. The cache file is then unchanged.
    pub fn save(self) -> io::Result<()> {
        let used = self
            .used_entries
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let is_known = |(key, file)| self.former_entries.get(key) == Some(file);
        if used.len() == self.former_entries.len() && used.iter().all(is_known) {
            return Ok(());
        }
        let content = serde_json::to_vec(&used.iter().collect::<Vec<_>>())?;
        let mut bytes = blake3::keyed_hash(&self.version, &content)
            .as_bytes()
            .to_vec();
        bytes.extend(content);
        write_atomic(&self.path, &bytes)
    }
}

/// Decodes the entries of a cache file: the keyed hash of the rest, then JSON.
fn decode(bytes: &[u8], version: &ShardKey) -> Option<Vec<(ShardKey, ExportFile)>> {
    let (head, content) = bytes.split_at_checked(blake3::OUT_LEN)?;
    if head != blake3::keyed_hash(version, content).as_bytes() {
        return None;
    }
    serde_json::from_slice(content).ok()
}
