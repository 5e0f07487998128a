//! Describes an Astro site by the constants of its program, as the templates of Astro name them.

use std::path::Path;

use super::super::{SiteDescription, program, settings};
use crate::import::syntax::node::{MapEntry, Node};

/// The files in which templates keep the description of a site.
const FILES: &[&str] = &[
    "src/consts.ts",
    "src/consts.js",
    "src/config.ts",
    "src/config.js",
    "src/site.config.ts",
    "src/siteConfig.ts",
];

/// Returns the description in the first of these files that has a title: `SITE_TITLE`, or `title` in an object whose
/// name begins with “site”.
pub fn description(root: &Path) -> SiteDescription {
    let mut described = FILES.iter().filter_map(|name| {
        let constants = program::constants(&settings::read_text(&root.join(name))?);
        let site = described_by(constants);
        site.title.is_some().then_some(site)
    });
    described.next().unwrap_or_default()
}

fn described_by(constants: Vec<MapEntry>) -> SiteDescription {
    let is_of_site = |entry: &&MapEntry| entry.key.to_lowercase().starts_with("site");
    let objects = constants.iter().filter(is_of_site);
    let mut objects = objects.filter(|entry| !entry.node.entries().is_empty());
    let object = objects.next().map(|entry| entry.node.clone());
    let constants = Node::map(1, constants);
    let text = |name: &str, fields: &[&str]| {
        settings::text_value(Some(&constants), &[name])
            .or_else(|| settings::text_value(object.as_ref(), fields))
    };
    SiteDescription {
        title: text("SITE_TITLE", &["title", "name"]),
        tagline: text("SITE_DESCRIPTION", &["description", "desc", "subtitle"]),
        language: text("SITE_LANG", &["lang", "language", "locale"]),
        address: text("SITE_URL", &["website", "url", "site"]),
        author: text("SITE_AUTHOR", &["author"]),
    }
}
