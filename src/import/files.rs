//! Which files of a folder are records.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::ImportError;

/// A record's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the imported folder, with `/` between folders. Names that are not Unicode
    /// keep what can be read of them.
    pub relative: String,
}

/// The Markdown files below `root`, sorted by their relative paths. Hidden files and folders are
/// skipped, and symbolic links are not followed: neither can lead out of the folder.
///
/// # Errors
/// When the folder, or a folder in it, cannot be read.
pub fn records(root: &Path) -> Result<Vec<RecordFile>, ImportError> {
    if !root.is_dir() {
        return Err(ImportError::NotAFolder(root.to_owned()));
    }
    let mut files = Vec::new();
    let walk = WalkDir::new(root).into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        let entry = entry.map_err(|error| ImportError::Folder {
            path: error.path().unwrap_or(root).to_owned(),
            source: error.into(),
        })?;
        if entry.file_type().is_file() && is_markdown(entry.path()) {
            files.push(RecordFile {
                relative: relative(root, entry.path()),
                path: entry.into_path(),
            });
        }
    }
    files.sort_by(|a, b| (&a.relative, &a.path).cmp(&(&b.relative, &b.path)));
    Ok(files)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("md") || ending.eq_ignore_ascii_case("markdown")
    })
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below.components();
    let names = parts.map(|part| part.as_os_str().to_string_lossy());
    names.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_files_other_files_and_links_are_no_records() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in [
            "b/x.MD",
            "a.md",
            "c.markdown",
            ".git/y.md",
            ".z.md",
            "p.png",
            "md",
        ] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc", root.join("etc")).unwrap();
        let files = records(root).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.relative.as_str()).collect();
        assert_eq!(names, ["a.md", "b/x.MD", "c.markdown"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(records(Path::new("/nowhere/at/all")).is_err());
    }
}
