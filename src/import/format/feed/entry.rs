//! One entry of a feed as a draft.

use std::borrow::Cow;

use feed_rs::model::{Entry as Item, Feed, FeedType, Link, Text};

use crate::{
    import::{
        body::Markup,
        draft::Draft,
        lead,
        node::{Entry, Node, Value},
        text,
        visibility::Publication,
    },
    model::Address,
};

/// A summary of more characters is the text itself.
const SUMMARY: usize = 700;

/// An entry's draft.
pub fn draft(feed: &Feed, item: &Item, line: usize) -> Draft<'static> {
    let field = |key: &str, text: &str| Entry::new(key, Node::text(line, text));
    let is_rss = feed.feed_type != FeedType::Atom;
    let marked_up = |text: &Text| markup(text, is_rss);
    let content = item
        .content
        .as_ref()
        .and_then(|content| content.body.clone());
    let summary = item.summary.as_ref().map(marked_up);
    let (summary, content) = match (summary, content) {
        // Many feeds have all of an article where a summary should be.
        (Some(summary), None)
            if text::plain(text::beginning(&summary)).chars().count() > SUMMARY =>
        {
            (None, Some(summary))
        }
        other => other,
    };
    let is_plain = item.content.as_ref().is_some_and(|content| {
        content.body.is_some() && content.content_type.subty() == "plain" && !is_rss
    });
    let mut fields = Vec::new();
    let words = item.title.as_ref().map(marked_up);
    let words = words.filter(|words| text::is_shown(words));
    let title = words.or_else(|| {
        let mut texts = [summary.as_deref(), content.as_deref()].into_iter();
        texts.find_map(|text| lead::title_of_html(text?))
    });
    fields.extend(title.as_ref().map(|title| field("title", title)));
    // A summary is HTML by its format, an excerpt is text.
    let excerpt = |html: String| text::escaped(&text::plain(text::beginning(&html)));
    fields.extend(summary.map(|summary| field("excerpt", &excerpt(summary))));
    fields.extend(address(&item.links).map(|address| field("webUrl", address)));
    let published = item.published.or(item.updated);
    fields.extend(published.map(|time| field("publishedDateTime", &time.to_rfc3339())));
    let updated = item
        .updated
        .filter(|time| item.published.is_some_and(|first| *time != first));
    fields.extend(updated.map(|time| field("updatedDateTime", &time.to_rfc3339())));
    let language = item.language.as_ref().or(feed.language.as_ref());
    fields.extend(language.map(|language| field("locale", language)));
    let topics = item.categories.iter().map(|category| {
        let name = category.label.as_ref().unwrap_or(&category.term);
        Node::text(line, name.as_str())
    });
    fields.push(Entry::new("topics", Node::list(line, topics.collect())));
    fields.push(Entry::new("images", Node::list(line, pictures(item, line))));
    fields.push(Entry::new("provider", provider(feed, item, line)));
    Draft {
        name: title.map_or_else(String::new, |title| text::of_field(text::beginning(&title))),
        root: Node::map(line, fields),
        duplicates: Vec::new(),
        text: Cow::Owned(content.unwrap_or_default()),
        text_line: line,
        markup: if is_plain {
            Markup::Markdown
        } else {
            Markup::Html
        },
        publication: Publication::default(),
        holds_future_back: false,
        date_on_clock: None,
        is_dated_by_change: false,
        lost: Vec::new(),
        is_read_here: true,
    }
}

/// A text as markup. RSS has no way to say which it is, and what it has is markup often enough; in Atom
/// a plain text may say `<b>` and mean it.
fn markup(text: &Text, is_rss: bool) -> String {
    if is_rss || text.content_type.subty() != "plain" {
        return text.content.clone();
    }
    text.content.replace('&', "&amp;").replace('<', "&lt;")
}

/// The address of a page, of the links that an entry or a feed has.
fn address(links: &[Link]) -> Option<&str> {
    let is_page = |link: &&Link| {
        let rel = link.rel.as_deref().unwrap_or("alternate");
        let media = link.media_type.as_deref().unwrap_or("text/html");
        rel == "alternate" && media.contains("html")
    };
    let link = links.iter().find(is_page);
    link.map(|link| link.href.as_str())
}

/// The pictures of an entry, each once, the largest first where one comes in several sizes.
fn pictures(item: &Item, line: usize) -> Vec<Node> {
    let mut seen = Vec::new();
    let mut pictures = Vec::new();
    let number = |number: u32| Node {
        line,
        value: Value::Scalar {
            text: number.to_string(),
            plain: true,
        },
    };
    for media in &item.media {
        let contents = media.content.iter().filter_map(|content| {
            let kind = content.content_type.as_ref();
            let is_picture = kind.is_some_and(|kind| kind.ty() == "image");
            let url = content.url.as_ref()?;
            is_picture.then(|| (url.as_str(), content.width, content.height))
        });
        let thumbnails = media.thumbnails.iter().map(|thumbnail| {
            let image = &thumbnail.image;
            (image.uri.as_str(), image.width, image.height)
        });
        let mut sizes: Vec<_> = contents.chain(thumbnails).collect();
        sizes.sort_by_key(|(_, width, _)| std::cmp::Reverse(width.unwrap_or_default()));
        if let Some((url, width, height)) = sizes.into_iter().next()
            && !seen.contains(&url)
        {
            seen.push(url);
            let mut fields = vec![Entry::new("url", Node::text(line, url))];
            fields.extend(width.map(|width| Entry::new("width", number(width))));
            fields.extend(height.map(|height| Entry::new("height", number(height))));
            pictures.push(Node::map(line, fields));
        }
    }
    pictures
}

/// Who published an entry: the feed, by the entry's authors, else by its own.
fn provider(feed: &Feed, item: &Item, line: usize) -> Node {
    let mut fields = Vec::new();
    let title = feed.title.as_ref();
    let title = title.map(|title| markup(title, feed.feed_type != FeedType::Atom));
    fields.extend(title.map(|title| Entry::new("name", Node::text(line, title))));
    let home = address(&feed.links).and_then(|address| Address::parse(address).ok());
    let domain = home.map(|home| Node::text(line, home.host()));
    fields.extend(domain.map(|domain| Entry::new("domain", domain)));
    let logo = feed.icon.as_ref().or(feed.logo.as_ref());
    let logo = logo.map(|logo| Node::list(line, vec![Node::text(line, logo.uri.as_str())]));
    fields.extend(logo.map(|logo| Entry::new("images", logo)));
    let authors = if item.authors.is_empty() {
        &feed.authors
    } else {
        &item.authors
    };
    let names = authors.iter().filter_map(|author| author.name.as_deref());
    let names = names.map(|name| Node::text(line, name)).collect();
    fields.push(Entry::new("authors", Node::list(line, names)));
    Node::map(line, fields)
}
