//! Reads JSON Feed, versions 1 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::borrow::Cow;

use serde_json::value::RawValue;
use url::Url;

use super::{
    FoundRecord, base,
    date::{self, RejectedDate},
    names, plain_text,
    warning::FormatWarning,
};
use crate::{
    import::{
        body::{Markup, excerpt, markdown::MarkdownOptions},
        fields::text,
        record::raw_record::RawRecord,
        syntax::{
            json::Json,
            node::{Budget, MapEntry, Node, NodeValue, SyntaxError},
        },
        visibility::Publication,
    },
    model::{Address, Instant},
};

/// The names of an item's plain texts, and ours.
const TEXTS: [(&str, &str); 2] = [("title", "title"), ("summary", "excerpt")];

/// The names of an item's addresses, and ours.
const ADDRESSES: [(&str, &str); 2] = [("url", "webUrl"), ("external_url", "originalUrl")];

/// The names of an item's other fields, and ours.
const NAMES: [(&str, &str); 2] = [("tags", "topics"), ("language", "locale")];

/// The names of an item's dates, and ours.
const DATES: [(&str, &str); 2] = [
    ("date_published", "publishedDateTime"),
    ("date_modified", "updatedDateTime"),
];

/// Reads the items of a feed. `address` is its URL, if it was fetched.
///
/// # Errors
/// Returns [`SyntaxError`] if the fields of the feed itself cannot be read.
pub fn read(
    json: &Json,
    entries: &[(String, &RawValue)],
    items: &[&RawValue],
    address: Option<&str>,
) -> Result<Vec<FoundRecord<'static>>, SyntaxError> {
    let mut budget = Budget::default();
    let feed_fields = entries.iter().filter(|(key, _)| key != "items");
    let feed_fields =
        feed_fields.map(|(key, value)| Ok(MapEntry::new(key, json.node(value, &mut budget)?)));
    let feed = Node::map(1, feed_fields.collect::<Result<_, SyntaxError>>()?);
    // A feed in a file has no address of its own, but it names that of itself or of its site.
    let own_addresses = ["feed_url", "home_page_url"].into_iter();
    let own_addresses = own_addresses.filter_map(|key| feed.get(key)?.as_text());
    let mut addresses = address.into_iter().chain(own_addresses);
    let base = addresses.find_map(base::parse_base);
    let context = FeedContext {
        feed: &feed,
        base: base.as_ref(),
    };
    let items = items.iter();
    let items = items.map(|item| json.node(item, &mut Budget::default()));
    let items: Vec<_> = items.collect();
    let read = items.iter().flatten();
    let dates = read.flat_map(|item| DATES.map(|(feed_name, _)| item.get(feed_name)));
    let dates = dates.filter_map(|date| date::read(date?.as_text()?).ok());
    let latest_plausible = date::latest_plausible(dates);
    let names = names::unique_names(items.iter().enumerate().map(|(index, item)| {
        let text_of = |key: &str| item.as_ref().ok()?.get(key)?.as_text();
        let names = [
            "id",
            "url",
            "external_url",
            "title",
            "content_text",
            "content_html",
        ];
        let mut names = names.iter().filter_map(|key| text_of(key));
        let name = names.find(|name| !name.trim().is_empty());
        let name = name.map(|name| text::beginning(name).to_owned());
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
                .map(|item| to_raw_record(context, &item, latest_plausible, &mut warnings)),
            warnings,
        }
    });
    Ok(items.collect())
}

/// The values of a feed that its items need.
#[derive(Clone, Copy)]
struct FeedContext<'a> {
    /// The fields of the feed.
    feed: &'a Node,
    /// The base of relative addresses.
    base: Option<&'a Url>,
}

impl FeedContext<'_> {
    /// Returns an address, resolved against the base; `None` if the value is not a text.
    fn address(&self, node: &Node) -> Option<Node> {
        Some(Node::text(
            node.line,
            base::join(node.as_text()?, self.base),
        ))
    }
}

/// Returns a plain text as the value of a field, in which nothing is markup.
fn plain(node: &Node) -> Option<Node> {
    Some(Node::text(node.line, text::escaped(node.as_text()?)))
}

fn to_raw_record(
    context: FeedContext<'_>,
    item: &Node,
    latest_plausible: Instant,
    warnings: &mut Vec<FormatWarning>,
) -> RawRecord<'static> {
    let feed = context.feed;
    let line = item.line;
    let text_of = |key: &str| item.get(key).and_then(Node::as_text);
    let field = |(feed_name, field_name): (&str, &str), value: Node| {
        MapEntry::new(feed_name, value).renamed(field_name)
    };
    let texts = TEXTS.into_iter();
    let texts = texts.filter_map(|names| Some(field(names, plain(item.get(names.0)?)?)));
    let addresses = ADDRESSES.into_iter();
    let addresses =
        addresses.filter_map(|names| Some(field(names, context.address(item.get(names.0)?)?)));
    let others = NAMES.into_iter();
    let others = others.filter_map(|names| Some(field(names, item.get(names.0)?.clone())));
    let mut fields: Vec<MapEntry> = texts.chain(addresses).chain(others).collect();
    // The id should be the address of the item, which then needs no other.
    let id = item.get("id").filter(|_| item.get("url").is_none());
    let id = id.filter(|id| {
        id.as_text()
            .is_some_and(|id| base::parse_base(id).is_some())
    });
    fields.extend(id.map(|id| field(("id", "webUrl"), id.clone())));
    for (feed_name, field_name) in DATES {
        let Some((node, text)) = item
            .get(feed_name)
            .and_then(|node| Some((node, node.as_text()?)))
        else {
            continue;
        };
        let expected = match date::read_date(text) {
            Ok(date) if date.instant <= latest_plausible => {
                let date = Node::text(node.line, date.to_string());
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
    let picture = picture.or_else(|| attached_picture(item));
    if let Some(picture) = picture.and_then(|picture| context.address(picture)) {
        let images = Node::list(picture.line, vec![picture]);
        fields.push(MapEntry::new("images", images));
    }
    if item.get("language").is_none()
        && let Some(language) = feed.get("language")
    {
        fields.push(MapEntry::new("locale", language.clone()));
    }
    fields.push(provider(context, item));
    let html = text_of("content_html").filter(|html| !html.trim().is_empty());
    let plain = text_of("content_text");
    let text = match html {
        Some(html) => base::resolve(html, context.base).into_owned(),
        None => plain_text::to_html(plain.unwrap_or_default()),
    };
    if !text_of("title").is_some_and(text::is_visible) {
        let words = plain.filter(|words| text::is_visible(words));
        let words = words.map(|words| text::escaped(&excerpt::title(words)));
        let words = words.or_else(|| excerpt::title_of_html(html?));
        let words = words.or_else(|| Some(text::escaped(&excerpt::title(text_of("summary")?))));
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
        markup: Markup::Html,
        publication: Publication::default(),
        holds_future_back: false,
        site_date: None,
        is_dated_by_change: false,
        generator_date: None,
        is_certainly_broadsheet: true,
        removed_tags: Vec::new(),
        page_addresses: Vec::new(),
        page_html: None,
        is_full_text: true,
    }
}

/// Returns the address of the first attachment that is a picture.
fn attached_picture(item: &Node) -> Option<&Node> {
    let NodeValue::List(attachments) = &item.get("attachments")?.value else {
        return None;
    };
    let is_picture = |attachment: &&Node| {
        let media_type = attachment.get("mime_type").and_then(Node::as_text);
        media_type.is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("image/"))
    };
    attachments.iter().find(is_picture)?.get("url")
}

/// Returns the publisher of an item: the feed, with the authors of the item, or else those of the feed.
fn provider(context: FeedContext<'_>, item: &Node) -> MapEntry {
    let feed = context.feed;
    let mut fields = Vec::new();
    if let Some(title) = feed.get("title").and_then(plain) {
        fields.push(MapEntry::new("name", title));
    }
    let home_page = feed.get("home_page_url").or_else(|| feed.get("feed_url"));
    let home_page = home_page
        .and_then(|home_page| Some((home_page.line, Address::parse(home_page.as_text()?).ok()?)));
    if let Some((line, home_page)) = home_page {
        fields.push(MapEntry::new("domain", Node::text(line, home_page.host())));
    }
    let logo = feed.get("icon").or_else(|| feed.get("favicon"));
    if let Some(logo) = logo.and_then(|logo| context.address(logo)) {
        let images = Node::list(logo.line, vec![logo]);
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
    let NodeValue::List(items) = &authors.value else {
        return authors.clone();
    };
    let names = items.iter().filter_map(|author| author.get("name"));
    Node::list(authors.line, names.filter_map(plain).collect())
}

#[cfg(test)]
mod tests;
