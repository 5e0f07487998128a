//! Astro (<https://docs.astro.build/en/guides/content-collections/>): Markdown below `src`.
//!
//! Which entries a site shows is decided by its pages, which are programs. So a record whose date is to come is held
//! back, and one without a date is no post.

use std::{path::Path, sync::Arc};

use super::{DetectedSite, Generator, Role, SiteDescription, below, folder, program, settings};
use crate::import::dialect::Dialect;

#[derive(Debug)]
struct Astro {
    /// Folders of collections, below the site.
    collections: Vec<String>,
}

/// Where a site says where its collections are.
const COLLECTIONS: &[&str] = &[
    "src/content.config.ts",
    "src/content.config.mjs",
    "src/content.config.js",
    "src/content/config.ts",
    "src/content/config.js",
];

/// The site of this folder, if it is one of Astro's.
pub fn site(root: &Path) -> Option<DetectedSite> {
    let names = ["mjs", "js", "ts", "cjs", "mts"];
    let program = names
        .iter()
        .find_map(|ending| settings::text(&root.join(format!("astro.config.{ending}"))))?;
    let program = program::without_comments(&program);
    let text = |name| {
        let text = program::values(&program, name).find_map(program::string);
        text.map(str::to_owned)
    };
    Some(DetectedSite {
        dialect: Dialect::Astro,
        statics: vec!["public".to_owned(), "src".to_owned()],
        description: SiteDescription {
            language: text("defaultLocale"),
            address: text("site"),
            ..SiteDescription::default()
        },
        generator: Arc::new(Astro {
            collections: collections(root),
        }),
    })
}

/// The folders that loaders are based on, those below `src` aside.
fn collections(root: &Path) -> Vec<String> {
    let programs = COLLECTIONS
        .iter()
        .filter_map(|name| settings::text(&root.join(name)));
    let bases = programs.flat_map(|program| {
        let program = program::without_comments(&program);
        let bases = program::values(&program, "base").filter_map(program::string);
        bases.map(folder).collect::<Vec<_>>()
    });
    bases
        .filter(|folder| !folder.is_empty() && below(folder, "src").is_none())
        .collect()
}

impl Generator for Astro {
    fn role(&self, path: &str) -> Role {
        let mut collections = self.collections.iter();
        let collection = collections.find_map(|folder| below(path, folder));
        let Some(path) = below(path, "src").or(collection) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "dist" | "public") => Role::Nothing,
                _ => Role::not_a_post("a file outside src and the collections"),
            };
        };
        // The loaders of Astro's documents leave these out: `**/[^_]*.md`.
        if path.split('/').any(|name| name.starts_with('_')) {
            return Role::not_a_post("a name that begins with _");
        }
        Role::Record
    }

    fn holds_future_back(&self) -> bool {
        true
    }
}
