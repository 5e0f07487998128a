//! The error for a folder without records: its files, and what to do.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use crate::{
    cli::terminal::wording,
    import::{
        diagnostics::{quote, report::Report},
        visibility::Visibility,
    },
};

/// The largest number of file name extensions that are named.
const MAX_EXTENSIONS: usize = 6;
/// The largest number of files that are counted, which is enough to describe a folder.
const MAX_FILES: usize = 100_000;

/// A folder without records, or only with files that are not posts.
#[derive(Debug, PartialEq, Eq)]
pub struct EmptyFolder {
    folder: PathBuf,
    /// The kind of folder, such as `a Hugo site`, if its settings tell.
    folder_kind: Option<String>,
    /// The number of files for each extension, without hidden files.
    extensions: BTreeMap<String, usize>,
}

impl EmptyFolder {
    /// Returns whether the folder of a report counts as empty. It is then probably the wrong folder.
    pub fn is(report: &Report) -> bool {
        report.records == report.in_state(Visibility::NotAPost)
    }

    /// Returns the error for a folder, with its files counted by extension.
    pub fn of(folder: &Path, report: &Report) -> Self {
        let is_shown = |entry: &DirEntry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        };
        let entries = WalkDir::new(folder).into_iter().filter_entry(is_shown);
        let files = entries
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir());
        let mut extensions = BTreeMap::new();
        for file in files.take(MAX_FILES) {
            *extensions.entry(extension(file.path())).or_default() += 1;
        }
        Self {
            folder: folder.to_owned(),
            folder_kind: report.folder.clone(),
            extensions,
        }
    }

    /// Returns the most frequent extensions, each with its number of files.
    fn extension_list(&self) -> String {
        let mut extensions: Vec<_> = self.extensions.iter().collect();
        extensions.sort_by_key(|(_, files)| std::cmp::Reverse(**files));
        let texts = extensions.iter().take(MAX_EXTENSIONS);
        let texts =
            texts.map(|(extension, files)| format!("{} {extension}", wording::number(**files)));
        let mut texts: Vec<_> = texts.collect();
        let others = extensions
            .iter()
            .skip(MAX_EXTENSIONS)
            .map(|(_, files)| **files);
        match others.sum() {
            0 => {}
            others => texts.push(format!("{} others", wording::number(others))),
        }
        texts.join(", ")
    }
}

/// Returns the extension of a file name, with its dot.
fn extension(path: &Path) -> String {
    match path.extension() {
        Some(extension) => {
            let extension = extension.to_string_lossy().to_lowercase();
            format!(".{}", quote::one_line(&extension, 16))
        }
        None => "without an extension".to_owned(),
    }
}

impl fmt::Display for EmptyFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no article in {}. ", self.folder.display())?;
        if self.extensions.is_empty() {
            return write!(
                f,
                "The folder has no files: name the folder that holds the articles."
            );
        }
        if let Some(folder_kind) = &self.folder_kind {
            write!(
                f,
                "It is read as {folder_kind}, and only files in its folders for posts are records. "
            )?;
        }
        write!(
            f,
            "It holds {}: {}. Records are Markdown files (.md, .markdown) and feeds (.xml, .rss, .atom, .rdf, JSON Feed). \
             Name the folder that holds the articles, or convert them to Markdown.",
            wording::count(self.extensions.values().sum(), "file"),
            self.extension_list(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn names_the_files_of_the_folder_by_their_extensions() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let report = Report {
            folder: Some("a Hugo site".to_owned()),
            ..Report::default()
        };
        let empty = EmptyFolder::of(root, &report).to_string();
        assert!(empty.contains("has no files"), "{empty}");
        for name in ["a.docx", "b.DOCX", "c.txt", "LICENSE", ".hidden.md"] {
            fs::write(root.join(name), "").unwrap();
        }
        let message = EmptyFolder::of(root, &report).to_string();
        for words in [
            "read as a Hugo site",
            "4 files: 2 .docx, 1 .txt, 1 without an extension.",
            "Name the folder",
        ] {
            assert!(message.contains(words), "{words} in {message}");
        }
    }

    #[test]
    fn sums_up_rare_extensions() {
        let extensions = (0..9).map(|number| (format!(".{number}"), 10 - number));
        let empty = EmptyFolder {
            folder: "news".into(),
            folder_kind: None,
            extensions: extensions.collect(),
        };
        assert!(empty.to_string().contains("5 .5, 9 others."), "{empty}");
    }
}
