//! The stories around a story, as its record lists them.

use super::{
    dates,
    diagnostics::Diagnostics,
    fields::{RecordField, RecordFields},
    link, number,
    pictures::PictureFinder,
    provider,
    report::ProblemKind,
    text,
};
use crate::model::{Kind, Related};

/// Reads the list; entries without a title are left out.
pub fn read_list(
    field: &RecordField,
    pictures: PictureFinder,
    findings: &mut Diagnostics,
) -> Vec<Related> {
    let items = field.items();
    let stories = items.iter();
    stories
        .filter_map(|item| {
            let mut fields = item.map(findings)?;
            let story = read(item, &mut fields, pictures, findings);
            fields.finish(findings);
            story
        })
        .collect()
}

fn read(
    item: &RecordField,
    fields: &mut RecordFields,
    pictures: PictureFinder,
    findings: &mut Diagnostics,
) -> Option<Related> {
    let title = fields.take("title");
    let title = title.and_then(|field| text::read(&field, text::MAX_LINE_CHARS, findings));
    let excerpt = fields.take("excerpt");
    let excerpt = excerpt.and_then(|field| text::read(&field, text::MAX_EXCERPT_CHARS, findings));
    let published = fields.take("publishedDateTime").and_then(|field| {
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
    let links = link::read_all(fields, findings);
    let kind = fields.take("type");
    let kind = kind.and_then(|field| read_kind(&field, findings));
    let quality = fields.take("quality");
    let quality = quality.and_then(|field| number::whole(&field, findings));
    let images = fields.take("images");
    let images = images.map(|field| pictures.read_list(&field, findings));
    let publisher = fields.take("provider");
    let Some(title) = title else {
        item.warn(
            ProblemKind::IncompleteItem,
            findings,
            "no title",
            "a related story with a title; left out",
        );
        return None;
    };
    let (provider, _) = provider::read(publisher, item, &links, pictures, findings);
    Some(Related {
        title,
        excerpt: excerpt.unwrap_or_default(),
        published,
        links,
        kind: kind.unwrap_or_default(),
        provider,
        quality,
        images: images.unwrap_or_default(),
    })
}

/// Reads the type of a story.
pub fn read_kind(field: &RecordField, findings: &mut Diagnostics) -> Option<Kind> {
    text::read(field, 40, findings).map(Kind::from)
}
