//! Which files a shard became, kept from one run to the next.
//!
//! A shard's files are kept under the hash of the program and of everything that goes into them. So
//! a memo is never wrong, only empty: one that is damaged, or of another program, counts as not
//! there, and it may be removed at any time. Whether the files are there is asked again.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use super::{shard::ShardFiles, writer};

/// The hash that a shard's files are kept under.
pub type ShardKey = [u8; blake3::OUT_LEN];

/// A file of shards. Those that a run does not use are gone after it.
#[derive(Debug)]
pub struct ShardCache {
    path: PathBuf,
    version: ShardKey,
    known: HashMap<ShardKey, ShardFiles>,
    used: Mutex<BTreeMap<ShardKey, ShardFiles>>,
}

impl ShardCache {
    /// Reads the memo in the file `path`, where there is one, for the program `version`: any bytes
    /// that differ when the program does.
    pub fn open(path: PathBuf, version: &[u8]) -> Self {
        let version = *blake3::hash(version).as_bytes();
        let known = fs::read(&path).ok();
        let known = known.and_then(|bytes| decode(&bytes, &version));
        Self {
            known: known.unwrap_or_default().into_iter().collect(),
            used: Mutex::default(),
            path,
            version,
        }
    }

    /// The key of a shard of which this is everything that goes into its files.
    pub fn key(&self, account: &[u8]) -> ShardKey {
        *blake3::keyed_hash(&self.version, account).as_bytes()
    }

    /// The files that a shard became.
    pub fn get(&self, key: &ShardKey) -> Option<&ShardFiles> {
        self.known.get(key)
    }

    /// Keeps them.
    pub fn keep(&self, key: ShardKey, files: ShardFiles) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(key, files);
    }

    /// Writes what this run has used, if it is not what the last one has.
    ///
    /// # Errors
    /// What the system said. The memo is then as it was.
    pub fn save(self) -> io::Result<()> {
        let used = self
            .used
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let is_known = |(key, files)| self.known.get(key) == Some(files);
        if used.len() == self.known.len() && used.iter().all(is_known) {
            return Ok(());
        }
        let content = serde_json::to_vec(&used.iter().collect::<Vec<_>>())?;
        let mut bytes = blake3::keyed_hash(&self.version, &content)
            .as_bytes()
            .to_vec();
        bytes.extend(content);
        writer::write_atomic(&self.path, &bytes)
    }
}

/// The entries of a file: the keyed hash of what follows, and their JSON.
fn decode(bytes: &[u8], version: &ShardKey) -> Option<Vec<(ShardKey, ShardFiles)>> {
    let (head, content) = bytes.split_at_checked(blake3::OUT_LEN)?;
    if head != blake3::keyed_hash(version, content).as_bytes() {
        return None;
    }
    serde_json::from_slice(content).ok()
}
