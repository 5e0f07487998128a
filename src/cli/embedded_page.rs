//! Which page is inside the command?
//!
//! `make release` puts it there (scripts/release.sh), so that the command alone can make a site. The format is a list of
//! files: a line with name and length, then that many bytes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// An error while the page is written to the folder of the site.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the page to {}: {source}", path.display())]
pub struct UnpackError {
    /// The file or folder.
    pub path: PathBuf,
    /// The error of the system.
    pub source: io::Error,
}

/// Writes the page to `folder`, which is created if it does not exist. If all files of the page exist, none is written,
/// because a server may be reading them.
///
/// # Errors
/// [`UnpackError`] names the file or folder that cannot be written.
pub fn unpack(page: &[u8], folder: &Path) -> Result<(), UnpackError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| UnpackError { path, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let files = files(page);
    // All files except the page itself are named by their content, so an existing file has the same bytes.
    let is_unpacked = files.iter().all(|(name, _)| folder.join(name).is_file());
    for (name, bytes) in files.iter().filter(|_| !is_unpacked) {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    Ok(())
}

/// Returns the names and bytes of the files in a pack. A pack that is cut off gives its complete files.
fn files(mut pack: &[u8]) -> Vec<(&str, &[u8])> {
    let mut files = Vec::new();
    while let Some(end) = pack.iter().position(|byte| *byte == b'\n') {
        let (line, rest) = pack.split_at(end);
        let line = std::str::from_utf8(line).unwrap_or_default();
        let Some((name, length)) = line.rsplit_once(' ') else {
            break;
        };
        let length = length.parse().unwrap_or(usize::MAX);
        let Some((bytes, after)) = rest.get(1..).and_then(|rest| rest.split_at_checked(length))
        else {
            break;
        };
        files.push((name, bytes));
        pack = after;
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_pack_and_ignores_a_cut_off_file() {
        let pack = b"a b.js 3\n1\n2index.html 0\nc.wasm 2\n\0\n";
        let expected: &[(&str, &[u8])] = &[
            ("a b.js", b"1\n2"),
            ("index.html", b""),
            ("c.wasm", b"\0\n"),
        ];
        assert_eq!(files(pack), expected);
        assert!(files(b"a 9\n1").is_empty());
    }
}
