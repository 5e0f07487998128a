//! A folder that has no record: what is in it instead, and what to do.

use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};

use walkdir::{DirEntry, WalkDir};

use super::wording;
use crate::import::{Report, quote, visibility::Visibility};

/// The most endings that are named.
const MAX_ENDINGS: usize = 6;
/// The most files that are looked at: enough to tell what a folder is.
const MAX_FILES: usize = 100_000;

/// A folder without records, or with none but files that are not posts.
#[derive(Debug, PartialEq, Eq)]
pub struct EmptyFolder {
    folder: PathBuf,
    /// What the folder is, if its settings tell.
    about: Option<String>,
    /// How many files there are of each ending, without hidden ones.
    endings: BTreeMap<String, usize>,
}

impl EmptyFolder {
    /// Whether a folder of which this is the report counts as empty: most likely it is the wrong one.
    pub fn is(report: &Report) -> bool {
        report.records == report.in_state(Visibility::NotAPost)
    }

    /// Looks at what is in a folder of which this is the report.
    pub fn of(folder: &Path, report: &Report) -> Self {
        let is_shown = |entry: &DirEntry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        };
        let entries = WalkDir::new(folder).into_iter().filter_entry(is_shown);
        let files = entries
            .filter_map(Result::ok)
            .filter(|entry| !entry.file_type().is_dir());
        let mut endings = BTreeMap::new();
        for file in files.take(MAX_FILES) {
            *endings.entry(ending(file.path())).or_default() += 1;
        }
        Self {
            folder: folder.to_owned(),
            about: report.folder.clone(),
            endings,
        }
    }

    /// The most frequent endings, each with its number.
    fn found(&self) -> String {
        let mut endings: Vec<_> = self.endings.iter().collect();
        endings.sort_by_key(|(_, files)| std::cmp::Reverse(**files));
        let named = endings.iter().take(MAX_ENDINGS);
        let named = named.map(|(ending, files)| format!("{} {ending}", wording::number(**files)));
        let mut named: Vec<_> = named.collect();
        let others = endings.iter().skip(MAX_ENDINGS).map(|(_, files)| **files);
        match others.sum() {
            0 => {}
            others => named.push(format!("{} others", wording::number(others))),
        }
        named.join(", ")
    }
}

/// The ending of a file's name, with its dot.
fn ending(path: &Path) -> String {
    match path.extension() {
        Some(ending) => {
            let ending = ending.to_string_lossy().to_lowercase();
            format!(".{}", quote::one_line(&ending, 16))
        }
        None => "without an ending".to_owned(),
    }
}

impl fmt::Display for EmptyFolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no article in {}. ", self.folder.display())?;
        if self.endings.is_empty() {
            return write!(
                f,
                "The folder has no files: name the folder that holds the articles."
            );
        }
        if let Some(about) = &self.about {
            write!(
                f,
                "It is read as {about}, and only files where that looks for posts are records. "
            )?;
        }
        write!(
            f,
            "It holds {}: {}. Records are Markdown files (.md, .markdown) and feeds (.xml, .rss, .atom, .rdf, JSON Feed). \
             Name the folder that holds the articles, or convert them to Markdown.",
            wording::count(self.endings.values().sum(), "file"),
            self.found(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_in_the_folder_is_named_by_its_endings() {
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
        let told = EmptyFolder::of(root, &report).to_string();
        for words in [
            "read as a Hugo site",
            "4 files: 2 .docx, 1 .txt, 1 without an ending.",
            "Name the folder",
        ] {
            assert!(told.contains(words), "{words} in {told}");
        }
    }

    #[test]
    fn many_endings_are_summed_up() {
        let endings = (0..9).map(|number| (format!(".{number}"), 10 - number));
        let empty = EmptyFolder {
            folder: "news".into(),
            about: None,
            endings: endings.collect(),
        };
        assert!(empty.to_string().contains("5 .5, 9 others."), "{empty}");
    }
}
