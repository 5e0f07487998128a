//! Converts an entry of a feed to a raw record.

use std::borrow::Cow;

use super::{
    base,
    item::{FeedItem, FeedPicture, SourceChannel},
};
use crate::{
    import::{
        body::{Markup, excerpt, markdown::MarkdownOptions},
        diagnostics::quote,
        fields::text,
        formats::{
            date::{self, FeedDate, RejectedDate},
            warning::FormatWarning,
        },
        record::raw_record::RawRecord,
        syntax::node::{MapEntry, Node, NodeValue},
    },
    model::{Address, Instant},
};

/// The maximum length of a summary, in characters; a longer one is the text itself.
const MAX_SUMMARY_CHARS: usize = 700;

/// Converts an entry to a raw record. Dates after `horizon` are rejected.
pub fn to_raw_record(
    channel: &SourceChannel,
    item: FeedItem,
    latest_plausible: Instant,
    warnings: &mut Vec<FormatWarning>,
) -> RawRecord<'static> {
    let line = item.line;
    let field = |key: &str, text: &str| MapEntry::new(key, Node::text(line, text));
    let mut date = |field: &'static str, text: &Option<String>| {
        let text = text.as_deref()?;
        let expected = match date::read_date(text) {
            Ok(date) if date.instant <= latest_plausible => return Some(date),
            Ok(_) => date::FUTURE_DATE_EXPECTED,
            Err(RejectedDate::Unreadable) if text.is_empty() => return None,
            Err(rejected) => rejected.expected(),
        };
        warnings.push(FormatWarning {
            line,
            field,
            found: quote::one_line(text, quote::MAX_QUOTE_CHARS),
            expected,
        });
        None
    };
    let published = date("publishedDateTime", &item.published);
    let updated = match item.updated == item.published {
        true => published,
        false => date("updatedDateTime", &item.updated),
    };
    let published = published.or(updated);
    let mut publication = item.publication.clone();
    // A post cannot wait for an implausible date.
    publication.from = publication.from.filter(|from| *from <= latest_plausible);

    let (summary, content) = match (item.summary.clone(), item.content.clone()) {
        // Many feeds have the whole article in the summary.
        (Some(summary), None)
            if text::plain(text::beginning(&summary)).chars().count() > MAX_SUMMARY_CHARS =>
        {
            (None, Some((summary, Markup::Html)))
        }
        other => other,
    };
    let (content, markup) = content.unwrap_or((String::new(), Markup::Html));
    let content = match markup {
        Markup::Html => base::resolve(&content, item.base.as_ref()).into_owned(),
        Markup::Either | Markup::Markdown => content,
    };
    let title = title(&item, summary.as_deref(), &content);
    let name = title
        .as_deref()
        .map(|title| text::of_field(text::beginning(title)));
    let mut fields = Vec::new();
    fields.extend(title.as_ref().map(|title| field("title", title)));
    // A summary of a feed is HTML; an excerpt is text.
    let excerpt = |html: String| text::escaped(&text::plain(text::beginning(&html)));
    fields.extend(summary.map(|summary| field("excerpt", &excerpt(summary))));
    fields.extend(item.link.as_ref().map(|link| field("webUrl", link)));
    fields.extend(published.map(|date| field("publishedDateTime", &date.to_string())));
    let is_other_time = |updated: &FeedDate| {
        published.is_some_and(|published| updated.instant != published.instant)
    };
    let updated = updated.filter(is_other_time);
    fields.extend(updated.map(|date| field("updatedDateTime", &date.to_string())));
    let language = item.language.as_ref().or(channel.language.as_ref());
    fields.extend(language.map(|language| field("locale", language)));
    let topics = item
        .topics
        .iter()
        .map(|topic| Node::text(line, topic.as_str()));
    fields.push(MapEntry::new("topics", Node::list(line, topics.collect())));
    let pictures = item
        .pictures
        .iter()
        .map(|item_title| picture(item_title, line));
    fields.push(MapEntry::new(
        "images",
        Node::list(line, pictures.collect()),
    ));
    fields.push(MapEntry::new("provider", provider(channel, &item)));
    RawRecord {
        name: item.slug.or(name).unwrap_or_default(),
        root: Node::map(line, fields),
        duplicates: Vec::new(),
        text: Cow::Owned(content),
        text_line: line,
        markdown: MarkdownOptions::default(),
        markup,
        publication,
        holds_future_back: false,
        site_date: None,
        is_dated_by_change: false,
        generator_date: None,
        is_certainly_broadsheet: true,
        removed_tags: item.dropped_shortcodes,
        page_addresses: Vec::new(),
        page_html: None,
        is_full_text: true,
    }
}

/// Returns the title of an entry, or its first words if it has none. Blanks and invisible markup do not
/// count as a title.
fn title(item: &FeedItem, summary: Option<&str>, content: &str) -> Option<String> {
    let item_title = item.title.as_deref().filter(|title| text::is_shown(title));
    item_title.map(str::to_owned).or_else(|| {
        let mut texts = [summary, Some(content)].into_iter().flatten();
        texts.find_map(excerpt::title_of_html)
    })
}

fn picture(picture: &FeedPicture, line: usize) -> Node {
    let number = |number: u32| Node {
        line,
        value: NodeValue::Scalar {
            text: number.to_string(),
            plain: true,
        },
    };
    let mut fields = vec![MapEntry::new("url", Node::text(line, picture.url.as_str()))];
    fields.extend(
        picture
            .width
            .map(|width| MapEntry::new("width", number(width))),
    );
    fields.extend(
        picture
            .height
            .map(|height| MapEntry::new("height", number(height))),
    );
    Node::map(line, fields)
}

/// Returns the publisher of an entry: the feed, with the authors of the entry, or else those of the feed.
fn provider(channel: &SourceChannel, item: &FeedItem) -> Node {
    let line = item.line;
    let mut fields = Vec::new();
    let title = channel.title.as_deref();
    fields.extend(title.map(|title| MapEntry::new("name", Node::text(line, title))));
    let home_page = channel
        .link
        .as_deref()
        .and_then(|link| Address::parse(link).ok());
    let domain = home_page.map(|home_page| Node::text(line, home_page.host()));
    fields.extend(domain.map(|domain| MapEntry::new("domain", domain)));
    let logo = channel.logo.as_deref();
    let logo = logo.map(|logo| Node::list(line, vec![Node::text(line, logo)]));
    fields.extend(logo.map(|logo| MapEntry::new("images", logo)));
    let authors = if item.authors.is_empty() {
        &channel.authors
    } else {
        &item.authors
    };
    let names = authors.iter().map(|name| Node::text(line, name.as_str()));
    fields.push(MapEntry::new("authors", Node::list(line, names.collect())));
    Node::map(line, fields)
}
