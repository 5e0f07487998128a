//! The addresses of Docusaurus' posts
//! (<https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog>, `parseBlogFileName`).

use crate::import::{fields::relative_path, syntax::node::Node};

/// Returns the address of the post at this path below its blog, whose addresses begin with `base`.
pub fn address(base: &str, path: &str, front_matter: &Node) -> Option<String> {
    if let Some(slug) = front_matter.get("slug").and_then(Node::as_text) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = if slug.starts_with(['/', '.']) {
            ""
        } else {
            folder
        };
        // Docusaurus puts a slug without a slash below the blog, whatever the folder is.
        let folder = if slug.starts_with('.') { beside } else { "" };
        return relative_path::join(&format!("{base}/{folder}"), slug);
    }
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    match last_day(stem) {
        Some((before, day, after)) => {
            let day = day.replace('-', "/");
            relative_path::join(base, &format!("{day}/{before}{after}"))
        }
        None => relative_path::join(base, stem),
    }
}

/// Splits a path at the last day in it, `2024-03-02` or `2024/03/02`, and removes the separator behind it.
fn last_day(path: &str) -> Option<(&str, &str, &str)> {
    let starts = path.char_indices().rev().map(|(start, _)| start);
    starts.into_iter().find_map(|start| {
        let (before, rest) = path.split_at_checked(start)?;
        if before.ends_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let length = day_length(rest)?;
        let (day, after) = rest.split_at_checked(length)?;
        Some((before, day, after.strip_prefix(['-', '/']).unwrap_or(after)))
    })
}

/// Returns the length of the day that a text begins with.
fn day_length(text: &str) -> Option<usize> {
    let digits = |text: &str, most: usize| {
        let bytes = text.bytes().take(most);
        bytes.take_while(u8::is_ascii_digit).count()
    };
    let mut length = digits(text, 4);
    if length != 4 {
        return None;
    }
    for _ in 0..2 {
        let rest = text.get(length..)?.strip_prefix(['-', '/'])?;
        let count = digits(rest, 2);
        if count == 0 {
            return None;
        }
        length += count + 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn days_are_folders_and_slugs_win() {
        for (path, front_matter, expected) in [
            ("2024-03-02-tides.md", "a: b", "blog/2024/03/02/tides"),
            ("2024/03/02/tides.mdx", "a: b", "blog/2024/03/02/tides"),
            ("2024-03-02-tides/index.md", "a: b", "blog/2024/03/02/tides"),
            ("sea/2024-3-2-tides.md", "a: b", "blog/2024/3/2/sea/tides"),
            ("tides.md", "a: b", "blog/tides"),
            ("2024-03-02-tides.md", "slug: own", "blog/own"),
            ("2024-03-02-tides.md", "slug: /own/one", "blog/own/one"),
        ] {
            let node = yaml::parse(front_matter).unwrap().root;
            let found = address("blog", path, &node);
            assert_eq!(found.as_deref(), Some(expected), "{path}");
        }
    }
}
