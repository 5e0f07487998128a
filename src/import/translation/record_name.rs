//! Finds the name of a record in addresses.

use super::fields;
use crate::import::{fields::slugs, generators::Dialect, syntax::node::Node};

/// Returns the name of a record in addresses, from its front matter or its file name.
pub fn name(root: &Node, dialect: Dialect, path: &str) -> String {
    let text = |key: &str| root.get(key).and_then(Node::as_text);
    let last = |address: &str| {
        let last = address.trim_end_matches('/').rsplit('/').next()?;
        let name = last.strip_suffix(".html").unwrap_or(last);
        // A pattern such as /:categories/:title/ or /news/{{ page.fileSlug }}/ contains no name.
        let is_pattern = address.contains([':', '{', '}']);
        (!name.is_empty() && !is_pattern).then(|| name.to_owned())
    };
    if let Some(slug) = text("slug").and_then(last) {
        return slug;
    }
    let address = match dialect {
        Dialect::Jekyll | Dialect::Hexo | Dialect::Eleventy => text("permalink").and_then(last),
        Dialect::Hugo => text("url").and_then(last),
        Dialect::Zola => text("path").and_then(last),
        Dialect::Broadsheet | Dialect::Pelican | Dialect::Docusaurus | Dialect::Astro => None,
    };
    let stem = slugs::stem(path);
    let stem = match dialect {
        // These generators leave the date out of addresses.
        Dialect::Jekyll
        | Dialect::Zola
        | Dialect::Hexo
        | Dialect::Eleventy
        | Dialect::Docusaurus => fields::without_day(stem),
        Dialect::Broadsheet | Dialect::Hugo | Dialect::Pelican | Dialect::Astro => stem,
    };
    address.unwrap_or_else(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn patterns_of_addresses_are_no_names() {
        for (permalink, expected) in [
            ("/news/low-tide/", "low-tide"),
            ("/news/low-tide.html", "low-tide"),
            ("/:categories/:title/", "ebb"),
            ("/news/{{ page.fileSlug }}/", "ebb"),
            ("/news/{% if a %}x{% endif %}", "ebb"),
        ] {
            let root = yaml::parse(&format!("permalink: '{permalink}'"))
                .unwrap()
                .root;
            let name = name(&root, Dialect::Eleventy, "posts/2026-02-01-ebb.md");
            assert_eq!(name, expected, "{permalink}");
        }
    }
}
