//! Reads JSON Feed, versions 1 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{
    FoundRecord,
    date::{self, RejectedDate},
    names,
    warning::FormatWarning,
};
use crate::{
    import::{
        body::{Markup, excerpt, markdown::MarkdownOptions},
        fields::text,
        record::raw_record::RawRecord,
        syntax::{
            json::Json,
            node::{Budget, MapEntry, Node, SyntaxError},
        },
        visibility::Publication,
    },
    model::{Address, Instant},
};

/// The names of an item's fields, and ours.
const NAMES: &[(&str, &str)] = &[
    ("title", "title"),
    ("summary", "excerpt"),
    ("url", "webUrl"),
    ("external_url", "originalUrl"),
    ("tags", "topics"),
    ("language", "locale"),
];

/// The names of an item's dates, and ours.
const DATES: [(&str, &str); 2] = [
    ("date_published", "publishedDateTime"),
    ("date_modified", "updatedDateTime"),
];

/// Reads the items of a feed.
///
/// # Errors
/// Returns [`SyntaxError`] if the fields of the feed itself cannot be read.
pub fn read(
    json: &Json,
    entries: &[(String, &RawValue)],
    items: &[&RawValue],
) -> Result<Vec<FoundRecord<'static>>, SyntaxError> {
    let mut budget = Budget::default();
    let feed_fields = entries.iter().filter(|(key, _)| key != "items");
    let feed_fields =
        feed_fields.map(|(key, value)| Ok(MapEntry::new(key, json.node(value, &mut budget)?)));
    let feed = Node::map(1, feed_fields.collect::<Result<_, SyntaxError>>()?);
    let items = items.iter();
    let items = items.map(|item| json.node(item, &mut Budget::default()));
    let items: Vec<_> = items.collect();
    let read = items.iter().flatten();
    let dates = read.flat_map(|item| DATES.map(|(feed_name, _)| item.get(feed_name)));
    let dates = dates.filter_map(|date| date::read(date?.as_text()?).ok());
    let latest_plausible = date::latest_plausible(dates);
    let names = names::unique_names(items.iter().enumerate().map(|(index, item)| {
        let text_of = |key: &str| item.as_ref().ok()?.get(key)?.as_text();
        let name = text_of("id").or(text_of("url")).map(str::to_owned);
        let content = move || format!("{item:?}");
        (name.unwrap_or_else(|| index.to_string()), content)
    }));
    let items = items.into_iter().zip(names).enumerate();
    let items = items.map(|(index, (item, id))| {
        let mut warnings = Vec::new();
        FoundRecord {
            id,
            part: format!("items[{index}]"),
            raw_record: item
                .map(|item| to_raw_record(&feed, &item, latest_plausible, &mut warnings)),
            warnings,
        }
    });
    Ok(items.collect())
}

fn to_raw_record(
    feed: &Node,
    item: &Node,
    latest_plausible: Instant,
    warnings: &mut Vec<FormatWarning>,
) -> RawRecord<'static> {
    let line = item.line;
    let text_of = |key: &str| item.get(key).and_then(Node::as_text);
    let named = NAMES.iter().filter_map(|(feed_name, field_name)| {
        let node = item.get(feed_name)?;
        Some(MapEntry::new(*feed_name, node.clone()).renamed(field_name))
    });
    let mut fields: Vec<MapEntry> = named.collect();
    for (feed_name, field_name) in DATES {
        let Some((node, text)) = item
            .get(feed_name)
            .and_then(|node| Some((node, node.as_text()?)))
        else {
            continue;
        };
        let expected = match date::read(text) {
            Ok(instant) if instant <= latest_plausible => {
                let date = Node::text(node.line, instant.to_string());
                fields.push(MapEntry::new(feed_name, date).renamed(field_name));
                continue;
            }
            Ok(_) => date::FUTURE_DATE_EXPECTED,
            Err(RejectedDate::Unreadable) if text.trim().is_empty() => continue,
            Err(none) => none.expected(),
        };
        warnings.push(FormatWarning {
            line: node.line,
            field: feed_name,
            found: text.to_owned(),
            expected,
        });
    }
    let picture = item.get("image").or_else(|| item.get("banner_image"));
    if let Some(picture) = picture {
        let images = Node::list(picture.line, vec![picture.clone()]);
        fields.push(MapEntry::new("images", images));
    }
    if item.get("language").is_none()
        && let Some(language) = feed.get("language")
    {
        fields.push(MapEntry::new("locale", language.clone()));
    }
    fields.push(provider(feed, item));
    let html = text_of("content_html");
    let plain = text_of("content_text");
    let text = html.or(plain).unwrap_or_default().to_owned();
    if !text_of("title").is_some_and(text::is_shown) {
        let words = plain.filter(|words| text::is_visible(words));
        let words = words.map(|words| text::escaped(&excerpt::title(words)));
        let mut texts = [html, text_of("summary")].into_iter();
        let words = words.or_else(|| texts.find_map(|text| excerpt::title_of_html(text?)));
        fields.retain(|entry| entry.key != "title");
        fields.extend(words.map(|words| MapEntry::new("title", Node::text(line, words))));
    }
    let title = fields.iter().find(|entry| entry.key == "title");
    let name = title.and_then(|title| title.node.as_text());
    let body = ["content_html", "content_text"].iter();
    let body = body.filter_map(|key| item.get(key)).next();
    RawRecord {
        name: name.map_or_else(String::new, |name| text::of_field(text::beginning(name))),
        root: Node::map(line, fields),
        duplicates: Vec::new(),
        text_line: body.map_or(line, |body| body.line),
        text: Cow::Owned(text),
        markdown: MarkdownOptions::default(),
        markup: if html.is_some() {
            Markup::Html
        } else {
            Markup::Markdown
        },
        publication: Publication::default(),
        holds_future_back: false,
        site_date: None,
        is_dated_by_change: false,
        is_certainly_broadsheet: true,
        removed_tags: Vec::new(),
        is_full_text: true,
    }
}

/// Returns the publisher of an item: the feed, with the authors of the item, or else those of the feed.
fn provider(feed: &Node, item: &Node) -> MapEntry {
    let mut fields = Vec::new();
    if let Some(title) = feed.get("title") {
        fields.push(MapEntry::new("name", title.clone()));
    }
    let home_page = feed.get("home_page_url").or_else(|| feed.get("feed_url"));
    let home_page = home_page
        .and_then(|home_page| Some((home_page.line, Address::parse(home_page.as_text()?).ok()?)));
    if let Some((line, home_page)) = home_page {
        fields.push(MapEntry::new("domain", Node::text(line, home_page.host())));
    }
    let logo = feed.get("icon").or_else(|| feed.get("favicon"));
    if let Some(logo) = logo {
        let images = Node::list(logo.line, vec![logo.clone()]);
        fields.push(MapEntry::new("images", images));
    }
    let authors = [item, feed].into_iter().find_map(|source| {
        let one = || Some(Node::list(source.line, vec![source.get("author")?.clone()]));
        source.get("authors").cloned().or_else(one)
    });
    if let Some(authors) = authors {
        fields.push(MapEntry::new("authors", names(&authors)));
    }
    MapEntry::new("provider", Node::map(item.line, fields))
}

/// Returns the names of authors, without their pages and pictures.
fn names(authors: &Node) -> Node {
    let crate::import::syntax::node::NodeValue::List(items) = &authors.value else {
        return authors.clone();
    };
    let names = items
        .iter()
        .filter_map(|author| author.get("name"))
        .cloned();
    Node::list(authors.line, names.collect())
}

#[cfg(test)]
mod tests {
    use crate::import::{files::RecordFileKind, reading::read_bytes, record::Record};

    #[test]
    fn one_bad_byte_and_one_bad_date_cost_no_item() {
        let feed = "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\
            {\"id\": \"1\", \"title\": \"caf@ 東京\", \"date_published\": \"0001-01-01T00:00:00Z\"},\
            {\"id\": \"1\", \"title\": \" \", \"content_text\": \"First words.\", \"date_published\": \"2026-03-03T07:05:00Z\"}]}";
        let (before, after) = feed.split_once('@').unwrap();
        let bytes = [before.as_bytes(), b"\xe9", after.as_bytes()].concat();
        let readings = read_bytes("feed.json", RecordFileKind::Json, None, &bytes);
        let problems: Vec<_> = readings[0]
            .problems
            .iter()
            .map(|problem| problem.found.as_str())
            .collect();
        assert_eq!(
            problems[..3],
            [
                "a byte that is not UTF-8",
                "0001-01-01T00:00:00Z",
                "undated"
            ]
        );
        let articles = readings.into_iter().map(|reading| match reading.record {
            Record::Published(article) => (article.title, article.published.is_some()),
            other => panic!("{other:?}"),
        });
        let articles: Vec<_> = articles.collect();
        assert_eq!(
            articles,
            [
                ("caf\u{fffd} 東京".to_owned(), false),
                ("First words.".to_owned(), true)
            ]
        );
    }
}
