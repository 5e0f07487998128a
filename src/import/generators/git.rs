//! Reads from the Git history when files were added and last changed.
//!
//! Eleventy (`date: git Created`) and Hugo (`:git`) use these dates. The timestamps of the files themselves
//! are those of a copy.

use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use jiff::Timestamp;

/// The history of the repository of a site, read when the first record needs it.
pub struct GitTimes {
    root: PathBuf,
    times: OnceLock<HashMap<String, CommitTimes>>,
}

/// The Unix seconds at which a file was added and last changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CommitTimes {
    created: i64,
    modified: i64,
}

impl GitTimes {
    /// Creates the history of the folder of a site.
    pub fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            times: OnceLock::new(),
        }
    }

    /// Returns when the file at this path below the site was added, in RFC 3339; `None` if the history does
    /// not contain it.
    pub fn created(&self, path: &str) -> Option<String> {
        self.of(path).and_then(|times| text(times.created))
    }

    /// Returns when the file at this path below the site was last changed, in RFC 3339.
    pub fn modified(&self, path: &str) -> Option<String> {
        self.of(path).and_then(|times| text(times.modified))
    }

    fn of(&self, path: &str) -> Option<CommitTimes> {
        let times = self.times.get_or_init(|| history(&self.root));
        times.get(path).copied()
    }
}

impl fmt::Debug for GitTimes {
    // The debug output of a site is part of the cache key, and the history is not a setting.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GitTimes")
    }
}

fn text(seconds: i64) -> Option<String> {
    Timestamp::from_second(seconds)
        .ok()
        .map(|time| time.to_string())
}

/// Reads the history; empty if the folder is not in a repository, or Git is missing.
fn history(root: &Path) -> HashMap<String, CommitTimes> {
    // The settings of a repository may run programs; those that `git log` honors are switched off.
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
fn parse(log: &str) -> HashMap<String, CommitTimes> {
    let mut times: HashMap<String, CommitTimes> = HashMap::new();
    let mut commit = None;
    for entry in log.split(['\0', '\n']).filter(|entry| !entry.is_empty()) {
        if let Some(seconds) = entry.strip_prefix('@').and_then(|text| text.parse().ok()) {
            commit = Some(seconds);
        } else if let Some(seconds) = commit {
            let new = CommitTimes {
                created: seconds,
                modified: seconds,
            };
            times.entry(entry.to_owned()).or_insert(new).created = seconds;
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
