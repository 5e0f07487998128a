//! Finds the files of a folder that may be records.

pub mod bytes;
pub mod unread_formats;

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::import::{
    generators::{Role, source_folder::SourceFolder, template_extensions::is_template},
    visibility::Withheld,
};

/// An error that prevents a folder from being read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The path is not a folder.
    #[error("{} is not a folder: name the folder that holds the articles", .0.display())]
    NotAFolder(PathBuf),
    /// A folder could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The path of the folder.
        path: PathBuf,
        /// The error of the system.
        source: std::io::Error,
    },
}

/// The file of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFile {
    /// The path of the file.
    pub path: PathBuf,
    /// The path below the imported folder, with `/` between folders. Names that are not Unicode are
    /// converted with replacement characters.
    pub relative_path: String,
    /// The path below the folder of its source.
    pub path_in_source: String,
    /// The index of that source among the sources of the import.
    pub source_index: usize,
    /// The format, judged by the extension.
    pub kind: RecordFileKind,
    /// The reason that it is withheld, if its path says so; such a file is not read.
    pub withheld: Option<Withheld>,
}

/// The format of a file, judged by its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordFileKind {
    /// A file that is one record.
    Record,
    /// A JSON file, with or without records.
    Json,
    /// An XML file, with or without records.
    Xml,
    /// A file that is one record in a format that is not read, with a name for the format. Its text comes from the
    /// built site.
    Built(&'static str),
    /// A file in a format that is not read, with a name for the format.
    Unread(&'static str),
}

impl RecordFileKind {
    /// Returns the format of a file by its extension; `None` if it can never be a record. The site of a
    /// generator has records in HTML, but none in JSON or XML.
    fn of(path: &Path, source: &SourceFolder) -> Option<Self> {
        let is_of_a_generator = source.layout.generator().is_some();
        let has_built_site = is_of_a_generator && source.built_site.is_some();
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "md" | "markdown" | "mdown" | "mkdn" | "mkd" | "mdwn" | "mdx" => Some(Self::Record),
            "json" if !is_of_a_generator => Some(Self::Json),
            "xml" | "rss" | "atom" | "rdf" if !is_of_a_generator => Some(Self::Xml),
            "html" | "htm" if is_of_a_generator => Some(Self::Record),
            extension => {
                let format = unread_format(path, extension, source)?;
                Some(
                    if has_built_site && unread_formats::has_metadata(extension) {
                        Self::Built(format)
                    } else {
                        Self::Unread(format)
                    },
                )
            }
        }
    }

    /// Returns whether a file of this format is one record.
    pub fn is_one_record(self) -> bool {
        matches!(self, Self::Record | Self::Built(_))
    }

    /// Returns the maximum size of a file of this format, in bytes.
    pub fn max_bytes(self) -> u64 {
        match self {
            Self::Record | Self::Built(_) | Self::Unread(_) => self::bytes::MAX_RECORD_BYTES,
            Self::Json | Self::Xml => self::bytes::MAX_FEED_BYTES,
        }
    }
}

/// Returns the name of the format of a file that may be an article and is not read. In the site of a generator, a
/// template or a data file is one only if the generator makes a post of it.
fn unread_format(path: &Path, extension: &str, source: &SourceFolder) -> Option<&'static str> {
    let format = unread_formats::format_of(extension);
    let Some(generator) = source.layout.generator() else {
        return format;
    };
    if format.is_some() && !is_template(extension) {
        return format;
    }
    let post = generator.unread_post(path)?;
    format.or(Some(post))
}

/// Finds the files of these sources below `root` that may be records, sorted by their relative paths. A
/// file of two sources belongs to the first one. The list includes files that the generator does not
/// publish, and files in formats that are not read, so that a report can name them. Hidden files and
/// folders, built sites and installed packages are skipped. Symbolic links are not followed, so none can
/// lead out of the folder.
///
/// # Errors
/// Returns an error if the folder, a source, or a folder in it cannot be read.
pub fn find_records(root: &Path, sources: &[SourceFolder]) -> Result<Vec<RecordFile>, FolderError> {
    if !root.is_dir() {
        return Err(FolderError::NotAFolder(root.to_owned()));
    }
    let whole_folder = [SourceFolder::default()];
    let sources = if sources.is_empty() {
        &whole_folder
    } else {
        sources
    };
    let mut files = Vec::new();
    for (number, source) in sources.iter().enumerate() {
        add_source(root, source, number, &mut files)?;
    }
    // The sort is stable: of two equal paths, that of the first source comes first.
    files.sort_by(|a, b| (&a.relative_path, &a.path).cmp(&(&b.relative_path, &b.path)));
    files.dedup_by(|b, a| a.path == b.path);
    Ok(files)
}

fn add_source(
    root: &Path,
    source: &SourceFolder,
    number: usize,
    files: &mut Vec<RecordFile>,
) -> Result<(), FolderError> {
    let top = root.join(&source.path);
    let walk = WalkDir::new(&top).into_iter();
    let output = source.built_site.as_ref().map(|folder| root.join(folder));
    let is_output = |entry: &DirEntry| output.as_deref() == Some(entry.path());
    let is_relevant = |entry: &DirEntry| {
        entry.depth() == 0 || !is_hidden(entry) && !is_built_site(entry) && !is_output(entry)
    };
    for entry in walk.filter_entry(is_relevant) {
        let entry = entry.map_err(|error| FolderError::Read {
            path: error.path().unwrap_or(&top).to_owned(),
            source: error.into(),
        })?;
        let is_link = entry.path_is_symlink();
        if !entry.file_type().is_file() && !is_link {
            continue;
        }
        let Some(form) = RecordFileKind::of(entry.path(), source) else {
            continue;
        };
        let below = relative(&top, entry.path());
        let withheld = match source.layout.role(&below) {
            Role::Ignored => continue,
            Role::Record => None,
            // A file that the site withholds is not reported as unread.
            Role::Withheld(_) if matches!(form, RecordFileKind::Unread(_)) => continue,
            Role::Withheld(withheld) => Some(withheld),
        };
        files.push(RecordFile {
            relative_path: relative(root, entry.path()),
            path: entry.into_path(),
            path_in_source: below,
            source_index: number,
            kind: if is_link {
                RecordFileKind::Unread("a symbolic link, which is not followed")
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

/// Returns whether the folder is a built site. If you build into the folder of articles, the output must
/// not be imported.
fn is_built_site(entry: &DirEntry) -> bool {
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
        {
            std::os::unix::fs::symlink("/etc", root.join("etc")).unwrap();
            std::os::unix::fs::symlink("a.md", root.join("link.md")).unwrap();
        }
        std::fs::write(root.join("story.docx"), "").unwrap();
        let files = find_records(root, &[]).unwrap();
        let records = files
            .iter()
            .filter(|file| file.kind == RecordFileKind::Record);
        let names: Vec<_> = records.map(|file| file.relative_path.as_str()).collect();
        assert_eq!(names, ["a.md", "b/x.MD", "c.markdown"]);
        let unread = files
            .iter()
            .filter(|file| matches!(file.kind, RecordFileKind::Unread(_)));
        let names: Vec<_> = unread.map(|file| file.relative_path.as_str()).collect();
        let links: &[&str] = if cfg!(unix) {
            &["link.md", "story.docx"]
        } else {
            &["story.docx"]
        };
        assert_eq!(names, links);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        assert!(find_records(Path::new("/nowhere/at/all"), &[]).is_err());
    }
}
