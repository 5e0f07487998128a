//! Writes and removes files only if that changes something.

use std::{fs, io, path::Path};

use crate::fs::write_atomic;

/// Writes a file, with its folder, unless it has these bytes already. Returns whether it was written.
///
/// # Errors
/// Returns the error of the operating system. The former file is then unchanged.
pub fn write_if_changed(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if fs::read(path).is_ok_and(|existing| existing == bytes) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    write_atomic(path, bytes)?;
    Ok(true)
}

/// Removes a file, if it exists.
///
/// # Errors
/// Returns the error of the operating system.
pub fn remove_if_exists(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
