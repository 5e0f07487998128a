//! Reads Astro sites (<https://docs.astro.build/en/guides/content-collections/>): Markdown below `src`.
//!
//! The pages of a site, which are programs, decide which entries are shown. So a record with a date in the
//! future is hidden, and one without a date is not a post.

mod routes;
mod site_constants;
mod unread_posts;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    DetectedSite, Dialect, Generator, Role, SiteDescription, normalize_folder, package, path_below,
    program, settings,
};
use crate::import::syntax::node::Node;

use routes::Routes;

#[derive(Debug)]
struct Astro {
    /// The folders of collections, below the site.
    collections: Vec<String>,
    routes: Routes,
    /// The top folder of the site.
    root: PathBuf,
}

/// The files that configure the collections of a site.
const COLLECTIONS: &[&str] = &[
    "src/content.config.ts",
    "src/content.config.mjs",
    "src/content.config.js",
    "src/content/config.ts",
    "src/content/config.js",
];

/// Detects whether this folder is a site of Astro.
pub fn detect(root: &Path) -> Option<DetectedSite> {
    let names = ["mjs", "js", "ts", "cjs", "mts"];
    let program = names.iter().find_map(|extension| {
        settings::read_text(&root.join(format!("astro.config.{extension}")))
    })?;
    let program = program::without_comments(&program);
    let text = |name| {
        let text = program::values(&program, name).find_map(program::string_literal);
        text.map(str::to_owned)
    };
    Some(DetectedSite {
        dialect: Dialect::Astro,
        static_folders: vec!["public".to_owned(), "src".to_owned()],
        description: SiteDescription {
            language: text("defaultLocale"),
            address: text("site"),
            ..SiteDescription::default()
        }
        .or(site_constants::description(root))
        .or(package::description(root)),
        generator: Arc::new(Astro {
            collections: collections(root),
            routes: Routes::new(root),
            root: root.to_owned(),
        }),
    })
}

/// Returns the base folders of loaders, except those below `src`.
fn collections(root: &Path) -> Vec<String> {
    let programs = COLLECTIONS
        .iter()
        .filter_map(|name| settings::read_text(&root.join(name)));
    let bases = programs.flat_map(|program| {
        let program = program::without_comments(&program);
        let bases = program::values(&program, "base").filter_map(program::string_literal);
        bases.map(normalize_folder).collect::<Vec<_>>()
    });
    bases
        .filter(|folder| !folder.is_empty() && path_below(folder, "src").is_none())
        .collect()
}

impl Generator for Astro {
    fn role(&self, path: &str) -> Role {
        let mut collections = self.collections.iter();
        let collection = collections.find_map(|folder| path_below(path, folder));
        let Some(path) = path_below(path, "src").or(collection) else {
            return match path.split('/').next() {
                Some(super::PACKAGES_FOLDER | "dist" | "public") => Role::Ignored,
                _ => Role::not_a_post("a file outside src and the collections"),
            };
        };
        // The loaders in Astro's documentation leave these out: `**/[^_]*.md`.
        if path.split('/').any(|name| name.starts_with('_')) {
            return Role::not_a_post("a name that begins with _");
        }
        Role::Record
    }

    fn unread_post(&self, file: &Path) -> Option<&'static str> {
        unread_posts::format(file, &self.root)
    }

    fn page_addresses(&self, path: &str, front_matter: &Node) -> Vec<String> {
        self.routes.addresses(path, &self.collections, front_matter)
    }

    fn hides_future(&self) -> bool {
        true
    }
}
