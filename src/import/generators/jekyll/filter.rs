//! Decides which files Jekyll skips (`Jekyll::EntryFilter`).

use super::super::patterns::Globs;
use crate::import::syntax::node::Node;

/// The patterns that are always excluded. A list in the settings replaces the other defaults of Jekyll.
const ALWAYS_EXCLUDED: &[&str] = &[
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
];

/// The settings `exclude` and `include`.
#[derive(Debug)]
pub struct EntryFilter {
    excluded: Globs,
    included: Globs,
}

impl EntryFilter {
    /// Reads the settings.
    pub fn new(settings: &Node) -> Self {
        let texts = |key: &str| settings.get(key).map(Node::texts).unwrap_or_default();
        let excluded = texts("exclude");
        let excluded = excluded.into_iter().chain(ALWAYS_EXCLUDED.iter().copied());
        let plain = |text: &str| {
            text.trim_start_matches("./")
                .trim_start_matches('/')
                .to_owned()
        };
        let excluded: Vec<String> = excluded.map(plain).collect();
        let included: Vec<String> = texts("include").into_iter().map(plain).collect();
        Self {
            excluded: Globs::of_texts(excluded.iter().map(String::as_str)),
            included: Globs::of_texts(included.iter().map(String::as_str)),
        }
    }

    /// Returns the pattern that excludes the file or a folder above it, unless `include` also matches.
    pub fn excluded(&self, path: &str) -> Option<&str> {
        let ends = path.match_indices('/').map(|(end, _)| end);
        let mut parts = ends.chain([path.len()]).filter_map(|end| path.get(..end));
        parts.find_map(|part| {
            let pattern = matching(&self.excluded, part)?;
            matching(&self.included, part).is_none().then_some(pattern)
        })
    }

    /// Returns whether Jekyll skips the path because it, or its last name, begins or ends with a special
    /// character.
    pub fn is_special(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        let is_special = path.starts_with(['_', '.', '#', '~'])
            || name.starts_with(['_', '.', '#', '~'])
            || name.ends_with('~');
        is_special && matching(&self.included, path).is_none()
    }
}

/// Returns the pattern that matches a path as a glob or as a prefix.
fn matching<'a>(globs: &'a Globs, path: &str) -> Option<&'a str> {
    let begins = || {
        let mut sources = globs.sources();
        sources.find(|source| {
            !source.is_empty()
                && (path.starts_with(source) || source.strip_suffix('/') == Some(path))
        })
    };
    globs.find(path).or_else(begins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn patterns_are_globs_beginnings_or_folders() {
        let settings = "exclude: [_posts/2024-03-02-x.md, '*.draft.md', old/]\ninclude: [_more]\n";
        let filter = EntryFilter::new(&yaml::parse(settings).unwrap().root);
        for (path, is_excluded) in [
            ("_posts/2024-03-02-x.md", true),
            ("_posts/2024-03-02-xy.md", false),
            ("_posts/a/2024-03-02-x.draft.md", true),
            ("old/_posts/2024-03-02-x.md", true),
            ("older/_posts/2024-03-02-x.md", false),
            ("node_modules/a/_posts/2024-03-02-x.md", true),
        ] {
            assert_eq!(filter.excluded(path).is_some(), is_excluded, "{path}");
        }
        assert!(filter.is_special("_sub/a.md"));
        assert!(filter.is_special("a/#b.md"));
        assert!(!filter.is_special("a/_sub/b.md"));
        assert!(!filter.is_special("_more"));
    }
}
