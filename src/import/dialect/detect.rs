//! Whose words a record is written in, by looking at it.

use super::{Dialect, dates};
use crate::import::{
    date_in_path,
    front::Syntax,
    node::{Node, Value},
    slugs,
};

/// Fields that only records of ours have.
const OURS: &[&str] = &[
    "publishedDateTime",
    "updatedDateTime",
    "webUrl",
    "originalUrl",
    "provider",
    "related",
    "topics",
    "heat",
    "quality",
    "secured",
    "items",
];

/// Fields that others have where we have another name.
const THEIRS: &[&str] = &[
    "date",
    "tags",
    "categories",
    "draft",
    "layout",
    "permalink",
    "author",
    "authors",
    "summary",
    "description",
    "lastmod",
    "taxonomies",
    "publishDate",
];

/// Whether a record has a field that only records of ours have.
pub fn has_own_fields(root: &Node) -> bool {
    OURS.iter().any(|name| root.get(name).is_some())
}

/// The dialect of a record. Which of the others it is matters little where it is none of ours: they
/// share most of their words.
pub fn detect(syntax: Syntax, root: &Node, path: &str) -> Dialect {
    let Value::Map(entries) = &root.value else {
        return Dialect::Broadsheet;
    };
    let has = |names: &[&str]| {
        let mut entries = entries.iter();
        entries.any(|entry| {
            names
                .iter()
                .any(|name| entry.key.eq_ignore_ascii_case(name))
        })
    };
    match syntax {
        Syntax::Metadata => Dialect::Pelican,
        Syntax::Toml if has(&["taxonomies", "extra"]) => Dialect::Zola,
        _ if has(OURS) => Dialect::Broadsheet,
        Syntax::Toml | Syntax::Json => Dialect::Hugo,
        Syntax::Yaml if !has(THEIRS) && !dates::has_one(entries) => Dialect::Broadsheet,
        Syntax::Yaml => {
            let is_post = date_in_path::dated_name(slugs::stem(path)).is_some();
            if is_post || has(&["layout", "permalink"]) {
                Dialect::Jekyll
            } else {
                Dialect::Hugo
            }
        }
    }
}
