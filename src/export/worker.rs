//! The service worker of a built page. It names the page's files, so it is written after the build.

use crate::format::FORMAT;

use super::glue;

/// The worker, with marks where it says what it belongs to.
const WORKER_SCRIPT: &str = include_str!("worker/worker.js");

/// The worker's name. Where it stands says which addresses it answers.
pub const WORKER_FILE: &str = "sw.js";

/// The worker of the build `version`, which keeps these files of it and the page itself. `cdn` is
/// where they are asked for, where that is not the site's own folder.
pub fn worker(version: &str, files: &[String], cdn: Option<&str>) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("'{file}'")).collect();
    let script = WORKER_SCRIPT
        .replace("@version@", version)
        .replace("'@format@'", &FORMAT.to_string())
        .replace("'@files@'", &literal(cdn.unwrap_or_default()))
        .replace("'@shell@'", &names.join(", "));
    glue::plain(&script)
}

/// A text as a script has it.
fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What tells workers apart that keep the same files.
pub fn source() -> &'static [u8] {
    WORKER_SCRIPT.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{FileKind, files};

    #[test]
    fn a_worker_knows_its_build() {
        let script = worker(
            "abcdefghij",
            &["a-1.css".to_owned(), "b-2.js".to_owned()],
            Some("https://cdn.example/"),
        );
        assert!(
            script.starts_with("const VERSION = 'abcdefghij';\n"),
            "{script}"
        );
        assert!(script.contains(&format!("const FORMAT = {FORMAT};")));
        assert!(script.contains("const SHELL = ['a-1.css', 'b-2.js'];"));
        assert!(script.contains("const FILES = \"https://cdn.example/\" ||"));
        assert!(!script.contains('@') && !script.contains("\n//"));
    }
    /// A kind that it does not know is never kept, and nobody would see that but who is offline.
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
