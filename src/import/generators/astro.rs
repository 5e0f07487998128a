//! Astro (<https://docs.astro.build/en/guides/content-collections/>): Markdown below `src`.
//!
//! Which entries a site shows is decided by its pages, which are programs. So a record whose date is to come is held
//! back, and one without a date is no post.

use std::{path::Path, sync::Arc};

use super::{Generator, Role, Site, SiteDescription, below, program, settings};
use crate::import::dialect::Dialect;

#[derive(Debug)]
struct Astro;

/// The site of this folder, if it is one of Astro's.
pub fn site(root: &Path) -> Option<Site> {
    let names = ["mjs", "js", "ts", "cjs", "mts"];
    let program = names
        .iter()
        .find_map(|ending| settings::text(&root.join(format!("astro.config.{ending}"))))?;
    let program = program::without_comments(&program);
    let text = |name| {
        let text = program::values(&program, name).find_map(program::string);
        text.map(str::to_owned)
    };
    Some(Site {
        dialect: Dialect::Astro,
        statics: vec!["public".to_owned(), "src".to_owned()],
        description: SiteDescription {
            language: text("defaultLocale"),
            address: text("site"),
            ..SiteDescription::default()
        },
        generator: Arc::new(Astro),
    })
}

impl Generator for Astro {
    fn role(&self, path: &str) -> Role {
        let Some(path) = below(path, "src") else {
            return match path.split('/').next() {
                Some(super::PACKAGES | "dist" | "public") => Role::Nothing,
                _ => Role::not_a_post("a file outside src"),
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
