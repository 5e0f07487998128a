//! Docusaurus (<https://docusaurus.io/docs/blog>): the blog alone; its manuals and pages are no news.

use std::{path::Path, sync::Arc};

use super::{
    DetectedSite, Generator, Role, SiteDescription, below, folder, patterns::Globs, program,
    settings,
};
use crate::import::dialect::Dialect;

/// What the blog leaves out unless its options say otherwise.
const EXCLUDED: &[&str] = &[
    "**/_*.{js,jsx,ts,tsx,md,mdx}",
    "**/_*/**",
    "**/*.test.*",
    "**/__tests__/**",
];

#[derive(Debug)]
struct Docusaurus {
    blogs: Vec<String>,
    excluded: Globs,
}

/// The site of this folder, if it is one of Docusaurus's.
pub fn site(root: &Path) -> Option<DetectedSite> {
    let names = ["js", "ts", "mjs", "cjs", "mts", "cts"];
    let program = names
        .iter()
        .find_map(|ending| settings::text(&root.join(format!("docusaurus.config.{ending}"))))?;
    let program = program::without_comments(&program);
    let string = |name| program::values(&program, name).find_map(program::string);
    let text = |name| string(name).map(str::to_owned);
    // Every `path` may be that of a blog; only folders with posts in them matter.
    let paths = program::values(&program, "path").filter_map(program::string);
    let is_blog = |path: &String| path.to_lowercase().contains("blog") && root.join(path).is_dir();
    let mut blogs: Vec<String> = paths.map(folder).filter(is_blog).collect();
    if blogs.is_empty() {
        blogs.push("blog".to_owned());
    }
    Some(DetectedSite {
        dialect: Dialect::Docusaurus,
        statics: vec!["static".to_owned()],
        description: SiteDescription {
            title: text("title"),
            tagline: text("tagline"),
            language: text("defaultLocale"),
            address: text("url"),
        },
        generator: Arc::new(Docusaurus {
            blogs,
            excluded: Globs::of_paths(EXCLUDED.iter().copied()),
        }),
    })
}

impl Generator for Docusaurus {
    fn role(&self, path: &str) -> Role {
        if super::folders(path)
            .any(|folder| matches!(folder, super::PACKAGES_FOLDER | "build" | ".docusaurus"))
        {
            return Role::Nothing;
        }
        let Some(path) = self.blogs.iter().find_map(|blog| below(path, blog)) else {
            return Role::not_a_post("a file outside the blog");
        };
        match self.excluded.find(path) {
            Some(pattern) => Role::not_a_post(format!("excluded: {pattern}")),
            None => Role::Record,
        }
    }
}
