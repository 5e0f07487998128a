//! Hexo (<https://hexo.io/docs/>): `source/_posts`, `source/_drafts`, `published`, `future`.

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{DetectedSite, Generator, Role, SiteDescription, below, patterns::Globs, settings};
use crate::import::{dates, dialect::Dialect, node::Node};

#[derive(Debug)]
struct Hexo {
    time_zone: TimeZone,
    source: String,
    ignored: Globs,
    holds_future_back: bool,
    shows_drafts: bool,
}

/// The site of this folder, if it is one of Hexo's.
pub fn site(root: &Path) -> Option<DetectedSite> {
    let settings = settings::first(root, &["_config.yml", "_config.yaml", "_config.json"])?;
    let text = |names: &[&str]| settings::text_of(Some(&settings), names);
    let source = text(&["source_dir"]).map_or_else(|| "source".to_owned(), |f| super::folder(&f));
    let package = settings::read(&root.join("package.json"));
    let is_named = |key: &str| package.as_ref().and_then(|p| p.get(key)).is_some();
    let depends = package.as_ref().and_then(|p| p.get("dependencies"));
    let is_dependency = depends.is_some_and(|packages| packages.get("hexo").is_some());
    let has_posts = root.join(&source).join("_posts").is_dir() && !root.join("_posts").is_dir();
    if !(is_named("hexo") || is_dependency || has_posts) {
        return None;
    }
    let truth = |key: &str| settings.get(key).and_then(Node::truth);
    let patterns = [
        settings.get("ignore"),
        settings.get("exclude"),
        settings.get("skip_render"),
    ];
    let patterns = patterns.into_iter().flatten().flat_map(Node::texts);
    Some(DetectedSite {
        dialect: Dialect::Hexo,
        statics: vec![source.clone()],
        description: SiteDescription {
            title: text(&["title"]),
            tagline: text(&["subtitle", "description"]),
            language: text(&["language"]),
            address: text(&["url"]),
        },
        generator: Arc::new(Hexo {
            time_zone: dates::time_zone(text(&["timezone"]).as_deref()),
            source,
            ignored: Globs::of_paths(patterns),
            holds_future_back: truth("future") == Some(false),
            shows_drafts: truth("render_drafts") == Some(true),
        }),
    })
}

impl Generator for Hexo {
    fn role(&self, path: &str) -> Role {
        let Some(path) = below(path, &self.source) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "public" | "themes") => Role::Nothing,
                _ => Role::not_a_post(format!("a file outside {}", self.source)),
            };
        };
        let in_posts = below(path, "_posts");
        if let Some(pattern) = self
            .ignored
            .find(path)
            .or_else(|| self.ignored.find(in_posts?))
        {
            return Role::not_a_post(format!("left out by {pattern} in the settings"));
        }
        // Hexo passes over files and folders with these signs, except its own.
        let is_hidden = |name: &str| name.starts_with(['_', '.']) || name.ends_with(['~', '%']);
        if below(path, "_drafts").is_some() {
            return if self.shows_drafts {
                Role::Record
            } else {
                Role::draft("the folder _drafts")
            };
        }
        match in_posts {
            Some(post) if post.split('/').any(is_hidden) => {
                Role::not_a_post("a name that Hexo passes over")
            }
            Some(_) => Role::Record,
            None => Role::not_a_post("a file outside _posts"),
        }
    }

    fn time_zone(&self) -> TimeZone {
        self.time_zone.clone()
    }

    fn holds_future_back(&self) -> bool {
        self.holds_future_back
    }

    fn shows_drafts(&self) -> bool {
        self.shows_drafts
    }
}
