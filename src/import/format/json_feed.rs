//! JSON Feed, versions 1 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{
    Found,
    date::{self, NoDate},
    names,
    remark::Remark,
};
use crate::{
    import::{
        body::Markup,
        draft::Draft,
        json::Json,
        lead,
        node::{Budget, Entry, Node, SyntaxError},
        text,
        visibility::Publication,
    },
    model::{Address, Instant},
};

/// Names of an item's fields, and ours.
const NAMES: &[(&str, &str)] = &[
    ("title", "title"),
    ("summary", "excerpt"),
    ("url", "webUrl"),
    ("external_url", "originalUrl"),
    ("tags", "topics"),
    ("language", "locale"),
];

/// Names of an item's dates, and ours.
const DATES: [(&str, &str); 2] = [
    ("date_published", "publishedDateTime"),
    ("date_modified", "updatedDateTime"),
];

/// The items of a feed.
///
/// # Errors
/// [`SyntaxError`] where what the feed says of itself cannot be read.
pub fn read<'a>(
    json: &Json<'a>,
    entries: &[(String, &'a RawValue)],
    items: &[&'a RawValue],
) -> Result<Vec<Found<'a>>, SyntaxError> {
    let mut budget = Budget::default();
    let own = entries.iter().filter(|(key, _)| key != "items");
    let own = own.map(|(key, value)| Ok(Entry::new(key, json.node(value, &mut budget)?)));
    let feed = Node::map(1, own.collect::<Result<_, SyntaxError>>()?);
    let items = items.iter();
    let items = items.map(|item| json.node(item, &mut Budget::default()));
    let items: Vec<_> = items.collect();
    let read = items.iter().flatten();
    let dates = read.flat_map(|item| DATES.map(|(theirs, _)| item.get(theirs)));
    let dates = dates.filter_map(|date| date::read(date?.as_text()?).ok());
    let horizon = date::horizon(dates);
    let names = names::distinct(items.iter().enumerate().map(|(place, item)| {
        let said = |key: &str| item.as_ref().ok()?.get(key)?.as_text();
        let name = said("id").or(said("url")).map(str::to_owned);
        let print = move || format!("{item:?}");
        (name.unwrap_or_else(|| place.to_string()), print)
    }));
    let items = items.into_iter().zip(names).enumerate();
    let items = items.map(|(place, (item, id))| {
        let mut remarks = Vec::new();
        Found {
            id,
            part: format!("items[{place}]"),
            draft: item.map(|item| draft(&feed, &item, horizon, &mut remarks)),
            remarks,
        }
    });
    Ok(items.collect())
}

fn draft(feed: &Node, item: &Node, horizon: Instant, remarks: &mut Vec<Remark>) -> Draft<'static> {
    let line = item.line;
    let said = |key: &str| item.get(key).and_then(Node::as_text);
    let named = NAMES.iter().filter_map(|(theirs, ours)| {
        let node = item.get(theirs)?;
        Some(Entry::new(*theirs, node.clone()).called(ours))
    });
    let mut fields: Vec<Entry> = named.collect();
    for (theirs, ours) in DATES {
        let Some((node, text)) = item
            .get(theirs)
            .and_then(|node| Some((node, node.as_text()?)))
        else {
            continue;
        };
        let expected = match date::read(text) {
            Ok(instant) if instant <= horizon => {
                let date = Node::text(node.line, instant.to_string());
                fields.push(Entry::new(theirs, date).called(ours));
                continue;
            }
            Ok(_) => date::AHEAD,
            Err(NoDate::Unreadable) if text.trim().is_empty() => continue,
            Err(none) => none.expected(),
        };
        remarks.push(Remark {
            line: node.line,
            field: theirs,
            found: text.to_owned(),
            expected,
        });
    }
    let picture = item.get("image").or_else(|| item.get("banner_image"));
    if let Some(picture) = picture {
        let images = Node::list(picture.line, vec![picture.clone()]);
        fields.push(Entry::new("images", images));
    }
    if item.get("language").is_none()
        && let Some(language) = feed.get("language")
    {
        fields.push(Entry::new("locale", language.clone()));
    }
    fields.push(provider(feed, item));
    let html = said("content_html");
    let plain = said("content_text");
    let text = html.or(plain).unwrap_or_default().to_owned();
    if !said("title").is_some_and(text::is_shown) {
        let words = plain.filter(|words| text::is_visible(words));
        let words = words.map(|words| text::escaped(&lead::title(words)));
        let mut texts = [html, said("summary")].into_iter();
        let words = words.or_else(|| texts.find_map(|text| lead::title_of_html(text?)));
        fields.retain(|entry| entry.key != "title");
        fields.extend(words.map(|words| Entry::new("title", Node::text(line, words))));
    }
    let title = fields.iter().find(|entry| entry.key == "title");
    let name = title.and_then(|title| title.node.as_text());
    let body = ["content_html", "content_text"].iter();
    let body = body.filter_map(|key| item.get(key)).next();
    Draft {
        name: name.map_or_else(String::new, |name| text::of_field(text::beginning(name))),
        root: Node::map(line, fields),
        duplicates: Vec::new(),
        text_line: body.map_or(line, |body| body.line),
        text: Cow::Owned(text),
        markup: if html.is_some() {
            Markup::Html
        } else {
            Markup::Markdown
        },
        publication: Publication::default(),
        holds_future_back: false,
        date_on_clock: None,
        is_dated_by_change: false,
        is_surely_ours: true,
        lost: Vec::new(),
        is_read_here: true,
    }
}

/// Who published an item: the feed, by the item's authors, else by its own.
fn provider(feed: &Node, item: &Node) -> Entry {
    let mut fields = Vec::new();
    if let Some(title) = feed.get("title") {
        fields.push(Entry::new("name", title.clone()));
    }
    let home = feed.get("home_page_url").or_else(|| feed.get("feed_url"));
    let home = home.and_then(|home| Some((home.line, Address::parse(home.as_text()?).ok()?)));
    if let Some((line, home)) = home {
        fields.push(Entry::new("domain", Node::text(line, home.host())));
    }
    let logo = feed.get("icon").or_else(|| feed.get("favicon"));
    if let Some(logo) = logo {
        let images = Node::list(logo.line, vec![logo.clone()]);
        fields.push(Entry::new("images", images));
    }
    let authors = [item, feed].into_iter().find_map(|of| {
        let one = || Some(Node::list(of.line, vec![of.get("author")?.clone()]));
        of.get("authors").cloned().or_else(one)
    });
    if let Some(authors) = authors {
        fields.push(Entry::new("authors", names(&authors)));
    }
    Entry::new("provider", Node::map(item.line, fields))
}

/// The names of authors; their pages and pictures are not kept.
fn names(authors: &Node) -> Node {
    let crate::import::node::Value::List(items) = &authors.value else {
        return authors.clone();
    };
    let names = items
        .iter()
        .filter_map(|author| author.get("name"))
        .cloned();
    Node::list(authors.line, names.collect())
}
