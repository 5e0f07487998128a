//! The folder that records of feeds are kept in.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;
use url::Url;

use super::state::{FetchState, KnownRecord, Validators};
use crate::{fs::write_atomic, model::slug};

/// Where the folder keeps what is known; hidden, so that nothing takes it for a record.
const STATE: &str = ".fetched.json";

/// A folder of records, and what is known of it.
#[derive(Debug)]
pub struct RecordFolder {
    folder: PathBuf,
    state: Mutex<FetchState>,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoredEntry {
    /// It has a record now.
    New,
    /// Its record was written anew.
    Changed,
    /// Its record says the same.
    Same,
    /// Its record was edited by hand, and is as it was.
    Edited,
}

/// The folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordFolderError {
    /// A file or folder cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is known of the folder is damaged.
    #[error("{}: {source}; remove it: every feed is asked for all it has, and no record is lost", path.display())]
    State {
        /// The file.
        path: PathBuf,
        /// What is wrong.
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
    /// Opens the folder, which is made if it is not there.
    ///
    /// # Errors
    /// [`ShelfError`] where it cannot be made, or what is known of it cannot be read.
    pub fn open(folder: &Path) -> Result<Self, RecordFolderError> {
        fs::create_dir_all(folder).map_err(failed(folder))?;
        let path = folder.join(STATE);
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

    /// What is known of a feed.
    pub fn known(&self, url: &Url) -> Validators {
        self.with(|state| state.feeds.get(url.as_str()).cloned().unwrap_or_default())
    }

    /// Keeps what a host said of a feed.
    pub fn remember(&self, url: &Url, marks: Validators) {
        self.with(|state| state.feeds.insert(url.to_string(), marks));
    }

    /// When an entry was first seen.
    pub fn first_seen(&self, id: &str) -> Option<Timestamp> {
        self.with(|state| state.entries.get(id)?.seen.parse().ok())
    }

    /// Puts the record of an entry into the folder. What is there stays where it was edited by hand, or
    /// says the same.
    ///
    /// # Errors
    /// [`ShelfError::File`] where it cannot be written.
    pub fn place(
        &self,
        feed: &Url,
        id: &str,
        name: &str,
        text: &str,
        now: Timestamp,
    ) -> Result<StoredEntry, RecordFolderError> {
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        let before = self.with(|state| state.entries.get(id).cloned());
        let file = before.as_ref().map(|kept| kept.file.clone());
        let file = file
            .filter(|file| is_inside(file))
            .unwrap_or_else(|| file_of(feed, id, name));
        let path = self.folder.join(&file);
        let there = match fs::read(&path) {
            Ok(bytes) => Some(blake3::hash(&bytes).to_hex().to_string()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(source) => return Err(RecordFolderError::File { path, source }),
        };
        let placed = match (&there, &before) {
            (Some(there), _) if *there == hash => StoredEntry::Same,
            (Some(there), Some(before)) if *there == before.hash => StoredEntry::Changed,
            // Somebody else's words: whoever has written them has the last one.
            (Some(_), _) => return Ok(StoredEntry::Edited),
            // Somebody has taken it away.
            (None, Some(_)) => return Ok(StoredEntry::Edited),
            (None, None) => StoredEntry::New,
        };
        if placed != StoredEntry::Same {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(failed(folder))?;
            }
            write_atomic(&path, text.as_bytes()).map_err(failed(&path))?;
        }
        let seen = before.map_or_else(|| now.to_string(), |before| before.seen);
        self.with(|state| {
            let kept = KnownRecord { file, hash, seen };
            state.entries.insert(id.to_owned(), kept);
        });
        Ok(placed)
    }

    /// Writes down what is known.
    ///
    /// # Errors
    /// [`ShelfError`] where it cannot be written.
    pub fn close(self) -> Result<(), RecordFolderError> {
        let path = self.folder.join(STATE);
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

    fn with<T>(&self, work: impl FnOnce(&mut FetchState) -> T) -> T {
        work(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether a path that was read from a file stays in the folder.
fn is_inside(file: &str) -> bool {
    let parts = Path::new(file).components();
    let mut parts = parts.map(|part| matches!(part, std::path::Component::Normal(_)));
    !file.is_empty() && parts.all(|is_name| is_name)
}

/// The file of a new record: the feed's host, then the headline and what tells it from others.
fn file_of(feed: &Url, id: &str, name: &str) -> String {
    let host = feed.host_str().unwrap_or_default();
    let host = slug::from_text(host).unwrap_or_else(|| slug::hashed("feed", host));
    let hash = blake3::hash(id.as_bytes()).to_hex();
    let name = slug::from_text(name).map_or_else(String::new, |name| format!("{name}-"));
    format!("{host}/{name}{}.md", &hash[..10])
}
