//! Detects the dialect of a record by its fields.

use super::dates;
use crate::import::{
    fields::{date_in_path, slugs},
    generators::Dialect,
    syntax::{
        front_matter::FrontMatterSyntax,
        node::{Node, NodeValue},
    },
};

/// The fields that only records of ours have.
const OWN_FIELDS: &[&str] = &[
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

/// The fields that other generators use under names that differ from ours.
const FOREIGN_FIELDS: &[&str] = &[
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

/// Returns whether a record has a field that only records of ours have.
pub fn has_own_fields(root: &Node) -> bool {
    OWN_FIELDS.iter().any(|name| root.get(name).is_some())
}

/// Detects the dialect of a record. The choice between other generators matters little, since they share
/// most field names.
pub fn detect(syntax: FrontMatterSyntax, root: &Node, path: &str) -> Dialect {
    let NodeValue::Map(entries) = &root.value else {
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
        FrontMatterSyntax::Metadata | FrontMatterSyntax::Fields(_) => Dialect::Pelican,
        FrontMatterSyntax::Toml if has(&["taxonomies", "extra"]) => Dialect::Zola,
        _ if has(OWN_FIELDS) => Dialect::Broadsheet,
        FrontMatterSyntax::Toml | FrontMatterSyntax::Json => Dialect::Hugo,
        FrontMatterSyntax::JsonEntries => Dialect::Hexo,
        FrontMatterSyntax::Yaml
            if !has(FOREIGN_FIELDS) && !dates::has_publication_date(entries) =>
        {
            Dialect::Broadsheet
        }
        FrontMatterSyntax::Yaml => {
            let is_post = date_in_path::dated_name(slugs::stem(path)).is_some();
            if is_post || has(&["layout", "permalink"]) {
                Dialect::Jekyll
            } else {
                Dialect::Hugo
            }
        }
    }
}
