//! Tells files that were written here from files of the owner with the same name.

use std::{fs, io, path::Path};

/// The first line of a file that was written here. A file without it belongs to the owner and is
/// left alone.
pub const GENERATED_COMMENT: &str = "# Written by broadsheet build.\n";

/// Returns whether a file may be written: it does not exist, or was written here.
///
/// # Errors
/// Returns the error of the operating system if the file cannot be read.
pub fn may_write(path: &Path) -> io::Result<bool> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text.starts_with(GENERATED_COMMENT)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
