//! The addresses of Zola's pages (<https://www.getzola.org/documentation/content/page/#output-paths>).

use super::super::permalink::{ascii_slug, push_new};
use crate::import::{
    fields::{date_in_path, slugs},
    syntax::node::Node,
};

/// The settings of addresses.
#[derive(Debug)]
pub struct PageAddresses {
    /// Whether names become ASCII slugs (`slugify.paths`).
    is_ascii: bool,
}

impl PageAddresses {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let paths = settings.get("slugify").and_then(|s| s.get("paths"));
        let mode = paths.and_then(Node::as_text);
        Self {
            is_ascii: mode.is_none_or(|mode| mode == "on"),
        }
    }

    /// Returns the addresses that the page at this path below the content may have, the most probable one first.
    /// `stem` is its name without a language, which is given if it is not that of the site.
    pub fn of(
        &self,
        path: &str,
        stem: &str,
        language: Option<&str>,
        front_matter: &Node,
    ) -> Vec<String> {
        let text = |key: &str| front_matter.get(key).and_then(Node::as_text);
        if let Some(path) = text("path") {
            return vec![format!("{}/", path.trim_matches('/'))];
        }
        let mut folders: Vec<&str> = path.split('/').collect();
        let _ = folders.pop();
        let name = if stem == "index" {
            folders.pop().unwrap_or_default()
        } else {
            stem
        };
        let name = match date_in_path::dated_name(name) {
            Some(name) if !name.after_time.is_empty() => name.after_time,
            _ => name,
        };
        let name = text("slug").unwrap_or(name);
        let mut addresses = Vec::new();
        let mut add = |is_ascii: bool, are_folders_ascii: bool| {
            let slug = |text: &str, is_ascii: bool| {
                if is_ascii {
                    ascii_slug(text)
                } else {
                    text.to_owned()
                }
            };
            let mut parts: Vec<String> = language.into_iter().map(str::to_owned).collect();
            parts.extend(folders.iter().map(|part| slug(part, are_folders_ascii)));
            parts.push(slug(name, is_ascii));
            push_new(&mut addresses, format!("{}/", parts.join("/")));
        };
        add(self.is_ascii, self.is_ascii);
        // Versions of Zola differ in the names of folders.
        add(self.is_ascii, false);
        add(false, false);
        addresses
    }
}

/// Returns the name of a file without its extension, also if it is `index`.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.')
        .map_or_else(|| slugs::stem(path), |(stem, _)| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn paths_slugs_bundles_and_languages() {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let first = |settings: &str, path: &str, language: Option<&str>, front_matter: &str| {
            let addresses = PageAddresses::new(&node(settings));
            let found = addresses.of(path, stem(path), language, &node(front_matter));
            found.first().cloned().unwrap_or_default()
        };
        for (settings, path, language, front_matter, address) in [
            (
                "a: b",
                "blog/2026-05-02-Old Hedges.md",
                None,
                "a: b",
                "blog/old-hedges/",
            ),
            ("a: b", "blog/hedges/index.md", None, "a: b", "blog/hedges/"),
            ("a: b", "blog/a.md", None, "slug: Own One", "blog/own-one/"),
            ("a: b", "blog/a.md", None, "path: /x/y", "x/y/"),
            ("a: b", "blog/a.md", Some("fr"), "a: b", "fr/blog/a/"),
            (
                "slugify: {paths: off}",
                "blog/Ä b.md",
                None,
                "a: b",
                "blog/Ä b/",
            ),
        ] {
            assert_eq!(first(settings, path, language, front_matter), address);
        }
    }
}
