//! The addresses of Jekyll's documents (<https://jekyllrb.com/docs/permalinks/>).
//!
//! The rules follow `Jekyll::Drops::UrlDrop`, `Jekyll::Utils.slugify` and `Jekyll::Configuration`.

use jiff::{civil::DateTime, tz::TimeZone};

use super::super::permalink::{dates_of, fill, formatted, hyphenated, is_word, push_new};
use crate::import::{
    fields::{date_in_path, slugs},
    syntax::node::{Node, NodeValue},
};

/// A document of a collection; posts are one.
pub struct JekyllDocument<'a> {
    /// The name of the collection.
    pub collection: &'a str,
    /// The path below the folder of the collection.
    pub path: &'a str,
    /// The front matter, completed by defaults.
    pub front_matter: &'a Node,
}

/// The characters, besides letters and digits, that `:title` keeps.
const KEPT_IN_TITLES: &str = "._~!$&'()+,;=@";

/// Returns the addresses that a document may have, the most probable one first.
pub fn addresses(document: &JekyllDocument, settings: &Node, site_zone: &TimeZone) -> Vec<String> {
    let template = template(document, settings);
    let fields = ["date"];
    let dates = dates_of(
        document.front_matter,
        &fields,
        document.path,
        Some(site_zone),
    );
    let mut addresses = Vec::new();
    let dates = dates.into_iter().map(Some);
    let dates: Vec<_> = dates.collect();
    // Jekyll writes the day in the zone of the site.
    let dates = dates.into_iter().rev().chain([None]);
    for date in dates {
        if let Some(address) = fill(&template, |name| value(document, date, name)) {
            push_new(&mut addresses, address);
        }
    }
    addresses
}

/// Returns the pattern of a document: its own, that of its collection, or that of the site.
fn template(document: &JekyllDocument, settings: &Node) -> String {
    let text = |node: Option<&Node>| node.and_then(Node::as_text).map(str::to_owned);
    let style = text(settings.get("permalink")).unwrap_or_else(|| "date".to_owned());
    let collection = settings
        .get("collections")
        .and_then(|collections| collections.get(document.collection));
    let own = text(document.front_matter.get("permalink"));
    let own = own.or_else(|| text(collection?.get("permalink")));
    if let Some(own) = own {
        return of_style(&own);
    }
    if document.collection == "posts" {
        return of_style(&style);
    }
    let suffix = match style.as_str() {
        "pretty" => "/",
        "date" | "ordinal" | "none" => ":output_ext",
        style if style.ends_with('/') => "/",
        style if style.ends_with(":output_ext") => ":output_ext",
        _ => "",
    };
    format!("/:collection/:path{suffix}")
}

/// Returns the pattern of a style; any other text is a pattern.
fn of_style(style: &str) -> String {
    match style {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        pattern => pattern,
    }
    .to_owned()
}

/// Returns the value of a placeholder.
fn value(document: &JekyllDocument, date: Option<DateTime>, name: &str) -> Option<String> {
    let stem = stem(document.path);
    let own_slug = document.front_matter.get("slug").and_then(Node::as_text);
    let slug = own_slug.unwrap_or_else(|| match date_in_path::dated_name(stem) {
        Some(name) if !name.after_day.is_empty() => name.after_day,
        _ => stem,
    });
    let format = match name {
        "collection" => return Some(document.collection.to_owned()),
        "output_ext" => return Some(".html".to_owned()),
        "path" => {
            let path = document.path.rsplit_once('.');
            return Some(path.map_or(document.path, |(path, _)| path).to_owned());
        }
        "name" => return Some(hyphenated(stem, is_word).to_lowercase()),
        "title" => {
            return Some(hyphenated(slug, |c| {
                is_word(c) || KEPT_IN_TITLES.contains(c)
            }));
        }
        "slug" => return Some(hyphenated(slug, is_word).to_lowercase()),
        "categories" => return Some(categories(document.front_matter, str::to_owned)),
        "slugified_categories" => {
            return Some(categories(document.front_matter, |name| {
                hyphenated(name, is_word)
            }));
        }
        "year" => "%Y",
        "month" => "%m",
        "day" => "%d",
        "hour" => "%H",
        "minute" => "%M",
        "second" => "%S",
        "i_month" => "%-m",
        "i_day" => "%-d",
        "short_year" => "%y",
        "y_day" => "%j",
        "short_month" => "%b",
        "long_month" => "%B",
        "short_day" => "%a",
        "long_day" => "%A",
        "week" => "%V",
        "w_day" => "%u",
        "w_year" => "%G",
        _ => return None,
    };
    formatted(date?, format)
}

/// Returns the name of a file without its extension.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.')
        .map_or_else(|| slugs::stem(path), |(stem, _)| stem)
}

/// Returns the categories as folders, each once.
fn categories(front_matter: &Node, name_of: impl Fn(&str) -> String) -> String {
    let mut names: Vec<String> = Vec::new();
    let singular = front_matter.get("category").map(Node::texts);
    let plural = front_matter
        .get("categories")
        .map(|node| match &node.value {
            // A text of the plural is split at blanks.
            NodeValue::Scalar { text, .. } if !node.is_null() => text.split_whitespace().collect(),
            _ => node.texts(),
        });
    for name in singular.into_iter().chain(plural).flatten() {
        push_new(&mut names, name_of(&name.to_lowercase()));
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    fn first(settings: &str, collection: &str, path: &str, front_matter: &str) -> String {
        let node = |text: &str| yaml::parse(text).unwrap().root;
        let front_matter = node(front_matter);
        let document = JekyllDocument {
            collection,
            path,
            front_matter: &front_matter,
        };
        let addresses = addresses(&document, &node(settings), &TimeZone::UTC);
        addresses.first().cloned().unwrap_or_default()
    }

    #[test]
    fn styles_and_patterns() {
        let path = "2024-03-02-First Light!.md";
        for (settings, front_matter, address) in [
            ("a: b", "title: x", "//2024/03/02/First-Light!.html"),
            (
                "permalink: pretty",
                "categories: Sea Tides",
                "/sea/tides/2024/03/02/First-Light!/",
            ),
            (
                "permalink: ordinal",
                "category: Sea News",
                "/sea news/2024/062/First-Light!.html",
            ),
            ("permalink: none", "slug: own", "//own.html"),
            (
                "permalink: /:short_year/:i_month/:slug",
                "title: x",
                "/24/3/first-light",
            ),
            (
                "permalink: weekdate",
                "date: 2024-03-04",
                "//2024/W10/Mon/First-Light!.html",
            ),
            (
                "permalink: pretty",
                "permalink: /own/:title/",
                "/own/First-Light!/",
            ),
            (
                "collections: {posts: {permalink: '/log/:title:output_ext'}}",
                "title: x",
                "/log/First-Light!.html",
            ),
            ("a: b", "permalink: /:nothing/", ""),
        ] {
            assert_eq!(first(settings, "posts", path, front_matter), address);
        }
    }

    #[test]
    fn collections_have_their_folders() {
        for (settings, address) in [
            ("a: b", "/talks/2023/Sea.html"),
            ("permalink: pretty", "/talks/2023/Sea/"),
            ("permalink: /:title", "/talks/2023/Sea"),
            ("collections: {talks: {permalink: '/t/:name'}}", "/t/sea"),
        ] {
            assert_eq!(first(settings, "talks", "2023/Sea.md", "a: b"), address);
        }
    }
}
