//! Renames the fields of other generators to ours.

use super::{dates, fields, foreign_fields::ForeignFields};
use crate::import::{
    fields::{slugs, text},
    generators::{Dialect, RecordOrigin},
    syntax::node::{MapEntry, Node, NodeValue},
};

/// Each of our fields with its names, ours first; the first that a record has counts.
const FIELD_NAMES: &[(&str, &[&str])] = &[
    ("title", &["title"]),
    (
        "excerpt",
        &["excerpt", "summary", "description", "abstract", "subtitle"],
    ),
    ("webUrl", &["webUrl", "external_url", "externalUrl", "link"]),
    (
        "originalUrl",
        &["originalUrl", "canonical_url", "canonicalUrl"],
    ),
    ("locale", &["locale", "lang", "language"]),
];

/// The names of topics; a record may have several of these fields, and all count.
const TOPIC_FIELDS: &[&str] = &["topics", "categories", "category", "tags", "tag"];

/// The names of pictures; the first that a record has counts.
const PICTURE_FIELDS: &[&str] = &[
    "images",
    "image",
    "cover",
    "thumbnail",
    "featured_image",
    "featuredImage",
    "feature_image",
    "hero",
    "header",
    "og_image",
    "teaser",
];

/// The names of authors; the first that a record has counts.
const AUTHOR_FIELDS: &[&str] = &["authors", "author"];

/// Fields about rendering and placement, which an archive does not use.
const UNUSED_FIELDS: &[&str] = &[
    "layout",
    "type",
    "permalink",
    "url",
    "aliases",
    "redirect_from",
    "weight",
    "toc",
    "excerpt_separator",
    "comments",
    "template",
    "menu",
    "menus",
    "math",
    "mathjax",
    "share",
    "pin",
    "pinned",
    "series",
    "keywords",
    "linktitle",
    "linkTitle",
    "outputs",
    "sitemap",
    "sidebar",
    "page_template",
    "in_search_index",
    "cascade",
    "headless",
    "build",
    "_build",
    "render",
    "insert_anchor_links",
    "showtoc",
    "translationKey",
    "isCJKLanguage",
    "markup",
    "resources",
    "guid",
    "id",
    "path",
    "slug",
    "extra",
    "params",
    "taxonomies",
    "save_as",
    "status",
    "draft",
    "unlisted",
    "expirydate",
    "unpublishdate",
    "eleventyComputed",
    "eleventyExcludeFromCollections",
    "order",
    "uuid",
];

/// Translates front matter into our field names.
pub fn translate(root: Node, dialect: Dialect, origin: &RecordOrigin) -> Node {
    let line = root.line;
    let NodeValue::Map(entries) = root.value else {
        return root;
    };
    if dialect == Dialect::Broadsheet {
        return Node::map(line, with_default_publisher(entries, line, origin));
    }
    let addresses = dates::addresses(&entries);
    let mut foreign_fields = ForeignFields::of(entries);
    let mut translated = dates::take(&mut foreign_fields, line, origin.path, &addresses);
    super::record_date::apply_zones(&mut translated, origin.generator);
    for (name, candidates) in FIELD_NAMES {
        translated.extend(
            foreign_fields
                .first(candidates)
                .map(|entry| entry.renamed(name)),
        );
    }
    let own_topics = origin.topic_fields.iter().map(String::as_str);
    let topic_fields: Vec<&str> = TOPIC_FIELDS.iter().copied().chain(own_topics).collect();
    translated.extend(foreign_fields.topics(&topic_fields, dialect));
    translated.extend(foreign_fields.first(PICTURE_FIELDS).map(fields::pictures));
    translated.extend(foreign_fields.unclear_publication());
    let authors = foreign_fields.first(AUTHOR_FIELDS);
    let site_author = || Some(MapEntry::new("author", Node::text(line, origin.author?)));
    let authors = authors.or_else(site_author);
    let provider = foreign_fields
        .take("provider")
        .or_else(|| foreign_fields.take("publisher"));
    translated.extend(fields::provider(
        provider,
        authors,
        dialect,
        line,
        origin.publisher,
    ));
    let has =
        |name: &str, translated: &[MapEntry]| translated.iter().any(|entry| entry.key == name);
    let has_title = translated.iter().any(|entry| {
        let text = entry.node.as_text();
        entry.key == "title" && text.is_none_or(text::is_shown)
    });
    if !has_title {
        translated.retain(|entry| entry.key != "title");
        let title = fields::title(origin.path, dialect, &|name| split_language(name, origin));
        let title = Node::text(line, title);
        translated.push(MapEntry::new("title", title));
    }
    if !has("locale", &translated)
        && let Some(language) = language(origin)
    {
        translated.push(MapEntry::new("locale", Node::text(line, language)));
    }
    let section = origin
        .generator
        .and_then(|generator| generator.section(origin.path));
    let section = section.map(|section| MapEntry::new("category", Node::text(line, section)));
    translated.extend(section);
    translated.extend(foreign_fields.remaining(UNUSED_FIELDS));
    Node::map(line, translated)
}

/// Returns the language that the name or the folder of a record says.
fn language(origin: &RecordOrigin) -> Option<String> {
    let (_, suffix) = split_language(slugs::stem(origin.path), origin);
    let of_folder = || origin.generator?.folder_language(origin.path);
    suffix.map(str::to_owned).or_else(of_folder)
}

/// Splits the language off the end of a name: one of the settings, or if there are none, two letters.
fn split_language<'n>(name: &'n str, origin: &RecordOrigin) -> (&'n str, Option<&'n str>) {
    match origin.generator {
        Some(generator) => generator.split_language(name),
        None => fields::without_language(name),
    }
}

/// Adds the site as publisher to a record of ours that has no publisher and no address.
fn with_default_publisher(
    mut entries: Vec<MapEntry>,
    line: usize,
    origin: &RecordOrigin,
) -> Vec<MapEntry> {
    let names = |name: &str| {
        entries
            .iter()
            .any(|entry| entry.key == name && !entry.node.is_null())
    };
    if !["provider", "webUrl", "originalUrl"].into_iter().any(names) {
        entries.extend(fields::provider(
            None,
            None,
            Dialect::Broadsheet,
            line,
            origin.publisher,
        ));
    }
    entries
}
