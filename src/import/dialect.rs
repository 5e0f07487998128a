//! The front matter of other site generators, in our words.
//!
//! A dialect is a choice of names: `date`, `tags` and `draft` for what a record calls
//! `publishedDateTime`, `topics` and `published`. Its fields are renamed here, before anything is read
//! of them; each keeps the name it has in the file, for reports. All that a record must not do is
//! looked after behind this, in one place for all dialects.

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
pub use branches::Branches;
pub use detect::{detect, has_own_fields};
use fields::ForeignFields;
pub use visibility::publication;

/// Whose words a record is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// Those of this project.
    Broadsheet,
    /// Those of Jekyll.
    Jekyll,
    /// Those of Hugo.
    Hugo,
    /// Those of Zola.
    Zola,
    /// Those of Pelican.
    Pelican,
    /// Those of Hexo.
    Hexo,
    /// Those of Eleventy.
    Eleventy,
    /// Those of Docusaurus.
    Docusaurus,
    /// Those of Astro.
    Astro,
}

impl Dialect {
    /// All of them.
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

    /// Whether a record in these words waits for its own date to be public, where no settings say otherwise.
    pub fn holds_future_back(self) -> bool {
        matches!(self, Self::Hugo | Self::Jekyll | Self::Astro)
    }

    /// The name in settings.
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

/// A publisher that stands for records which name none: the site itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DefaultPublisher {
    /// Its name.
    pub name: String,
    /// Its host, such as `news.example`; empty where it is not known.
    pub domain: String,
}

/// What of a record is not in its front matter.
#[derive(Clone, Copy, Debug)]
pub struct RecordLocation<'a> {
    /// Its path below the imported folder.
    pub path: &'a str,
    /// Who published it, where it does not say.
    pub publisher: Option<&'a DefaultPublisher>,
}

/// The names that one of our fields has, ours first; the first that a record has counts.
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

/// The names that topics have; a record may have several of them, and all count.
const TOPIC_FIELDS: &[&str] = &["topics", "categories", "category", "tags", "tag"];

/// The names that pictures have; the first that a record has counts.
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

/// The names that authors have; the first that a record has counts.
const AUTHOR_FIELDS: &[&str] = &["authors", "author"];

/// What all of them say of how a page is made and where it is put: no news here.
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

/// The record's front matter in our words.
pub fn translate(root: Node, dialect: Dialect, place: &RecordLocation) -> Node {
    let line = root.line;
    let NodeValue::Map(entries) = root.value else {
        return root;
    };
    if dialect == Dialect::Broadsheet {
        return Node::map(line, of_nobody(entries, line, place));
    }
    let addresses = dates::addresses(&entries);
    let mut theirs = ForeignFields::of(entries);
    let mut ours = dates::take(&mut theirs, line, place.path, &addresses);
    for (name, candidates) in FIELD_NAMES {
        ours.extend(theirs.first(candidates).map(|entry| entry.called(name)));
    }
    ours.extend(theirs.all(TOPIC_FIELDS, dialect));
    ours.extend(theirs.first(PICTURE_FIELDS).map(fields::pictures));
    ours.extend(theirs.unclear());
    let authors = theirs.first(AUTHOR_FIELDS);
    let provider = theirs.take("provider").or_else(|| theirs.take("publisher"));
    ours.extend(fields::provider(
        provider,
        authors,
        dialect,
        line,
        place.publisher,
    ));
    let has = |name: &str, ours: &[MapEntry]| ours.iter().any(|entry| entry.key == name);
    let is_named = ours.iter().any(|entry| {
        let text = entry.node.as_text();
        entry.key == "title" && text.is_none_or(text::is_shown)
    });
    if !is_named {
        ours.retain(|entry| entry.key != "title");
        let title = Node::text(line, fields::title(place.path));
        ours.push(MapEntry::new("title", title));
    }
    if !has("locale", &ours)
        && let (_, Some(language)) = fields::without_language(slugs::stem(place.path))
    {
        ours.push(MapEntry::new("locale", Node::text(line, language)));
    }
    ours.extend(theirs.left(UNUSED_FIELDS));
    Node::map(line, ours)
}

/// The name of a record in addresses, as its front matter or its file says it.
pub fn name(root: &Node, dialect: Dialect, path: &str) -> String {
    let said = |key: &str| root.get(key).and_then(Node::as_text);
    let last = |address: &str| {
        let last = address.trim_end_matches('/').rsplit('/').next()?;
        let name = last.strip_suffix(".html").unwrap_or(last);
        // A pattern such as /:categories/:title/ says no name.
        (!name.is_empty() && !address.contains(':')).then(|| name.to_owned())
    };
    if let Some(slug) = said("slug").and_then(last) {
        return slug;
    }
    let address = match dialect {
        Dialect::Jekyll | Dialect::Hexo | Dialect::Eleventy => said("permalink").and_then(last),
        Dialect::Hugo => said("url").and_then(last),
        Dialect::Zola => said("path").and_then(last),
        Dialect::Broadsheet | Dialect::Pelican | Dialect::Docusaurus | Dialect::Astro => None,
    };
    let stem = slugs::stem(path);
    let stem = match dialect {
        // They leave the date out of addresses.
        Dialect::Jekyll
        | Dialect::Zola
        | Dialect::Hexo
        | Dialect::Eleventy
        | Dialect::Docusaurus => fields::without_day(stem),
        Dialect::Broadsheet | Dialect::Hugo | Dialect::Pelican | Dialect::Astro => stem,
    };
    address.unwrap_or_else(|| stem.to_owned())
}

/// A record of ours that says neither who published it nor where is the site's own.
fn of_nobody(mut entries: Vec<MapEntry>, line: usize, place: &RecordLocation) -> Vec<MapEntry> {
    let names = |name: &str| entries.iter().any(|e| e.key == name && !e.node.is_null());
    if !["provider", "webUrl", "originalUrl"].into_iter().any(names) {
        entries.extend(fields::provider(
            None,
            None,
            Dialect::Broadsheet,
            line,
            place.publisher,
        ));
    }
    entries
}

/// Returns the text of a record without the branches of templates that are not taken; `front` is its front matter, in
/// its own words.
pub fn text_that_is_shown<'a>(
    text: &'a str,
    dialect: Dialect,
    front: &Node,
    generator: Option<&dyn Generator>,
) -> Branches<'a> {
    let is_closed = dialect == Dialect::Jekyll;
    match dialect {
        Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo => {
            let site = generator.and_then(Generator::site_values);
            branches::taken(
                text,
                branches::ConditionScope::new(Some(front), site, is_closed),
            )
        }
        _ => Branches {
            text: text.into(),
            undecided: Vec::new(),
        },
    }
}

/// Whether the name of a file begins with a day.
pub fn begins_with_day(name: &str) -> bool {
    crate::import::date_in_path::dated_name(name).is_some()
}

/// The truth of a scalar, where it is one.
fn truth(node: &Node) -> Option<bool> {
    node.as_text().and_then(number::parse_truth)
}
