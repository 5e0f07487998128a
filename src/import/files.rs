//! Which files of a folder are records.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::{ImportError, SourceFolder, generators::Role, unread_formats, visibility::Withheld};

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
    /// Why it is no record for the public, where its path says so; then it is not read.
    pub withheld: Option<Withheld>,
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
    /// Something in a format that is not read, and what it is.
    Unread(&'static str),
}

impl Form {
    /// The form of a file, in the site of a generator or not; `None` for one that is no record in any way.
    fn of(path: &Path, is_of_a_generator: bool) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "md" | "markdown" | "mdown" | "mkdn" | "mkd" | "mdwn" | "mdx" => Some(Self::Record),
            "json" if !is_of_a_generator => Some(Self::Json),
            "xml" | "rss" | "atom" | "rdf" if !is_of_a_generator => Some(Self::Xml),
            "html" | "htm" if is_of_a_generator => Some(Self::Record),
            ending => unread_formats::format_of(ending).map(Self::Unread),
        }
    }

    /// The largest file of this form, in bytes.
    pub fn most(self) -> u64 {
        match self {
            Self::Record | Self::Unread(_) => super::source::MAX_RECORD_BYTES,
            Self::Json | Self::Xml => super::source::MAX_FEED_BYTES,
        }
    }
}

/// The files of these sources below `root` that may be records, sorted by their relative paths; one that
/// two sources have is of the first. Those that the generator of a site does not publish, and those in formats that are
/// not read, are among them: nothing is left out without a word. Hidden files and folders are skipped, built sites and
/// installed packages too, and symbolic links are not followed: neither can lead out of the folder.
///
/// # Errors
/// When the folder, a source, or a folder in it, cannot be read.
pub fn records(root: &Path, sources: &[SourceFolder]) -> Result<Vec<RecordFile>, ImportError> {
    if !root.is_dir() {
        return Err(ImportError::NotAFolder(root.to_owned()));
    }
    let whole = [SourceFolder::default()];
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
    source: &SourceFolder,
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
        let is_link = entry.path_is_symlink();
        if !entry.file_type().is_file() && !is_link {
            continue;
        }
        let Some(form) = Form::of(entry.path(), source.layout.generator().is_some()) else {
            continue;
        };
        let below = relative(&top, entry.path());
        let withheld = match source.layout.role(&below) {
            Role::Nothing => continue,
            Role::Record => None,
            // What is no record of the site needs no reader.
            Role::Withheld(_) if matches!(form, Form::Unread(_)) => continue,
            Role::Withheld(withheld) => Some(withheld),
        };
        files.push(RecordFile {
            relative: relative(root, entry.path()),
            path: entry.into_path(),
            below,
            source: number,
            form: if is_link {
                Form::Unread("a symbolic link, which is not followed")
            } else {
                form
            },
            withheld,
        });
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
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("/etc", root.join("etc")).unwrap();
            std::os::unix::fs::symlink("a.md", root.join("link.md")).unwrap();
        }
        std::fs::write(root.join("story.docx"), "").unwrap();
        let files = records(root, &[]).unwrap();
        let records = files.iter().filter(|file| file.form == Form::Record);
        let names: Vec<_> = records.map(|file| file.relative.as_str()).collect();
        assert_eq!(names, ["a.md", "b/x.MD", "c.markdown"]);
        let unread = files
            .iter()
            .filter(|file| matches!(file.form, Form::Unread(_)));
        let names: Vec<_> = unread.map(|file| file.relative.as_str()).collect();
        let links: &[&str] = if cfg!(unix) {
            &["link.md", "story.docx"]
        } else {
            &["story.docx"]
        };
        assert_eq!(names, links);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(records(Path::new("/nowhere/at/all"), &[]).is_err());
    }
}
