//! When files of a repository were added and last changed, as its history says it.
//!
//! Eleventy (`date: git Created`) and Hugo (`:git`) take dates from there. The times of the files themselves are those of
//! a copy, and say nothing.

use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use jiff::Timestamp;

/// The history of the repository that a site is in. It is asked once, when the first record needs it.
pub struct GitTimes {
    root: PathBuf,
    times: OnceLock<HashMap<String, Times>>,
}

/// When a file was added and last changed, in Unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Times {
    created: i64,
    modified: i64,
}

impl GitTimes {
    /// The history of the folder of a site.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            times: OnceLock::new(),
        }
    }

    /// Returns when the file at this path below the site was added, as RFC 3339; `None` if the history has none of it.
    pub fn created(&self, path: &str) -> Option<String> {
        self.of(path).and_then(|times| text(times.created))
    }

    /// Returns when the file at this path below the site was last changed, as RFC 3339.
    pub fn modified(&self, path: &str) -> Option<String> {
        self.of(path).and_then(|times| text(times.modified))
    }

    fn of(&self, path: &str) -> Option<Times> {
        let times = self.times.get_or_init(|| history(&self.root));
        times.get(path).copied()
    }
}

impl fmt::Debug for GitTimes {
    // What is known of a site is printed to tell caches apart, and the history is none of the settings.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GitTimes")
    }
}

fn text(seconds: i64) -> Option<String> {
    Timestamp::from_second(seconds)
        .ok()
        .map(|time| time.to_string())
}

/// Reads the history; empty if the folder is in no repository, or there is no Git.
fn history(root: &Path) -> HashMap<String, Times> {
    // A repository may have settings that run programs; those that `git log` heeds are switched off.
    let output = Command::new("git")
        .args([
            "-c",
            "log.showSignature=false",
            "-c",
            "core.fsmonitor=false",
        ])
        .args([
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.quotePath=false",
        ])
        .args([
            "log",
            "--format=@%ct",
            "--name-only",
            "--no-renames",
            "--relative",
            "-z",
            "--",
            ".",
        ])
        .current_dir(root)
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    let Some(output) = output.ok().filter(|output| output.status.success()) else {
        return HashMap::new();
    };
    parse(&String::from_utf8_lossy(&output.stdout))
}

/// Reads commits, the newest first: `@seconds`, then the names of files.
fn parse(log: &str) -> HashMap<String, Times> {
    let mut times: HashMap<String, Times> = HashMap::new();
    let mut commit = None;
    for part in log.split(['\0', '\n']).filter(|part| !part.is_empty()) {
        if let Some(seconds) = part.strip_prefix('@').and_then(|text| text.parse().ok()) {
            commit = Some(seconds);
        } else if let Some(seconds) = commit {
            let new = Times {
                created: seconds,
                modified: seconds,
            };
            times.entry(part.to_owned()).or_insert(new).created = seconds;
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_commit_is_that_of_creation() {
        let times = parse("@20\0\n\0a.md\0b c.md\0@10\0\na.md\0");
        let of = |path: &str| times.get(path).map(|times| (times.created, times.modified));
        assert_eq!(of("a.md"), Some((10, 20)));
        assert_eq!(of("b c.md"), Some((20, 20)));
        assert_eq!(of("c.md"), None);
    }
}
