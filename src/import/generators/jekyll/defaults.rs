//! Reads the values that the settings give to documents of a scope
//! (<https://jekyllrb.com/docs/configuration/front-matter-defaults/>).

use super::super::{normalize_folder, path_below, patterns::Globs};
use crate::import::syntax::node::{MapEntry, Node};

/// The kind of document that a scope can select.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind<'a> {
    /// A post.
    Posts,
    /// A draft.
    Drafts,
    /// A page.
    Pages,
    /// A document of the collection of this name.
    Collection(&'a str),
}

impl DocumentKind<'_> {
    fn is(&self, name: &str) -> bool {
        match self {
            Self::Posts => name == "posts",
            // A draft is also a post.
            Self::Drafts => matches!(name, "drafts" | "posts"),
            Self::Pages => name == "pages",
            Self::Collection(collection) => name == *collection,
        }
    }
}

/// The setting `defaults`.
#[derive(Debug, Default)]
pub struct FrontMatterDefaults {
    scopes: Vec<DefaultsScope>,
}

#[derive(Debug)]
struct DefaultsScope {
    /// A folder or file below the source, or a glob.
    path: String,
    globs: Option<Globs>,
    kind: Option<String>,
    values: Vec<MapEntry>,
}

impl FrontMatterDefaults {
    /// Reads the settings. A scope without values is ignored.
    pub fn new(settings: &Node) -> Self {
        let sets = settings.get("defaults").map(Node::items);
        let scopes = sets.unwrap_or_default().iter().filter_map(|set| {
            let scope = set.get("scope");
            let text = |key: &str| scope.and_then(|scope| scope.get(key)?.as_text());
            let path = normalize_folder(text("path").unwrap_or_default());
            let kind = text("type").map(|kind| match kind {
                // Older versions use these names.
                "post" => "posts".to_owned(),
                "draft" => "drafts".to_owned(),
                "page" => "pages".to_owned(),
                kind => kind.to_owned(),
            });
            Some(DefaultsScope {
                globs: path.contains('*').then(|| Globs::of_paths([path.as_str()])),
                path,
                kind,
                values: set.get("values")?.entries().to_vec(),
            })
        });
        let mut scopes: Vec<DefaultsScope> = scopes.collect();
        // The longest path comes first; among equal lengths, a scope with a type, then the later one.
        scopes.reverse();
        scopes.sort_by_key(|scope| std::cmp::Reverse((scope.path.len(), scope.kind.is_some())));
        Self { scopes }
    }

    /// Returns the values of all scopes of a document, in descending precedence.
    pub fn of(&self, path: &str, kind: &DocumentKind) -> Vec<MapEntry> {
        let scopes = self.scopes.iter();
        let scopes = scopes.filter(|scope| scope.matches(path, kind));
        scopes.flat_map(|scope| scope.values.clone()).collect()
    }
}

impl DefaultsScope {
    fn matches(&self, path: &str, kind: &DocumentKind) -> bool {
        let is_kind = self.kind.as_ref().is_none_or(|name| kind.is(name));
        let is_below = match &self.globs {
            // A glob matches files or folders; a file below a matching folder is in the scope.
            Some(globs) => {
                let ends = path.match_indices('/').map(|(end, _)| end);
                let mut parts = ends.chain([path.len()]).filter_map(|end| path.get(..end));
                parts.any(|part| globs.find(part).is_some())
            }
            None => path == self.path || path_below(path, &self.path).is_some(),
        };
        is_kind && is_below
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn the_deepest_scope_counts() {
        let settings = "defaults:\n- scope: {path: '', type: posts}\n  values: {author: Ada, lang: en}\n\
             - scope: {path: _posts/de}\n  values: {lang: de}\n\
             - scope: {path: '_posts/*/old', type: posts}\n  values: {published: false}\n\
             - scope: {path: '', type: notes}\n  values: {lang: fr}\n";
        let defaults = FrontMatterDefaults::new(&yaml::parse(settings).unwrap().root);
        let value = |path: &str, kind: DocumentKind, key: &str| {
            let values = defaults.of(path, &kind);
            let first = values.iter().find(|entry| entry.key == key);
            first.and_then(|entry| entry.node.as_text().map(str::to_owned))
        };
        let deep = "_posts/de/old/2024-03-02-x.md";
        for (path, kind, key, expected) in [
            (
                "_posts/2024-03-02-x.md",
                DocumentKind::Posts,
                "lang",
                Some("en"),
            ),
            (
                "_posts/de/2024-03-02-x.md",
                DocumentKind::Posts,
                "lang",
                Some("de"),
            ),
            (
                "_posts/de/2024-03-02-x.md",
                DocumentKind::Posts,
                "author",
                Some("Ada"),
            ),
            (deep, DocumentKind::Posts, "published", Some("false")),
            (deep, DocumentKind::Pages, "published", None),
            (
                "_notes/x.md",
                DocumentKind::Collection("notes"),
                "lang",
                Some("fr"),
            ),
            (
                "_notes/x.md",
                DocumentKind::Collection("notes"),
                "author",
                None,
            ),
        ] {
            assert_eq!(value(path, kind, key).as_deref(), expected, "{path} {key}");
        }
    }
}
