//! Reads Docusaurus sites (<https://docusaurus.io/docs/blog>): only the blog, not documentation and pages.

mod labels;
mod permalink;

use std::{path::Path, sync::Arc};

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, normalize_folder, path_below,
    patterns::Globs, permalink::push_new, program, settings,
};
use crate::import::syntax::node::{MapEntry, Node};

use labels::Labels;

/// The files that the blog excludes by default.
const EXCLUDED: &[&str] = &[
    "**/_*.{js,jsx,ts,tsx,md,mdx}",
    "**/_*/**",
    "**/*.test.*",
    "**/__tests__/**",
];

#[derive(Debug)]
struct Docusaurus {
    blogs: Vec<Blog>,
    /// The folders of addresses that the settings name (`routeBasePath`).
    route_folders: Vec<String>,
    excluded: Globs,
}

#[derive(Debug)]
struct Blog {
    /// The folder below the site.
    path: String,
    labels: Labels,
}

/// Detects whether this folder is a site of Docusaurus.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let names = ["js", "ts", "mjs", "cjs", "mts", "cts"];
    let program = names.iter().find_map(|extension| {
        settings::read_text(&root.join(format!("docusaurus.config.{extension}")))
    })?;
    let program = program::without_comments(&program);
    let string = |name| program::values(&program, name).find_map(program::string_literal);
    let text = |name| string(name).map(str::to_owned);
    // Each `path` may be that of a blog; folders without posts do no harm.
    let paths = program::values(&program, "path").filter_map(program::string_literal);
    let is_blog = |path: &String| path.to_lowercase().contains("blog") && root.join(path).is_dir();
    let mut blogs: Vec<String> = paths.map(normalize_folder).filter(is_blog).collect();
    if blogs.is_empty() {
        blogs.push("blog".to_owned());
    }
    let excluded = EXCLUDED.iter().copied().chain(excluded(&program));
    let excluded = Globs::of_paths(excluded);
    let blogs = blogs.into_iter().map(|path| Blog {
        labels: Labels::new(&root.join(&path)),
        path,
    });
    Some(DetectedSite {
        dialect: Dialect::Docusaurus,
        static_folders: vec!["static".to_owned()],
        description: SiteDescription {
            title: text("title"),
            tagline: text("tagline"),
            language: text("defaultLocale"),
            address: text("url"),
            author: None,
        },
        generator: Arc::new(Docusaurus {
            route_folders: program::values(&program, "routeBasePath")
                .filter_map(program::string_literal)
                .map(normalize_folder)
                .collect(),
            blogs: blogs.collect(),
            excluded,
        }),
    })
}

/// Returns the patterns that the options of blogs exclude. They count besides the default ones.
fn excluded(program: &str) -> impl Iterator<Item = &str> {
    let plugins = program.split("plugin-content-blog").skip(1);
    let plugins = plugins.filter_map(|after| after.find('{').and_then(|start| after.get(start..)));
    let options = program::values(program, "blog").chain(plugins);
    let options = options.filter_map(program::object);
    let lists = options.flat_map(|options| program::values(options, "exclude"));
    lists.flat_map(program::string_list)
}

impl Generator for Docusaurus {
    fn role(&self, path: &str) -> Role {
        if super::parent_folders(path)
            .any(|folder| matches!(folder, super::PACKAGES_FOLDER | "build" | ".docusaurus"))
        {
            return Role::Ignored;
        }
        let Some(path) = self
            .blogs
            .iter()
            .find_map(|blog| path_below(path, &blog.path))
        else {
            return Role::not_a_post("a file outside the blog");
        };
        match self.excluded.find(path) {
            Some(pattern) => Role::not_a_post(format!("excluded: {pattern}")),
            None => Role::Record,
        }
    }

    fn date_without_field(&self, _front_matter: &Node) -> Option<&'static str> {
        Some("that of the first commit, or of the file")
    }

    fn shows_undated(&self, _path: &str) -> bool {
        true
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        let blogs = self.blogs.iter();
        let found = blogs.filter_map(|blog| Some((&blog.path, path_below(path, &blog.path)?)));
        let Some((blog, path)) = found.max_by_key(|(blog, _)| blog.len()) else {
            return Vec::new();
        };
        let mut addresses = Vec::new();
        let default_folder = "blog".to_owned();
        let folders = [blog, &default_folder].into_iter();
        for folder in folders.chain(&self.route_folders) {
            if let Some(address) = permalink::address(folder, path, front_matter) {
                push_new(&mut addresses, address);
            }
        }
        addresses
    }

    fn complete(&self, path: &str, mut front_matter: Vec<MapEntry>) -> Vec<MapEntry> {
        let mut blogs = self.blogs.iter();
        if let Some(blog) = blogs.find(|blog| path_below(path, &blog.path).is_some()) {
            blog.labels.apply(&mut front_matter);
        }
        front_matter
    }
}
