//! Translates the front matter of other generators into our field names.
//!
//! A dialect is a set of field names, such as `date`, `tags` and `draft` for `publishedDateTime`, `topics`
//! and `published`. Fields are renamed before their values are read, and keep their original names for
//! reports. Later stages validate the values, in the same way for all dialects.

mod branches;
mod dates;
mod detect;
mod fields;
pub mod tags;
mod visibility;

use serde::{Deserialize, Serialize};

use super::{
    generators::Generator,
    node::{MapEntry, Node, NodeValue},
    number, slugs, text,
};
pub use branches::VisibleText;
pub use detect::{detect, has_own_fields};
use fields::ForeignFields;
pub use visibility::publication;

/// The field names that a record uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// The names of this project.
    Broadsheet,
    /// The names of Jekyll.
    Jekyll,
    /// The names of Hugo.
    Hugo,
    /// The names of Zola.
    Zola,
    /// The names of Pelican.
    Pelican,
    /// The names of Hexo.
    Hexo,
    /// The names of Eleventy.
    Eleventy,
    /// The names of Docusaurus.
    Docusaurus,
    /// The names of Astro.
    Astro,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Self; 9] = [
        Self::Broadsheet,
        Self::Jekyll,
        Self::Hugo,
        Self::Zola,
        Self::Pelican,
        Self::Hexo,
        Self::Eleventy,
        Self::Docusaurus,
        Self::Astro,
    ];

    /// Returns whether records with a date in the future are hidden, if no settings decide it.
    pub fn hides_future(self) -> bool {
        matches!(self, Self::Hugo | Self::Jekyll | Self::Astro)
    }

    /// Returns the name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Broadsheet => "broadsheet",
            Self::Jekyll => "jekyll",
            Self::Hugo => "hugo",
            Self::Zola => "zola",
            Self::Pelican => "pelican",
            Self::Hexo => "hexo",
            Self::Eleventy => "eleventy",
            Self::Docusaurus => "docusaurus",
            Self::Astro => "astro",
        }
    }
}

/// The publisher of records that name none: the site itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefaultPublisher {
    /// The name.
    pub name: String,
    /// The host, such as `news.example`; empty if it is not known.
    pub domain: String,
}

/// The facts about a record that its front matter does not contain.
#[derive(Clone, Copy, Debug)]
pub struct RecordLocation<'a> {
    /// The path below the imported folder.
    pub path: &'a str,
    /// The publisher, if the record names none.
    pub publisher: Option<&'a DefaultPublisher>,
}

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
    "order",
    "uuid",
];

/// Translates front matter into our field names.
pub fn translate(root: Node, dialect: Dialect, location: &RecordLocation) -> Node {
    let line = root.line;
    let NodeValue::Map(entries) = root.value else {
        return root;
    };
    if dialect == Dialect::Broadsheet {
        return Node::map(line, with_default_publisher(entries, line, location));
    }
    let addresses = dates::addresses(&entries);
    let mut foreign_fields = ForeignFields::of(entries);
    let mut translated = dates::take(&mut foreign_fields, line, location.path, &addresses);
    for (name, candidates) in FIELD_NAMES {
        translated.extend(
            foreign_fields
                .first(candidates)
                .map(|entry| entry.renamed(name)),
        );
    }
    translated.extend(foreign_fields.topics(TOPIC_FIELDS, dialect));
    translated.extend(foreign_fields.first(PICTURE_FIELDS).map(fields::pictures));
    translated.extend(foreign_fields.unclear_publication());
    let authors = foreign_fields.first(AUTHOR_FIELDS);
    let provider = foreign_fields
        .take("provider")
        .or_else(|| foreign_fields.take("publisher"));
    translated.extend(fields::provider(
        provider,
        authors,
        dialect,
        line,
        location.publisher,
    ));
    let has =
        |name: &str, translated: &[MapEntry]| translated.iter().any(|entry| entry.key == name);
    let has_title = translated.iter().any(|entry| {
        let text = entry.node.as_text();
        entry.key == "title" && text.is_none_or(text::is_shown)
    });
    if !has_title {
        translated.retain(|entry| entry.key != "title");
        let title = Node::text(line, fields::title(location.path));
        translated.push(MapEntry::new("title", title));
    }
    if !has("locale", &translated)
        && let (_, Some(language)) = fields::without_language(slugs::stem(location.path))
    {
        translated.push(MapEntry::new("locale", Node::text(line, language)));
    }
    translated.extend(foreign_fields.remaining(UNUSED_FIELDS));
    Node::map(line, translated)
}

/// Returns the name of a record in addresses, from its front matter or its file name.
pub fn name(root: &Node, dialect: Dialect, path: &str) -> String {
    let text = |key: &str| root.get(key).and_then(Node::as_text);
    let last = |address: &str| {
        let last = address.trim_end_matches('/').rsplit('/').next()?;
        let name = last.strip_suffix(".html").unwrap_or(last);
        // A pattern such as /:categories/:title/ contains no name.
        (!name.is_empty() && !address.contains(':')).then(|| name.to_owned())
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

/// Adds the site as publisher to a record of ours that has no publisher and no address.
fn with_default_publisher(
    mut entries: Vec<MapEntry>,
    line: usize,
    location: &RecordLocation,
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
            location.publisher,
        ));
    }
    entries
}

/// Returns the text without template branches that are not taken. `front` is the front matter before
/// translation.
pub fn visible_text<'a>(
    text: &'a str,
    dialect: Dialect,
    front_matter: &Node,
    generator: Option<&dyn Generator>,
) -> VisibleText<'a> {
    let has_no_hidden_data = dialect == Dialect::Jekyll;
    match dialect {
        Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo => {
            let site = generator.and_then(Generator::site_values);
            branches::visible_text(
                text,
                branches::ConditionScope::new(Some(front_matter), site, has_no_hidden_data),
            )
        }
        _ => VisibleText {
            text: text.into(),
            undecided: Vec::new(),
        },
    }
}

/// Returns whether a file name begins with a date.
pub fn begins_with_day(name: &str) -> bool {
    crate::import::date_in_path::dated_name(name).is_some()
}

/// Returns the Boolean value of a scalar, if it has one.
fn boolean(node: &Node) -> Option<bool> {
    node.as_text().and_then(number::parse_boolean)
}
