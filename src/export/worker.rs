//! Writes the service worker of a built page. It names the files of the page, so it is written
//! after the build.

use crate::format::FORMAT_VERSION;

use super::glue;

/// The script of the worker, with placeholders for its build.
const WORKER_SCRIPT: &str = include_str!("worker/worker.js");

/// The file name of the worker. Its folder decides which URLs it controls.
pub const WORKER_FILE: &str = "sw.js";

/// Returns the worker of the build `version`, which caches these files and the page itself. `cdn`
/// is the address of the files, if that is not the folder of the site.
pub fn script(version: &str, files: &[String], cdn: Option<&str>) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("'{file}'")).collect();
    let script = WORKER_SCRIPT
        .replace("@version@", version)
        .replace("'@format@'", &FORMAT_VERSION.to_string())
        .replace("'@files@'", &literal(cdn.unwrap_or_default()))
        .replace("'@shell@'", &names.join(", "));
    glue::strip_comments(&script)
}

/// Returns a text as a string literal of JavaScript.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns the script with its placeholders, which distinguishes workers that cache the same files.
pub fn template() -> &'static [u8] {
    WORKER_SCRIPT.as_bytes()
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
