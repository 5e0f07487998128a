//! Eleventy (<https://www.11ty.dev/docs/>): the input folder, ignore files, data of folders and files, `permalink: false`.

mod data;

use std::{path::Path, sync::Arc};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{
    DetectedSite, Generator, Role, SiteDescription, below, folder, git::GitTimes, program, settings,
};
use crate::import::{
    dialect::Dialect,
    node::{MapEntry, Node},
    visibility::{Visibility, Withheld},
};
use data::FolderData;

/// Names of the settings of a site, which are programs.
const SETTINGS: &[&str] = &[
    ".eleventy.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    "eleventy.config.cjs",
    "eleventy.config.ts",
];

#[derive(Debug)]
struct Eleventy {
    input: String,
    /// Folders of templates and data, below the input.
    others: Vec<String>,
    ignored: Gitignore,
    data: FolderData,
    git: GitTimes,
}

/// The site of this folder, if it is one of Eleventy's.
pub fn site(root: &Path) -> Option<DetectedSite> {
    let program = SETTINGS
        .iter()
        .find_map(|name| settings::text(&root.join(name)))?;
    let program = program::without_comments(&program);
    let string = |name| program::values(&program, name).find_map(program::string);
    let is_folder = |name: &&str| root.join(name).is_dir();
    let input = string("input")
        .or_else(|| program::argument(&program, "setInputDirectory"))
        .filter(is_folder)
        .map(folder)
        .unwrap_or_default();
    let other = |name, function: &str, usual: &str| {
        let named = string(name).or_else(|| program::argument(&program, function));
        folder(named.unwrap_or(usual))
    };
    let mut others = vec![
        other("includes", "setIncludesDirectory", "_includes"),
        other("layouts", "setLayoutsDirectory", "_includes"),
        other("data", "setDataDirectory", "_data"),
    ];
    others.retain(|folder| !folder.is_empty());
    let metadata = [
        "metadata.json",
        "metadata.yaml",
        "metadata.yml",
        "site.json",
        "site.yaml",
        "site.yml",
        "meta.json",
    ];
    let data_folder = root
        .join(&input)
        .join(other("data", "setDataDirectory", "_data"));
    let metadata = settings::first(&data_folder, &metadata);
    let text = |names| settings::text_of(metadata.as_ref(), names);
    Some(DetectedSite {
        dialect: Dialect::Eleventy,
        statics: vec![input.clone(), "public".to_owned(), "static".to_owned()],
        description: SiteDescription {
            title: text(&["title", "name"]),
            tagline: text(&["description", "subtitle"]),
            language: text(&["language", "lang"]),
            address: text(&["url", "base"]),
        },
        generator: Arc::new(Eleventy {
            data: FolderData::new(root, &input),
            git: GitTimes::new(root),
            ignored: ignored(root, &input, &program),
            input,
            others,
        }),
    })
}

/// What ignore files and the settings leave out. An ignore file that cannot be read leaves out what it can.
fn ignored(root: &Path, input: &str, program: &str) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    let uses_git = !program.contains("setUseGitIgnore(false)");
    let mut files = vec![root.join(".eleventyignore")];
    files.push(root.join(input).join(".eleventyignore"));
    if uses_git {
        files.push(root.join(".gitignore"));
    }
    for file in files {
        let text = settings::text(&file).unwrap_or_default();
        for line in text.lines() {
            let _ = builder.add_line(None, line);
        }
    }
    let mut calls = program.split("ignores.add(");
    let _ = calls.next();
    for pattern in calls.filter_map(|call| program::string(call.trim_start())) {
        let _ = builder.add_line(None, pattern);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

impl Eleventy {
    /// Puts the day of the history in the place of the words that stand for it
    /// (<https://www.11ty.dev/docs/dates/>). Without a history they stand for no date.
    fn read_date_words(&self, path: &str, front: &mut Vec<MapEntry>) {
        let Some(place) = front.iter().position(|entry| entry.key == "date") else {
            return;
        };
        let words = front.get(place).and_then(|entry| entry.node.as_text());
        let words = words.unwrap_or_default().trim().to_ascii_lowercase();
        let date = match words.as_str() {
            "git created" | "created" => self.git.created(path),
            "git last modified" | "last modified" => self.git.modified(path),
            _ => return,
        };
        match (date, front.get_mut(place)) {
            (Some(date), Some(entry)) => entry.node = Node::text(entry.node.line, date),
            _ => drop(front.remove(place)),
        }
    }
}

impl Generator for Eleventy {
    fn role(&self, path: &str) -> Role {
        if super::folders(path).any(|folder| matches!(folder, super::PACKAGES_FOLDER | "_site")) {
            return Role::Nothing;
        }
        let Some(inner) = below(path, &self.input) else {
            return Role::not_a_post(format!("a file outside {}", self.input));
        };
        if self
            .others
            .iter()
            .any(|folder| below(inner, folder).is_some())
        {
            return Role::Nothing;
        }
        let is_ignored = |path: &str| {
            let found = self.ignored.matched_path_or_any_parents(path, false);
            found.is_ignore()
        };
        if is_ignored(path) || is_ignored(inner) {
            return Role::not_a_post("a file that .eleventyignore or .gitignore leaves out");
        }
        Role::Record
    }

    fn complete(&self, path: &str, mut front: Vec<MapEntry>) -> Vec<MapEntry> {
        let tags = self.data.tags(path);
        settings::add_defaults(&mut front, self.data.of(path));
        if !tags.is_empty() {
            data::add_tags(&mut front, tags);
        }
        self.read_date_words(path, &mut front);
        front
    }

    fn withheld(&self, _path: &str, front: &Node) -> Option<Withheld> {
        let computed = front.get("eleventyComputed");
        let own = front.get("permalink").into_iter();
        let mut values = own.chain(computed.and_then(|computed| computed.get("permalink")));
        // A computed address of which one case is false may be that one.
        let may_be_false = |node: &Node| {
            node.truth() == Some(false)
                || node.as_text().is_some_and(|text| text.contains("false"))
                || node
                    .entries()
                    .iter()
                    .any(|entry| entry.key == "build" && entry.node.truth() == Some(false))
        };
        if values.any(may_be_false) {
            return Some(Withheld {
                visibility: Visibility::NotAPost,
                reason: "permalink: false".to_owned(),
            });
        }
        None
    }
}
