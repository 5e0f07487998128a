//! Knows files by size, times and inode, so that unchanged ones need not be read.
//!
//! A file whose state is the one of the last run has the same bytes, as in git's index. One case is different: a file
//! that changed during that run, or shortly before, could change again without another state, because the clock of a
//! file system has steps. Such a file is not remembered, so the next run reads it (git's documentation calls this "racy
//! git").

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use super::RecordKey;

/// The longest step of the clock of a file system (FAT: two seconds), with as much again for clocks of servers that
/// differ.
const DOUBT: Duration = Duration::from_secs(4);

const HASH_BYTES: usize = blake3::OUT_LEN;
const PATH_BYTES: usize = 16;
const STATE_BYTES: usize = 4 * 8;
const ENTRY_BYTES: usize = PATH_BYTES + STATE_BYTES + HASH_BYTES;

/// The facts that the file system has about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileState {
    size: u64,
    /// Nanoseconds since 1970 of the last change of its bytes.
    modified: i64,
    /// Nanoseconds since 1970 of the last change of its bytes or its description; 0 on systems that do not say.
    changed: i64,
    /// The number of the file on its disk; 0 on systems that do not say.
    inode: u64,
}

impl FileState {
    /// Asks the file system. Returns `None` if it does not answer, or does not know the times of files.
    pub fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = nanoseconds(metadata.modified().ok()?)?;
        let (changed, inode) = changed_and_inode(&metadata);
        Some(Self {
            size: metadata.len(),
            modified,
            changed,
            inode,
        })
    }

    fn bytes(self) -> [u8; STATE_BYTES] {
        let mut bytes = [0; STATE_BYTES];
        let fields = [
            self.size.to_le_bytes(),
            self.modified.to_le_bytes(),
            self.changed.to_le_bytes(),
            self.inode.to_le_bytes(),
        ];
        for (target, field) in bytes.chunks_exact_mut(8).zip(fields) {
            target.copy_from_slice(&field);
        }
        bytes
    }
}

fn nanoseconds(time: SystemTime) -> Option<i64> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_nanos()).ok()
}

#[cfg(unix)]
fn changed_and_inode(metadata: &fs::Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    let seconds = metadata.ctime().saturating_mul(1_000_000_000);
    let changed = seconds.saturating_add(metadata.ctime_nsec());
    (changed, metadata.ino())
}

#[cfg(not(unix))]
fn changed_and_inode(_: &fs::Metadata) -> (i64, u64) {
    (0, 0)
}

/// The states of the files of the last run, with the keys of their readings.
///
/// The file has the version, the hash of everything after it, and the entries, sorted: the hash of the path, the state
/// and the key.
#[derive(Debug)]
pub struct FileStates {
    version: RecordKey,
    former_entries: Vec<u8>,
    entries: Mutex<Vec<[u8; ENTRY_BYTES]>>,
    /// Files that changed after this are not remembered.
    doubt_from: i64,
}

impl FileStates {
    /// Reads the states from a file, if there is one, for a run that begins `now`. `version` identifies the program.
    pub fn open(path: &Path, version: &RecordKey, now: SystemTime) -> Self {
        let former_entries = fs::read(path).ok();
        let former_entries = former_entries.and_then(|bytes| checked_entries(&bytes, version));
        let doubt_from = now.checked_sub(DOUBT).and_then(nanoseconds);
        Self {
            version: *version,
            former_entries: former_entries.unwrap_or_default(),
            entries: Mutex::default(),
            doubt_from: doubt_from.unwrap_or_default(),
        }
    }

    /// Forgets the former states, so that every file is read.
    pub fn forget(&mut self) {
        self.former_entries.clear();
    }

    /// Returns the key of the reading of a file whose state is the one of the last run. `path` and `options` must be
    /// the same, too.
    pub fn key(&self, path: &str, options: &[u8], state: FileState) -> Option<RecordKey> {
        let path_hash = self.path_hash(path, options);
        let (entries, _) = self.former_entries.as_chunks::<ENTRY_BYTES>();
        let found = entries.binary_search_by(|entry| entry[..PATH_BYTES].cmp(&path_hash));
        let entry = entries.get(found.ok()?)?;
        let (stored_state, key) = entry[PATH_BYTES..].split_first_chunk::<STATE_BYTES>()?;
        (*stored_state == state.bytes()).then(|| key.first_chunk().copied())?
    }

    /// Remembers the state that a file had before it was read, unless it has changed too recently.
    pub fn remember(&self, path: &str, options: &[u8], state: FileState, key: &RecordKey) {
        if state.modified.max(state.changed) >= self.doubt_from {
            return;
        }
        let mut entry = [0; ENTRY_BYTES];
        let (path_part, rest) = entry.split_at_mut(PATH_BYTES);
        let (state_part, key_part) = rest.split_at_mut(STATE_BYTES);
        path_part.copy_from_slice(&self.path_hash(path, options));
        state_part.copy_from_slice(&state.bytes());
        key_part.copy_from_slice(key);
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.push(entry);
    }

    /// Returns the content of the file for the next run, or `None` if it is the one of the last run.
    pub fn into_bytes(self) -> Option<Vec<u8>> {
        let entries = self.entries.into_inner();
        let mut entries = entries.unwrap_or_else(PoisonError::into_inner);
        entries.sort_unstable();
        let content = entries.as_flattened();
        if content == self.former_entries {
            return None;
        }
        let mut bytes = self.version.to_vec();
        bytes.extend(blake3::hash(content).as_bytes());
        bytes.extend(content);
        Some(bytes)
    }

    fn path_hash(&self, path: &str, options: &[u8]) -> [u8; PATH_BYTES] {
        let mut hasher = blake3::Hasher::new_keyed(&self.version);
        hasher.update(&(options.len() as u64).to_le_bytes());
        hasher.update(options);
        hasher.update(path.as_bytes());
        let mut hash = [0; PATH_BYTES];
        hash.copy_from_slice(&hasher.finalize().as_bytes()[..PATH_BYTES]);
        hash
    }
}

/// Returns the entries of a file, or `None` if it is damaged or of another program.
fn checked_entries(bytes: &[u8], version: &RecordKey) -> Option<Vec<u8>> {
    let (head, entries) = bytes.split_at_checked(2 * HASH_BYTES)?;
    let is_right =
        head[..HASH_BYTES] == *version && head[HASH_BYTES..] == *blake3::hash(entries).as_bytes();
    (is_right && entries.len().is_multiple_of(ENTRY_BYTES)).then(|| entries.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: RecordKey = [1; 32];
    const KEY: RecordKey = [7; 32];

    fn state_of_file(age: Duration) -> (tempfile::TempDir, FileState) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "text").unwrap();
        let mut state = FileState::of(&path).unwrap();
        let age = i64::try_from(age.as_nanos()).unwrap();
        state.modified -= age;
        state.changed -= age;
        (folder, state)
    }

    fn states_after(state: FileState) -> FileStates {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("files.cache");
        let states = FileStates::open(&path, &VERSION, SystemTime::now());
        states.remember("a.md", b"options", state, &KEY);
        if let Some(bytes) = states.into_bytes() {
            fs::write(&path, bytes).unwrap();
        }
        FileStates::open(&path, &VERSION, SystemTime::now())
    }

    #[test]
    fn an_unchanged_file_is_known_by_path_options_and_state() {
        let (_folder, state) = state_of_file(Duration::from_secs(60));
        let states = states_after(state);
        assert_eq!(states.key("a.md", b"options", state), Some(KEY));
        assert_eq!(states.key("b.md", b"options", state), None);
        assert_eq!(states.key("a.md", b"others", state), None);
        for other in [
            FileState { size: 5, ..state },
            FileState {
                modified: state.modified + 1,
                ..state
            },
            FileState {
                changed: state.changed + 1,
                ..state
            },
            FileState {
                inode: state.inode + 1,
                ..state
            },
        ] {
            assert_eq!(states.key("a.md", b"options", other), None);
        }
    }

    #[test]
    fn a_file_that_has_just_changed_is_in_doubt() {
        for age in [Duration::ZERO, Duration::from_secs(3)] {
            let (_folder, state) = state_of_file(age);
            assert_eq!(states_after(state).key("a.md", b"options", state), None);
        }
    }

    #[test]
    fn damaged_states_and_those_of_another_program_are_ignored() {
        let (_folder, state) = state_of_file(Duration::from_secs(60));
        let states = FileStates::open(Path::new(""), &VERSION, SystemTime::now());
        states.remember("a.md", b"", state, &KEY);
        let bytes = states.into_bytes().unwrap();
        assert!(checked_entries(&bytes, &VERSION).is_some());
        assert!(checked_entries(&bytes, &[2; 32]).is_none());
        assert!(checked_entries(&bytes[..bytes.len() - 1], &VERSION).is_none());
        let mut changed = bytes;
        changed[90] ^= 1;
        assert!(checked_entries(&changed, &VERSION).is_none());
    }
}
