//! Writes the folder of a sample.

use std::fs;
use std::io;
use std::path::Path;

use super::SampleError;

/// Checks that `out` is an empty folder, or creates it.
pub(super) fn prepare(out: &Path) -> Result<(), SampleError> {
    let failed = |source| SampleError::Folder {
        path: out.to_owned(),
        source,
    };
    match fs::read_dir(out) {
        Ok(mut entries) => match entries.next() {
            Some(_) => Err(SampleError::NotEmpty {
                path: out.to_owned(),
            }),
            None => Ok(()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(out).map_err(failed)
        }
        Err(error) => Err(failed(error)),
    }
}

/// Writes a file, and its folder if it is missing.
pub(super) fn save(out: &Path, path: &str, text: &str) -> Result<(), SampleError> {
    let file = out.join(path);
    let written = match fs::write(&file, text) {
        // Creating the folder only after a failure saves a check for all other files.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folder = file.parent().unwrap_or(out);
            fs::create_dir_all(folder).and_then(|()| fs::write(&file, text))
        }
        written => written,
    };
    written.map_err(|source| SampleError::Write { path: file, source })
}
