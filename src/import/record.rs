//! One record's front matter as an article.

use serde::{Deserialize, Serialize};

use super::{
    body, dates, details,
    diagnostics::Diagnostics,
    duration, encrypted_note,
    fields::{RecordField, RecordFields},
    link,
    node::{Node, NodeValue},
    number,
    pictures::PictureFinder,
    player, provider,
    raw_record::RawRecord,
    related,
    report::ProblemKind,
    text,
    visibility::Visibility,
};
use crate::model::{Article, Slug};

/// What a record turned out to be; a story in one form or another.
#[derive(Debug, Serialize, Deserialize)]
pub enum Record<S> {
    /// A story, under a name that may not be the last word.
    Published(S),
    /// It is not for the public, whatever the time is. Never [`Visibility::Public`].
    Withheld(Visibility),
    /// It is no story; the findings say why.
    Refused,
}

impl<S> Record<S> {
    /// The same with the story in another form.
    pub fn map<T>(self, to: impl FnOnce(S) -> T) -> Record<T> {
        match self {
            Self::Published(story) => Record::Published(to(story)),
            Self::Withheld(visibility) => Record::Withheld(visibility),
            Self::Refused => Record::Refused,
        }
    }
}

/// Whether the record is published; a value that is neither is an error, because the wrong guess
/// shows what nobody may see.
pub fn is_published(root: &Node, findings: &mut Diagnostics) -> Option<bool> {
    let mut fields = RecordFields::of(root, "")?;
    let Some(field) = fields.take("published") else {
        return Some(true);
    };
    let truth = match &field.node.value {
        NodeValue::Scalar { text, .. } => number::parse_truth(text),
        NodeValue::List(_) | NodeValue::Map(_) => None,
    };
    if truth.is_none() {
        field.error(
            ProblemKind::UnclearState,
            findings,
            field.node.shown(),
            "true or false",
        );
    }
    truth
}

/// Reads the draft of a published record. Errors are in the findings when it is `None`.
pub fn read(
    draft: &RawRecord,
    slug: Slug,
    pictures: PictureFinder,
    findings: &mut Diagnostics,
) -> Option<Article> {
    let root = &draft.root;
    let Some(mut fields) = RecordFields::of(root, "") else {
        findings.error(
            ProblemKind::FrontMatter,
            Some(root.line),
            "",
            root.shown(),
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
    let title = title(&mut fields, &whole, findings);
    let published = fields.take("publishedDateTime");
    let published = if let Some(field) = published {
        dates::read(&field, findings)
            .map_err(|unread| {
                let expected = unread.to_string();
                field.error(
                    ProblemKind::UnreadableDate,
                    findings,
                    unread.found,
                    &expected,
                );
            })
            .ok()
    } else {
        let expected = "a date; kept, shown without one and after all others";
        findings.note(
            ProblemKind::NoDate,
            None,
            "publishedDateTime",
            "undated",
            expected,
        );
        None
    };
    let updated = fields.take("updatedDateTime").and_then(|field| {
        dates::read(&field, findings)
            .map_err(|unread| {
                let expected = format!("{unread}; left out");
                field.warn(
                    ProblemKind::UnreadableOtherDate,
                    findings,
                    unread.found,
                    &expected,
                );
            })
            .ok()
    });
    let has_address = fields.take("webUrl").is_some() || fields.take("originalUrl").is_some();
    let links = link::read_all(&mut fields, findings);
    if !has_address && !draft.is_read_here {
        let expected = "webUrl or originalUrl; kept without an outward link";
        findings.note(
            ProblemKind::NoAddress,
            None,
            "webUrl",
            "no address",
            expected,
        );
    }
    let publisher = fields.take("provider");
    let (provider, authors) = provider::read(publisher, &whole, &links, pictures, findings);

    let category = details::category(&mut fields, findings);
    let mut take = |name| fields.take(name);
    let excerpt = take("excerpt").and_then(|f| text::read(&f, text::MAX_EXCERPT_CHARS, findings));
    let kind = take("type").and_then(|f| related::read_kind(&f, findings));
    let quality = take("quality").and_then(|f| number::whole(&f, findings));
    let heat = take("heat").and_then(|f| number::whole(&f, findings));
    let topics = take("topics").map(|f| text::read_list(&f, findings));
    let images = take("images").map(|f| pictures.read_list(&f, findings));
    let around = take("related").map(|f| related::read_list(&f, pictures, findings));
    let locale = take("locale").and_then(|f| details::locale(&f, findings));
    let price = take("price").and_then(|f| text::read(&f, text::MAX_LINE_CHARS, findings));
    let length = take("length").and_then(|f| duration::read(&f, findings));
    let levels = take("levels").map(|f| text::read_list(&f, findings));
    let ratings = take("ratings").and_then(|f| details::rating(&f, findings));
    let items = take("items").map(|f| details::parts(&f, findings));
    let actions = take("actions").map(|f| details::actions(&f, findings));
    let player = take("featuredContent").and_then(|f| player::read(&f, findings));
    if let Some(field) = take("secured") {
        encrypted_note::check(&field, findings);
    }
    fields.finish(findings);
    let text = body::BodySource {
        text: &draft.text,
        line: draft.text_line,
        markup: draft.markup,
    };
    let body = body::read(text, pictures, findings);
    if findings.refuses() {
        return None;
    }
    Some(Article {
        slug,
        category,
        title: title?,
        excerpt: excerpt.unwrap_or_default(),
        published,
        updated,
        links,
        kind: kind.unwrap_or_default(),
        quality,
        heat,
        provider,
        authors,
        topics: topics.unwrap_or_default(),
        images: images.unwrap_or_default(),
        related: around.unwrap_or_default(),
        locale,
        price,
        length,
        levels: levels.unwrap_or_default(),
        ratings,
        items: items.unwrap_or_default(),
        actions: actions.unwrap_or_default(),
        player,
        body,
    })
}

/// Reads the title, without which there is no story.
fn title(
    fields: &mut RecordFields,
    whole: &RecordField,
    findings: &mut Diagnostics,
) -> Option<String> {
    let Some(field) = fields.take("title") else {
        findings.error(
            ProblemKind::NoTitle,
            Some(whole.node.line),
            "title",
            "nothing",
            "a title",
        );
        return None;
    };
    let title = text::read(&field, text::MAX_LINE_CHARS, findings);
    if title.is_none() {
        field.error(
            ProblemKind::NoTitle,
            findings,
            field.node.shown(),
            "a title that shows something",
        );
    }
    title
}
