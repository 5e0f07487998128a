//! The compiled page inside the command.
//!
//! `make release` puts it there (scripts/release.sh), so that whoever has the command needs nothing else to
//! make a site. It is files one after another: a line of name and length, then so many bytes.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The page cannot be put where the site is to be.
#[derive(Debug, thiserror::Error)]
#[error("cannot write the page to {}: {source}", path.display())]
pub struct UnpackError {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Puts the page into `folder`, which is made if it is not there. Where it is there already, it stays as
/// it is: it may be served right now.
///
/// # Errors
/// [`UnpackError`] names what cannot be written.
pub fn unpack(page: &[u8], folder: &Path) -> Result<(), UnpackError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| UnpackError { path, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let files = files(page);
    // All but the page itself are named by their content, so where they are, that is theirs.
    let is_here = files.iter().all(|(name, _)| folder.join(name).is_file());
    for (name, bytes) in files.iter().filter(|_| !is_here) {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(failed(&path))?;
    }
    Ok(())
}

/// The files of a pack.
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
    fn a_pack_is_read_as_it_was_written() {
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
