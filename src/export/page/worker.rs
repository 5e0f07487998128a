//! The service worker of the page. It caches the page and the files that the page names, so it is
//! written after all of them.

use std::path::Path;

use walkdir::WalkDir;

use super::{built_page::BuiltPage, error::PageError, finish::PageShell, script_comments};
use crate::{
    export::files::{content_name, error::FileError},
    format::{FORMAT_VERSION, Site},
    fs::write_atomic,
};

/// The script of the worker, with placeholders for its build.
const WORKER_SCRIPT: &str = include_str!("worker/worker.js");

/// The file name of the worker. Its folder decides which URLs it controls.
pub const WORKER_FILE: &str = "sw.js";

/// The build of a page that a service worker caches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerBuild {
    /// The name of the build.
    pub version: String,
    /// The files that the page names and that are named by their content, in order.
    pub files: Vec<String>,
}

impl WorkerBuild {
    /// Returns the build of a page that names all its files. They are named by their content, so the
    /// hash of the page covers them; that of the script distinguishes workers that cache the same
    /// files.
    ///
    /// # Errors
    /// Returns [`PageError::File`] if the folder of the page cannot be read.
    pub fn of(page: &BuiltPage) -> Result<Self, PageError> {
        let bytes = [page.html.as_bytes(), WORKER_SCRIPT.as_bytes()].concat();
        Ok(Self {
            version: content_name::of(&bytes).to_string(),
            files: immutable_files(page)?,
        })
    }
}

/// Writes the worker of a finished page into its folder. A page without a build has none.
///
/// # Errors
/// Returns [`PageError::File`] if it cannot be written.
pub fn write(folder: &Path, shell: &PageShell, site: &Site) -> Result<(), PageError> {
    let Some(build) = &shell.build else {
        return Ok(());
    };
    let script = script(&build.version, &build.files, site.cdn.as_deref());
    let path = folder.join(WORKER_FILE);
    Ok(write_atomic(&path, script.as_bytes()).map_err(FileError::at(&path))?)
}

fn immutable_files(page: &BuiltPage) -> Result<Vec<String>, PageError> {
    let failed = FileError::at(&page.folder);
    let mut files = Vec::new();
    for entry in WalkDir::new(&page.folder).max_depth(2) {
        let entry = entry.map_err(|error| failed(error.into()))?;
        let name = entry.path().strip_prefix(&page.folder);
        let name = name
            .unwrap_or(entry.path())
            .to_string_lossy()
            .replace('\\', "/");
        if page.html.contains(&name) && name.contains('-') && name.contains('.') {
            files.push(name);
        }
    }
    files.sort_unstable();
    Ok(files)
}

/// Returns the worker of the build `version`, which caches these files and the page itself. `cdn`
/// is the address of the files, if that is not the folder of the site.
fn script(version: &str, files: &[String], cdn: Option<&str>) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("'{file}'")).collect();
    let script = WORKER_SCRIPT
        .replace("@version@", version)
        .replace("'@format@'", &FORMAT_VERSION.to_string())
        .replace("'@files@'", &literal(cdn.unwrap_or_default()))
        .replace("'@shell@'", &names.join(", "));
    script_comments::strip_comments(&script)
}

/// Returns a text as a string literal of JavaScript.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{FileKind, files};

    #[test]
    fn a_worker_knows_its_build() {
        let script = script(
            "abcdefghij",
            &["a-1.css".to_owned(), "b-2.js".to_owned()],
            Some("https://cdn.example/"),
        );
        assert!(
            script.starts_with("const VERSION = 'abcdefghij';\n"),
            "{script}"
        );
        assert!(script.contains(&format!("const FORMAT = {FORMAT_VERSION};")));
        assert!(script.contains("const SHELL = ['a-1.css', 'b-2.js'];"));
        assert!(script.contains("const FILES = \"https://cdn.example/\" ||"));
        assert!(!script.contains('@') && !script.contains("\n//"));
    }
    /// A kind that the worker does not know would never be cached, and only readers without a
    /// connection would notice.
    #[test]
    fn a_worker_knows_every_kind_of_file() {
        let kinds = WORKER_SCRIPT.split("const KINDS = '").nth(1).unwrap();
        let mut kinds: Vec<_> = kinds.split('\'').next().unwrap().split(' ').collect();
        let mut all: Vec<_> = FileKind::ALL.iter().map(|kind| kind.prefix()).collect();
        all.push(files::PICTURE_KIND);
        kinds.sort_unstable();
        all.sort_unstable();
        assert_eq!(kinds, all);
    }
}
