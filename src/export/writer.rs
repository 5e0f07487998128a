//! The folder of an export, written so that there is always a whole one in it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::ExportError;
pub use crate::fs::write_atomic;
use crate::{
    format::{
        FileKind, FileList, FileName, MANIFEST, Manifest,
        files::{PICTURE_KIND, is_file},
        manifest::FileTotals,
    },
    fs::TEMPORARY_PREFIX,
};

/// An export in the making.
#[derive(Debug)]
pub struct ExportWriter {
    folder: PathBuf,
    /// Names of all files that belong to it, and their bytes.
    names: Mutex<FxHashMap<String, u64>>,
    /// How many of them were not there before, and their bytes.
    fresh: Mutex<(usize, u64)>,
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFile {
    /// The hash it is named by.
    pub name: FileName,
    /// Its bytes.
    pub length: u64,
}

/// What an export wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportSummary {
    /// The fingerprint in the manifest.
    pub fingerprint: String,
    /// Stories in the export.
    pub stories: usize,
    /// Files in the export, the manifest among them.
    pub files: usize,
    /// Files that were not there before.
    pub fresh: usize,
    /// Bytes of those.
    pub fresh_bytes: u64,
    /// Files of former exports that were removed.
    pub removed: usize,
}

impl ExportWriter {
    /// Begins an export in `folder`, which is made if it is not there.
    ///
    /// # Errors
    /// [`ExportError::Write`] where the folder cannot be made.
    pub fn open(folder: &Path) -> Result<Self, ExportError> {
        fs::create_dir_all(folder).map_err(ExportError::write(folder))?;
        Ok(Self {
            folder: folder.to_owned(),
            names: Mutex::default(),
            fresh: Mutex::default(),
        })
    }

    /// Adds a file.
    ///
    /// # Errors
    /// [`ExportError`] where it cannot be encoded or written.
    pub fn put<T: Serialize>(
        &self,
        kind: FileKind,
        content: &T,
    ) -> Result<ExportFile, ExportError> {
        let bytes = serde_json::to_vec(content).map_err(|source| ExportError::Encode {
            kind: kind.prefix(),
            source,
        })?;
        let name = name(&bytes);
        self.write(&kind.file(&name), &bytes)?;
        let length = bytes.len() as u64;
        Ok(ExportFile { name, length })
    }

    /// Adds files of a former export as they are, if all of them are there.
    pub fn adopt<'a>(&self, files: impl Iterator<Item = (FileKind, &'a ExportFile)>) -> bool {
        let mut names = Vec::new();
        for (kind, file) in files {
            let name = kind.file(&file.name);
            if !self.has(&name, file.length) {
                return false;
            }
            names.push((name, file.length));
        }
        lock(&self.names).extend(names);
        true
    }

    fn has(&self, file: &str, length: u64) -> bool {
        let there = fs::metadata(self.folder.join(file));
        there.is_ok_and(|there| there.len() == length)
    }

    /// Adds a picture and gives its file name.
    ///
    /// # Errors
    /// [`ExportError::Write`] where it cannot be written.
    pub fn put_picture(&self, bytes: &[u8], ending: &str) -> Result<String, ExportError> {
        let file = format!("{PICTURE_KIND}-{}.{ending}", name(bytes));
        self.write(&file, bytes)?;
        Ok(file)
    }

    /// Whether a former export has left this picture.
    pub fn has_picture(&self, file: &str) -> bool {
        self.folder.join(file).exists()
    }

    /// Adds a smaller copy of a picture as it is, where a former export has left it.
    pub fn adopt_picture(&self, file: &str) -> bool {
        let Ok(there) = fs::metadata(self.folder.join(file)) else {
            return false;
        };
        lock(&self.names).insert(file.to_owned(), there.len());
        true
    }

    /// Adds a smaller copy of a picture. Its name says of what picture and how wide: the same on every
    /// run, and under it always the same pixels.
    ///
    /// # Errors
    /// [`ExportError::Write`] where it cannot be written.
    pub fn put_copy(&self, file: &str, bytes: &[u8]) -> Result<(), ExportError> {
        self.write(file, bytes)
    }

    fn write(&self, file: &str, bytes: &[u8]) -> Result<(), ExportError> {
        let length = bytes.len() as u64;
        let is_new = lock(&self.names).insert(file.to_owned(), length).is_none();
        if is_new && !self.has(file, length) {
            let path = self.folder.join(file);
            write_atomic(&path, bytes).map_err(ExportError::write(&path))?;
            let mut fresh = lock(&self.fresh);
            fresh.0 += 1;
            fresh.1 += length;
        }
        Ok(())
    }

    /// Adds the list of all files that were added until now.
    ///
    /// # Errors
    /// [`ExportError`] where it cannot be encoded or written.
    pub fn put_list(&self) -> Result<FileTotals, ExportError> {
        let mut files: Vec<_> = lock(&self.names).clone().into_iter().collect();
        files.sort_unstable();
        let (names, bytes): (Vec<_>, Vec<_>) = files.into_iter().unzip();
        let content = FileList { names, bytes };
        Ok(FileTotals {
            list: self.put(FileKind::Files, &content)?.name,
            count: content.names.len(),
            bytes: content.bytes.iter().sum(),
        })
    }

    /// Puts the manifest in place, which makes the new export the current one, and then removes
    /// what only former exports needed.
    ///
    /// # Errors
    /// [`ExportError`] where the manifest cannot be written or an old file cannot be removed.
    pub fn publish(self, manifest: &Manifest) -> Result<ExportSummary, ExportError> {
        let path = self.folder.join(MANIFEST);
        let bytes = serde_json::to_vec(manifest).map_err(|source| ExportError::Encode {
            kind: MANIFEST,
            source,
        })?;
        let is_fresh = fs::read(&path).map_or(true, |there| there != bytes);
        if is_fresh {
            write_atomic(&path, &bytes).map_err(ExportError::write(&path))?;
        }
        let names = self
            .names
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let removed = remove_stale(&self.folder, &names)?;
        let fresh = self
            .fresh
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        Ok(ExportSummary {
            fingerprint: manifest.fingerprint.clone(),
            stories: manifest.totals.stories,
            files: names.len() + 1,
            fresh: fresh.0 + usize::from(is_fresh),
            fresh_bytes: fresh.1 + if is_fresh { bytes.len() as u64 } else { 0 },
            removed,
        })
    }
}

/// The name for a file of these bytes.
pub fn name(bytes: &[u8]) -> FileName {
    let hash = blake3::hash(bytes);
    let mut head = [0; 8];
    head.copy_from_slice(&hash.as_bytes()[..8]);
    FileName::from_hash(head)
}

fn remove_stale(folder: &Path, names: &FxHashMap<String, u64>) -> Result<usize, ExportError> {
    let mut removed = 0;
    for entry in fs::read_dir(folder).map_err(ExportError::write(folder))? {
        let entry = entry.map_err(ExportError::write(folder))?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&file) && !names.contains_key(&file) {
            let path = entry.path();
            fs::remove_file(&path).map_err(ExportError::write(&path))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Whether a file has a name that only an exporter gives.
fn is_ours(file: &str) -> bool {
    file.starts_with(TEMPORARY_PREFIX) || is_file(file)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
