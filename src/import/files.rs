//! Which files of a folder are records.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{ImportError, Source, layout::Layout};

/// A record's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the imported folder, with `/` between folders. Names that are not Unicode
    /// keep what can be read of them.
    pub relative: String,
    /// Its path below the source it is of.
    pub below: String,
    /// The place of that source among those of the import.
    pub source: usize,
    /// What it may be, by the ending of its name.
    pub form: Form,
}

/// What a file may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One record.
    Record,
    /// Records in JSON, or something else.
    Json,
    /// A feed, or something else.
    Xml,
    /// A record in this language, which is not read.
    Foreign(&'static str),
}

impl Form {
    /// The form of a file in a folder of this layout; `None` for one that is no record in any way.
    fn of(path: &Path, layout: &Layout) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let of_a_generator = layout.is_of_a_generator();
        match ending.as_str() {
            "md" | "markdown" => Some(Self::Record),
            "json" if !of_a_generator => Some(Self::Json),
            "xml" | "rss" | "atom" | "rdf" if !of_a_generator => Some(Self::Xml),
            "html" | "htm" if of_a_generator => Some(Self::Record),
            "rst" if of_a_generator => Some(Self::Foreign("reStructuredText")),
            "adoc" | "asciidoc" if of_a_generator => Some(Self::Foreign("AsciiDoc")),
            "org" if of_a_generator => Some(Self::Foreign("Org")),
            "textile" if of_a_generator => Some(Self::Foreign("Textile")),
            _ => None,
        }
    }

    /// The largest file of this form, in bytes.
    pub fn most(self) -> u64 {
        match self {
            Self::Record | Self::Foreign(_) => super::source::MAX_BYTES,
            Self::Json | Self::Xml => super::source::MAX_BYTES_OF_MANY,
        }
    }
}

/// The files of these sources below `root` that may be records, sorted by their relative paths; one that
/// two sources have is of the first. Hidden files and folders are skipped, built sites too, and symbolic links are not
/// followed: neither can lead out of the folder.
///
/// # Errors
/// When the folder, a source, or a folder in it, cannot be read.
pub fn records(root: &Path, sources: &[Source]) -> Result<Vec<RecordFile>, ImportError> {
    if !root.is_dir() {
        return Err(ImportError::NotAFolder(root.to_owned()));
    }
    let whole = [Source::default()];
    let sources = if sources.is_empty() { &whole } else { sources };
    let mut files = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        add(root, source, number, &mut files)?;
    }
    // Stable, so of two the first source's comes first.
    files.sort_by(|a, b| (&a.relative, &a.path).cmp(&(&b.relative, &b.path)));
    files.dedup_by(|b, a| a.path == b.path);
    Ok(files)
}

fn add(
    root: &Path,
    source: &Source,
    number: usize,
    files: &mut Vec<RecordFile>,
) -> Result<(), ImportError> {
    let top = root.join(&source.path);
    let walk = WalkDir::new(&top).into_iter();
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry) && !is_site(entry);
    for entry in walk.filter_entry(is_wanted) {
        let entry = entry.map_err(|error| ImportError::Folder {
            path: error.path().unwrap_or(&top).to_owned(),
            source: error.into(),
        })?;
        if !entry.file_type().is_file() {
            continue;
        }
        let below = relative(&top, entry.path());
        if let Some(form) = Form::of(entry.path(), &source.layout)
            && source.layout.holds(&below)
        {
            files.push(RecordFile {
                relative: relative(root, entry.path()),
                path: entry.into_path(),
                below,
                source: number,
                form,
            });
        }
    }
    Ok(())
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

/// Whether it is the folder of a built site: whoever builds in the folder of the articles does not publish what was
/// published once more, feeds and all.
fn is_site(entry: &DirEntry) -> bool {
    let has = |file| entry.path().join(file).is_file();
    entry.file_type().is_dir() && has("404.html") && has("data/manifest.json")
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
    fn hidden_files_other_files_built_sites_and_links_are_no_records() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for name in [
            "b/x.MD",
            "a.md",
            "c.markdown",
            ".git/y.md",
            ".z.md",
            "dist/404.html",
            "dist/data/manifest.json",
            "dist/feed.xml",
            "p.png",
            "md",
        ] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc", root.join("etc")).unwrap();
        let files = records(root, &[]).unwrap();
        let names: Vec<_> = files.iter().map(|file| file.relative.as_str()).collect();
        assert_eq!(names, ["a.md", "b/x.MD", "c.markdown"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(records(Path::new("/nowhere/at/all"), &[]).is_err());
    }
}
