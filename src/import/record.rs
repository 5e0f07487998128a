//! Reads the front matter of a record into an article.

pub mod article;
pub mod built_page;
pub mod raw_record;
mod result;

use self::raw_record::RawRecord;
pub use self::result::{ReadRecord, Record, RecordReading, RecordSchedule};
use crate::{
    import::{
        body,
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::{
            RecordField, RecordFields, dates, details, duration, encrypted_note, link, number,
            pictures::PictureFinder, player, provider, related, text,
        },
        generators::source_folder::SourceFolder,
        syntax::node::{self, Node, NodeValue},
    },
    model::{Article, Details, Slug},
};

/// Returns whether the record is published. Any value but a boolean is an error, because a wrong
/// guess could publish a private record.
pub fn is_published(root: &Node, diagnostics: &mut Diagnostics) -> Option<bool> {
    let mut fields = RecordFields::of(root, "")?;
    let Some(field) = fields.take("published") else {
        return Some(true);
    };
    let published = match &field.node.value {
        NodeValue::Scalar { text, .. } => node::parse_boolean(text),
        NodeValue::List(_) | NodeValue::Map(_) => None,
    };
    if published.is_none() {
        field.error(
            ProblemKind::UnclearState,
            diagnostics,
            field.node.describe(),
            "true or false",
        );
    }
    published
}

/// Reads a raw record that is published. Returns `None` after an error, which the diagnostics
/// contain.
pub fn read(
    raw_record: &RawRecord,
    slug: Slug,
    source: &SourceFolder,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Option<Article> {
    let root = &raw_record.root;
    let Some(mut fields) = RecordFields::of(root, "") else {
        diagnostics.error(
            ProblemKind::FrontMatter,
            Some(root.line),
            "",
            root.describe(),
            "a map of fields",
        );
        return None;
    };
    let whole = RecordField {
        node: root,
        path: String::new(),
    };
    let _ = fields.take("published");
    let _ = fields.take("slug");
    let title = title(&mut fields, &whole, diagnostics);
    let published = fields.take("publishedDateTime");
    let dated = if let Some(field) = published {
        dates::read(&field, diagnostics)
            .map_err(|unreadable| {
                let expected = unreadable.to_string();
                field.error(
                    ProblemKind::UnreadableDate,
                    diagnostics,
                    unreadable.found,
                    &expected,
                );
            })
            .ok()
    } else {
        let (kind, field, found) = (ProblemKind::NoDate, "publishedDateTime", "undated");
        let kept = "the story is kept, without a date and after all others";
        match raw_record.generator_date {
            Some(date) => {
                let expected = format!("a date; its generator takes {date}; {kept}");
                diagnostics.warn(kind, None, field, found, &expected);
            }
            None => diagnostics.note(kind, None, field, found, &format!("a date; {kept}")),
        }
        None
    };
    let updated = fields
        .take("updatedDateTime")
        .and_then(|field| dates::read_or_leave_out(&field, diagnostics));
    let has_address = fields.take("webUrl").is_some() || fields.take("originalUrl").is_some();
    let links = link::read_all(&mut fields, diagnostics);
    if !has_address && !raw_record.is_full_text {
        let expected = "webUrl or originalUrl; the story is kept without an outward link";
        diagnostics.note(
            ProblemKind::NoAddress,
            None,
            "webUrl",
            "no address",
            expected,
        );
    }
    let publisher = fields.take("provider");
    let folder = &source.title;
    let (provider, authors) =
        provider::read(publisher, &whole, folder, &links, pictures, diagnostics);

    let category = details::category(&mut fields, diagnostics);
    let mut take = |name| fields.take(name);
    let excerpt =
        take("excerpt").and_then(|field| text::read(&field, text::MAX_EXCERPT_CHARS, diagnostics));
    let kind = take("type").and_then(|field| related::read_kind(&field, diagnostics));
    let quality = take("quality").and_then(|field| number::integer(&field, diagnostics));
    let heat = take("heat").and_then(|field| number::integer(&field, diagnostics));
    let topics = take("topics").map(|field| text::read_list(&field, diagnostics));
    let images = take("images").map(|field| pictures.read_list(&field, diagnostics));
    let related =
        take("related").map(|field| related::read_list(&field, folder, pictures, diagnostics));
    let locale = take("locale").and_then(|field| details::locale(&field, diagnostics));
    let price =
        take("price").and_then(|field| text::read(&field, text::MAX_LINE_CHARS, diagnostics));
    let length = take("length").and_then(|field| duration::read(&field, diagnostics));
    let levels = take("levels").map(|field| text::read_list(&field, diagnostics));
    let ratings = take("ratings").and_then(|field| details::rating(&field, diagnostics));
    let items = take("items").map(|field| details::parts(&field, diagnostics));
    let actions = take("actions").map(|field| details::actions(&field, diagnostics));
    let player = take("featuredContent").and_then(|field| player::read(&field, diagnostics));
    if let Some(field) = take("secured") {
        encrypted_note::check(&field, diagnostics);
    }
    fields.finish(diagnostics);
    let body = body::read(raw_record.body_source(), pictures, diagnostics);
    if diagnostics.has_error() {
        return None;
    }
    Some(Article {
        slug,
        title: title?,
        excerpt: excerpt.unwrap_or_default(),
        published: dated.map(|(instant, _)| instant),
        own_day: dated.and_then(|(_, day)| day),
        links,
        kind: kind.unwrap_or_default(),
        quality,
        heat,
        provider,
        topics: topics.unwrap_or_default(),
        images: images.unwrap_or_default(),
        locale,
        length,
        items: items.unwrap_or_default(),
        details: Details {
            category,
            updated,
            authors,
            related: related.unwrap_or_default(),
            price,
            levels: levels.unwrap_or_default(),
            ratings,
            actions: actions.unwrap_or_default(),
            player,
            body,
        },
    })
}

/// Reads the title, which every story needs.
fn title(
    fields: &mut RecordFields,
    whole: &RecordField,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let Some(field) = fields.take("title") else {
        diagnostics.error(
            ProblemKind::NoTitle,
            Some(whole.node.line),
            "title",
            "nothing",
            "a title",
        );
        return None;
    };
    let title = text::read(&field, text::MAX_LINE_CHARS, diagnostics);
    if title.is_none() {
        field.error(
            ProblemKind::NoTitle,
            diagnostics,
            field.node.describe(),
            "a title with visible text",
        );
    }
    title
}
