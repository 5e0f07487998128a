//! Reads Eleventy sites (<https://www.11ty.dev/docs/>): the input folder, ignore files, data of folders and
//! files, `permalink: false`.

mod data;
mod metadata;
mod permalink;
mod unread_posts;

use std::{path::Path, sync::Arc};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{
    DetectedSite, Dialect, Generator, Role, git::GitTimes, normalize_folder, package, path_below,
    program, settings, site_values::SiteValues,
};
use crate::import::{
    syntax::node::{MapEntry, Node},
    visibility::{Visibility, Withheld},
};

use data::FolderData;

/// The names of the settings files, which are programs.
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
    /// The folders of templates and data, below the input folder.
    template_folders: Vec<String>,
    ignored: Gitignore,
    data: FolderData,
    global_data: SiteValues,
    git: GitTimes,
    /// The separator that ends the excerpt, if excerpts are on.
    excerpt_separator: Option<String>,
}

/// Detects whether this folder is a site of Eleventy.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let program = SETTINGS
        .iter()
        .find_map(|name| settings::read_text(&root.join(name)))?;
    let program = program::without_comments(&program);
    let string = |name| program::values(&program, name).find_map(program::string_literal);
    let is_folder = |name: &&str| root.join(name).is_dir();
    let input = string("input")
        .or_else(|| program::call_argument(&program, "setInputDirectory"))
        .filter(is_folder)
        .map(normalize_folder)
        .unwrap_or_default();
    let folder_setting = |name, function: &str, default_folder: &str| {
        let folder = string(name).or_else(|| program::call_argument(&program, function));
        normalize_folder(folder.unwrap_or(default_folder))
    };
    let mut others = vec![
        folder_setting("includes", "setIncludesDirectory", "_includes"),
        folder_setting("layouts", "setLayoutsDirectory", "_includes"),
        folder_setting("data", "setDataDirectory", "_data"),
    ];
    others.retain(|folder| !folder.is_empty());
    let data_path = joined(&input, &folder_setting("data", "setDataDirectory", "_data"));
    Some(DetectedSite {
        dialect: Dialect::Eleventy,
        static_folders: vec![input.clone(), "public".to_owned(), "static".to_owned()],
        description: metadata::description(&root.join(&data_path)).or(package::description(root)),
        generator: Arc::new(Eleventy {
            data: FolderData::new(root, &input),
            global_data: SiteValues::of_global_data(root, data_path),
            git: GitTimes::new(root),
            excerpt_separator: excerpt_separator(&program),
            ignored: ignored(root, &input, &program),
            input,
            template_folders: others,
        }),
    })
}

/// Returns a folder that the settings write relative to another one. It does not leave the site.
fn joined(folder: &str, below: &str) -> String {
    let mut names = Vec::new();
    for name in folder.split('/').chain(below.split('/')) {
        match name {
            "" => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Returns the separator of excerpts (<https://www.11ty.dev/docs/data-frontmatter-customize/>).
fn excerpt_separator(program: &str) -> Option<String> {
    let mut separators = program::values(program, "excerpt_separator");
    let default_separator = || program::has_value(program, "excerpt", "true").then_some("---");
    let separator = separators.find_map(program::string_literal);
    separator.or_else(default_separator).map(str::to_owned)
}

/// Returns the patterns of ignore files and of the settings. Lines of an ignore file that are invalid are
/// skipped.
fn ignored(root: &Path, input: &str, program: &str) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    let uses_git = !program.contains("setUseGitIgnore(false)");
    let mut files = vec![root.join(".eleventyignore")];
    files.push(root.join(input).join(".eleventyignore"));
    if uses_git {
        files.push(root.join(".gitignore"));
    }
    for file in files {
        let text = settings::read_text(&file).unwrap_or_default();
        for line in text.lines() {
            let _ = builder.add_line(None, line);
        }
    }
    let mut calls = program.split("ignores.add(");
    let _ = calls.next();
    for pattern in calls.filter_map(|call| program::string_literal(call.trim_start())) {
        let _ = builder.add_line(None, pattern);
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

impl Eleventy {
    /// Replaces `git created` and `git last modified` with dates from the history
    /// (<https://www.11ty.dev/docs/dates/>). Without a history, the date is removed.
    fn replace_git_dates(&self, path: &str, front_matter: &mut Vec<MapEntry>) {
        let Some(index) = front_matter.iter().position(|entry| entry.key == "date") else {
            return;
        };
        let words = front_matter
            .get(index)
            .and_then(|entry| entry.node.as_text());
        let words = words.unwrap_or_default().trim().to_ascii_lowercase();
        let date = match words.as_str() {
            "git created" | "created" => self.git.created(path),
            "git last modified" | "last modified" => self.git.modified(path),
            _ => return,
        };
        match (date, front_matter.get_mut(index)) {
            (Some(date), Some(entry)) => entry.node = Node::text(entry.node.line, date),
            _ => drop(front_matter.remove(index)),
        }
    }
}

impl Generator for Eleventy {
    fn site_values(&self) -> Option<&SiteValues> {
        Some(&self.global_data)
    }

    fn excerpt_separator(&self) -> Option<&str> {
        self.excerpt_separator.as_deref()
    }

    fn role(&self, path: &str) -> Role {
        if super::parent_folders(path)
            .any(|folder| matches!(folder, super::PACKAGES_FOLDER | "_site"))
        {
            return Role::Ignored;
        }
        let Some(inner) = path_below(path, &self.input) else {
            return Role::not_a_post(format!("a file outside {}", self.input));
        };
        if self
            .template_folders
            .iter()
            .any(|folder| path_below(inner, folder).is_some())
        {
            return Role::Ignored;
        }
        let is_ignored = |path: &str| {
            let matched = self.ignored.matched_path_or_any_parents(path, false);
            matched.is_ignore()
        };
        if is_ignored(path) || is_ignored(inner) {
            return Role::not_a_post("a file that .eleventyignore or .gitignore excludes");
        }
        Role::Record
    }

    fn complete(&self, path: &str, mut front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        let tags = self.data.tags(path);
        let overridden = data::take_overrides(&mut front_matter);
        settings::add_defaults(&mut front_matter, self.data.of(path));
        if !tags.is_empty() && !overridden.iter().any(|key| key == "tags") {
            data::add_tags(&mut front_matter, tags);
        }
        self.replace_git_dates(path, &mut front_matter);
        front_matter
    }

    fn unread_post(&self, file: &Path) -> Option<&'static str> {
        unread_posts::format(file)
    }

    fn date_without_field(&self, front_matter: &Node) -> Option<&'static str> {
        // A page that is in no collection is no post.
        let tags = front_matter.get("tags")?;
        (!tags.items().is_empty()).then_some(super::DATE_OF_FILE)
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let path = path_below(path, &self.input).unwrap_or(path);
        permalink::addresses(path, front_matter)
    }

    fn withheld(&self, _path: &str, front_matter: &Node) -> Option<Withheld> {
        let computed = front_matter.get("eleventyComputed");
        let permalink = front_matter.get("permalink").into_iter();
        let mut values = permalink.chain(computed.and_then(|computed| computed.get("permalink")));
        // A computed address may be false if one of its cases is.
        let may_be_false = |node: &Node| {
            node.as_boolean() == Some(false)
                || node.as_text().is_some_and(|text| text.contains("false"))
                || node
                    .entries()
                    .iter()
                    .any(|entry| entry.key == "build" && entry.node.as_boolean() == Some(false))
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
