//! Reads Hexo sites (<https://hexo.io/docs/>): `source/_posts`, `source/_drafts`, `published`, `future`.

mod permalink;

use std::{path::Path, sync::Arc};

use jiff::tz::TimeZone;

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, path_below, patterns::Globs, settings,
    template_extensions::is_template_file,
};
use crate::import::{fields::dates, syntax::node::Node};

use permalink::PostAddresses;

#[derive(Debug)]
struct Hexo {
    time_zone: Option<TimeZone>,
    addresses: PostAddresses,
    source: String,
    ignored: Globs,
    holds_future_back: bool,
    shows_drafts: bool,
}

/// Detects whether this folder is a site of Hexo.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let settings = settings::read_first(root, &["_config.yml", "_config.yaml", "_config.json"])?;
    let text = |names: &[&str]| settings::text_value(Some(&settings), names);
    let source =
        text(&["source_dir"]).map_or_else(|| "source".to_owned(), |f| super::normalize_folder(&f));
    let package = settings::read(&root.join("package.json"));
    let is_named = |key: &str| package.as_ref().and_then(|p| p.get(key)).is_some();
    let dependencies = package.as_ref().and_then(|p| p.get("dependencies"));
    let is_dependency = dependencies.is_some_and(|packages| packages.get("hexo").is_some());
    let has_posts = root.join(&source).join("_posts").is_dir() && !root.join("_posts").is_dir();
    if !(is_named("hexo") || is_dependency || has_posts) {
        return None;
    }
    let truth = |key: &str| settings.get(key).and_then(Node::as_boolean);
    let patterns = [
        settings.get("ignore"),
        settings.get("exclude"),
        settings.get("skip_render"),
    ];
    let patterns = patterns.into_iter().flatten().flat_map(Node::texts);
    Some(DetectedSite {
        dialect: Dialect::Hexo,
        static_folders: vec![source.clone()],
        description: SiteDescription {
            title: text(&["title"]),
            tagline: text(&["subtitle", "description"]),
            language: text(&["language"]),
            address: text(&["url"]),
            author: text(&["author"]),
        },
        generator: Arc::new(Hexo {
            time_zone: text(&["timezone"]).and_then(|name| dates::time_zone(&name)),
            addresses: PostAddresses::new(&settings),
            source,
            ignored: Globs::of_paths(patterns),
            holds_future_back: truth("future") == Some(false),
            shows_drafts: truth("render_drafts") == Some(true),
        }),
    })
}

impl Generator for Hexo {
    fn role(&self, path: &str) -> Role {
        let Some(path) = path_below(path, &self.source) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "public" | "themes") => Role::Ignored,
                _ => Role::not_a_post(format!("a file outside {}", self.source)),
            };
        };
        let in_posts = path_below(path, "_posts");
        if let Some(pattern) = self
            .ignored
            .find(path)
            .or_else(|| self.ignored.find(in_posts?))
        {
            return Role::not_a_post(format!("excluded by {pattern} in the settings"));
        }
        // Hexo skips files and folders with these characters, except its own.
        let is_hidden = |name: &str| name.starts_with(['_', '.']) || name.ends_with(['~', '%']);
        if path_below(path, "_drafts").is_some() {
            return if self.shows_drafts {
                Role::Record
            } else {
                Role::draft("the folder _drafts")
            };
        }
        match in_posts {
            Some(post) if post.split('/').any(is_hidden) => {
                Role::not_a_post("a name that Hexo skips")
            }
            Some(_) => Role::Record,
            None => Role::not_a_post("a file outside _posts"),
        }
    }

    fn unread_post(&self, file: &Path) -> Option<&'static str> {
        // Hexo renders every template in the folder of posts.
        is_template_file(file).then_some("a template of Hexo")
    }

    fn date_without_field(&self, _front_matter: &Node) -> Option<&'static str> {
        Some(super::DATE_OF_FILE)
    }

    fn shows_undated(&self, _path: &str) -> bool {
        true
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let path = path_below(path, &self.source).unwrap_or(path);
        let post = ["_posts", "_drafts"]
            .iter()
            .find_map(|folder| path_below(path, folder));
        self.addresses.of(post.unwrap_or(path), front_matter)
    }

    fn assumed_zone(&self) -> Option<TimeZone> {
        self.time_zone.clone()
    }

    fn hides_future(&self) -> bool {
        self.holds_future_back
    }

    fn shows_drafts(&self) -> bool {
        self.shows_drafts
    }
}
