//! The folder of records that were made from feeds.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;
use url::Url;

use super::{
    feed_content::FetchedEntry,
    former_offsets,
    state::{FetchState, KnownRecord, Validators},
};
use crate::{fs::write_atomic, model::slug};

/// The name of the state file; hidden, so that it is not taken for a record.
const STATE_FILE: &str = ".fetched.json";

/// A folder of records and its state.
#[derive(Debug)]
pub struct RecordFolder {
    folder: PathBuf,
    state: Mutex<FetchState>,
}

/// The outcome of storing an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredEntry {
    /// A new record was written.
    New,
    /// The record was overwritten.
    Changed,
    /// The record is unchanged.
    Same,
    /// The record was edited by hand or deleted, and was left alone.
    Edited,
}

/// An error of the folder.
#[derive(Debug, thiserror::Error)]
pub enum RecordFolderError {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The path of the file or folder.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The state file is damaged.
    #[error("{}: {source}; remove this file: all feeds are fetched in full again, and no record is lost", path.display())]
    State {
        /// The path of the state file.
        path: PathBuf,
        /// The error of the JSON reader.
        source: serde_json::Error,
    },
}

fn failed(path: &Path) -> impl Fn(io::Error) -> RecordFolderError + use<> {
    let path = path.to_owned();
    move |source| RecordFolderError::File {
        path: path.clone(),
        source,
    }
}

impl RecordFolder {
    /// Opens the folder, and creates it if missing.
    ///
    /// # Errors
    /// Returns a [`RecordFolderError`] if the folder cannot be created or its state cannot be read.
    pub fn open(folder: &Path) -> Result<Self, RecordFolderError> {
        fs::create_dir_all(folder).map_err(failed(folder))?;
        let path = folder.join(STATE_FILE);
        let state = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|source| RecordFolderError::State { path, source })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => FetchState::default(),
            Err(source) => return Err(RecordFolderError::File { path, source }),
        };
        Ok(Self {
            folder: folder.to_owned(),
            state: Mutex::new(state),
        })
    }

    /// Returns the validators of a feed.
    pub fn validators(&self, url: &Url) -> Validators {
        self.with(|state| state.feeds.get(url.as_str()).cloned().unwrap_or_default())
    }

    /// Saves the validators that a host sent with a feed.
    pub fn save_validators(&self, url: &Url, validators: Validators) {
        self.with(|state| state.feeds.insert(url.to_string(), validators));
    }

    /// Returns the state of a record.
    pub fn known(&self, id: &str) -> Option<KnownRecord> {
        self.with(|state| state.entries.get(id).cloned())
    }

    /// Returns the time at which an entry was first seen.
    pub fn first_seen(&self, id: &str) -> Option<Timestamp> {
        self.with(|state| state.entries.get(id)?.first_seen.parse().ok())
    }

    /// Stores the text of an entry's record, which is from `feed`. A file that was edited by hand,
    /// or that has the same text, is not written.
    ///
    /// # Errors
    /// Returns [`RecordFolderError::File`] if the record cannot be written.
    pub fn store(
        &self,
        feed: &Url,
        id: &str,
        entry: &FetchedEntry,
        text: &str,
        topics: BTreeMap<String, Vec<String>>,
        now: Timestamp,
    ) -> Result<StoredEntry, RecordFolderError> {
        let hash_of = |bytes: &[u8]| blake3::hash(bytes).to_hex().to_string();
        let known = self.known(id);
        let file = known.as_ref().map(|known| known.file.clone());
        let file = file
            .filter(|file| is_inside(file))
            .unwrap_or_else(|| new_file_name(feed, id, &entry.name));
        let path = self.folder.join(&file);
        let current = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(RecordFolderError::File { path, source }),
        };
        let former = current
            .as_deref()
            .and_then(|bytes| str::from_utf8(bytes).ok());
        let text = match former {
            Some(former) => former_offsets::keep(text, former),
            None => text.into(),
        };
        let hash = hash_of(text.as_bytes());
        let current_hash = current.as_deref().map(hash_of);
        let outcome = match (&current_hash, &known) {
            (Some(current_hash), _) if *current_hash == hash => StoredEntry::Same,
            (Some(current_hash), Some(known)) if *current_hash == known.hash => {
                StoredEntry::Changed
            }
            // Somebody edited the file, so their text stays.
            (Some(_), _) => return Ok(StoredEntry::Edited),
            // Somebody deleted the file.
            (None, Some(_)) => return Ok(StoredEntry::Edited),
            (None, None) => StoredEntry::New,
        };
        if outcome != StoredEntry::Same {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(failed(folder))?;
            }
            write_atomic(&path, text.as_bytes()).map_err(failed(&path))?;
        }
        let first_seen = known.map_or_else(|| now.to_string(), |known| known.first_seen);
        self.with(|state| {
            let record = KnownRecord {
                file,
                hash,
                first_seen,
                source_feed: Some(feed.to_string()),
                link: entry.link.clone(),
                topics,
            };
            state.entries.insert(id.to_owned(), record);
        });
        Ok(outcome)
    }

    /// Writes the state file.
    ///
    /// # Errors
    /// Returns a [`RecordFolderError`] if the file cannot be written.
    pub fn close(self) -> Result<(), RecordFolderError> {
        let path = self.folder.join(STATE_FILE);
        let state = self
            .state
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let bytes = serde_json::to_vec_pretty(&state);
        let bytes = bytes.map_err(|source| RecordFolderError::State {
            path: path.clone(),
            source,
        })?;
        write_atomic(&path, &bytes).map_err(failed(&path))
    }

    /// Reads or changes the state.
    pub fn with<T>(&self, update: impl FnOnce(&mut FetchState) -> T) -> T {
        update(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Returns whether a path that was read from the state file stays in the folder.
fn is_inside(file: &str) -> bool {
    let parts = Path::new(file).components();
    let mut parts = parts.map(|part| matches!(part, std::path::Component::Normal(_)));
    !file.is_empty() && parts.all(|is_name| is_name)
}

/// Returns the file name of a new record: the host of the feed, the headline and a hash of the
/// identity.
fn new_file_name(feed: &Url, id: &str, name: &str) -> String {
    let host = feed.host_str().unwrap_or_default();
    let host = slug::from_text(host).unwrap_or_else(|| slug::hashed("feed", host));
    let hash = blake3::hash(id.as_bytes()).to_hex();
    let name = slug::from_text(name).map_or_else(String::new, |name| format!("{name}-"));
    format!("{host}/{name}{}.md", &hash[..10])
}
