//! Writes the folder of an export so that it always contains a complete one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{content_name, error::ExportError};
use crate::{
    format::{
        FileKind, FileList, FileName, MANIFEST_FILE, Manifest,
        files::{PICTURE_KIND, is_export_file},
        manifest::FileTotals,
    },
    fs::{TEMPORARY_PREFIX, write_atomic},
};

/// An export that is being written.
#[derive(Debug)]
pub struct ExportWriter {
    folder: PathBuf,
    /// The names of all files of the export, with their sizes in bytes.
    names: Mutex<FxHashMap<String, u64>>,
    /// The number of files that did not exist before, and their size in bytes.
    fresh: Mutex<(usize, u64)>,
}

/// A file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportFile {
    /// The hash in its name.
    pub name: FileName,
    /// Its size in bytes.
    pub length: u64,
}

/// The numbers of files of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StoryFileCounts {
    /// With the usual sizes.
    pub usual: usize,
    /// With the sizes that keep the site within its limit.
    pub fitting: usize,
}

/// The result of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExportSummary {
    /// The fingerprint in the manifest.
    pub fingerprint: String,
    /// The number of stories in the export.
    pub stories: usize,
    /// The number of files in the export, including the manifest.
    pub files: usize,
    /// The number of files that did not exist before.
    pub fresh: usize,
    /// The size of those files in bytes.
    pub fresh_bytes: u64,
    /// The number of files of former exports that were removed.
    pub removed: usize,
    /// The size of all files of stories in bytes.
    pub story_bytes: u64,
    /// The numbers of files of stories, if a limit for all files has changed them.
    pub story_files: Option<StoryFileCounts>,
}

impl ExportWriter {
    /// Begins an export in `folder`, which is created if it does not exist.
    ///
    /// # Errors
    /// Returns [`ExportError::Write`] if the folder cannot be created.
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
    /// Returns [`ExportError`] if it cannot be encoded or written.
    pub fn put<T: Serialize>(
        &self,
        kind: FileKind,
        content: &T,
    ) -> Result<ExportFile, ExportError> {
        let bytes = serde_json::to_vec(content).map_err(|source| ExportError::Encode {
            kind: kind.prefix(),
            source,
        })?;
        let name = content_name::of(&bytes);
        self.write(&kind.file(&name), &bytes)?;
        let length = bytes.len() as u64;
        Ok(ExportFile { name, length })
    }

    /// Returns the number of files that were added so far.
    pub fn file_count(&self) -> usize {
        lock(&self.names).len()
    }

    /// Adds a file of a former export unchanged, if it exists, and returns whether it does.
    pub fn reuse(&self, kind: FileKind, file: &ExportFile) -> bool {
        let name = kind.file(&file.name);
        let exists = self.has(&name, file.length);
        if exists {
            lock(&self.names).insert(name, file.length);
        }
        exists
    }

    fn has(&self, file: &str, length: u64) -> bool {
        let metadata = fs::metadata(self.folder.join(file));
        metadata.is_ok_and(|metadata| metadata.len() == length)
    }

    /// Adds a picture and returns its file name.
    ///
    /// # Errors
    /// Returns [`ExportError::Write`] if it cannot be written.
    pub fn put_picture(&self, bytes: &[u8], ending: &str) -> Result<String, ExportError> {
        let file = format!("{PICTURE_KIND}-{}.{ending}", content_name::of(bytes));
        self.write(&file, bytes)?;
        Ok(file)
    }

    /// Returns whether a former export has written this picture.
    pub fn has_picture(&self, file: &str) -> bool {
        self.folder.join(file).exists()
    }

    /// Adds a smaller copy of a picture unchanged, if a former export has written it, and returns
    /// whether it has.
    pub fn reuse_picture(&self, file: &str) -> bool {
        let Ok(metadata) = fs::metadata(self.folder.join(file)) else {
            return false;
        };
        lock(&self.names).insert(file.to_owned(), metadata.len());
        true
    }

    /// Adds a smaller copy of a picture. Its name contains the hash of the picture and the width,
    /// so it always stands for the same pixels.
    ///
    /// # Errors
    /// Returns [`ExportError::Write`] if it cannot be written.
    pub fn put_resized_picture(&self, file: &str, bytes: &[u8]) -> Result<(), ExportError> {
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

    /// Adds the list of all files that were added so far.
    ///
    /// # Errors
    /// Returns [`ExportError`] if it cannot be encoded or written.
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

    /// Writes the manifest, which makes the new export the current one, and then removes files that
    /// only former exports needed.
    ///
    /// # Errors
    /// Returns [`ExportError`] if the manifest cannot be written, or if an old file cannot be
    /// removed.
    pub fn publish(self, manifest: &Manifest) -> Result<ExportSummary, ExportError> {
        let path = self.folder.join(MANIFEST_FILE);
        let bytes = serde_json::to_vec(manifest).map_err(|source| ExportError::Encode {
            kind: MANIFEST_FILE,
            source,
        })?;
        let is_fresh = fs::read(&path).map_or(true, |existing| existing != bytes);
        if is_fresh {
            write_atomic(&path, &bytes).map_err(ExportError::write(&path))?;
        }
        let names = self
            .names
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let prefix = format!("{}-", FileKind::Stories.prefix());
        let story_bytes = names.iter().filter(|(name, _)| name.starts_with(&prefix));
        let story_bytes = story_bytes.map(|(_, bytes)| *bytes);
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
            story_bytes: story_bytes.sum(),
            story_files: None,
        })
    }
}

fn remove_stale(folder: &Path, names: &FxHashMap<String, u64>) -> Result<usize, ExportError> {
    let mut removed = 0;
    for entry in fs::read_dir(folder).map_err(ExportError::write(folder))? {
        let entry = entry.map_err(ExportError::write(folder))?;
        let file = entry.file_name().to_string_lossy().into_owned();
        if is_left_by_export(&file) && !names.contains_key(&file) {
            let path = entry.path();
            fs::remove_file(&path).map_err(ExportError::write(&path))?;
            removed += 1;
        }
    }
    Ok(removed)
}

/// Returns whether an export may have left a file of this name.
fn is_left_by_export(file: &str) -> bool {
    file.starts_with(TEMPORARY_PREFIX) || is_export_file(file)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
