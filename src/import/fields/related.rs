//! Reads the related stories that a record lists.

use super::{
    RecordField, RecordFields, dates, link, number, pictures::PictureFinder, provider, text,
};
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::{Kind, Related},
};

/// Reads the list without entries that have no title. A story without a publisher is shown under `folder`.
pub fn read_list(
    field: &RecordField,
    folder: &str,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Vec<Related> {
    let items = field.items();
    let stories = items.iter();
    stories
        .filter_map(|item| {
            let mut fields = item.map(diagnostics)?;
            let story = read(item, &mut fields, folder, pictures, diagnostics);
            fields.finish(diagnostics);
            story
        })
        .collect()
}

fn read(
    item: &RecordField,
    fields: &mut RecordFields,
    folder: &str,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Option<Related> {
    let title = fields.take("title");
    let title = title.and_then(|field| text::read(&field, text::MAX_LINE_CHARS, diagnostics));
    let excerpt = fields.take("excerpt");
    let excerpt =
        excerpt.and_then(|field| text::read(&field, text::MAX_EXCERPT_CHARS, diagnostics));
    let published = fields
        .take("publishedDateTime")
        .and_then(|field| dates::read_or_leave_out(&field, diagnostics));
    let links = link::read_all(fields, diagnostics);
    let kind = fields.take("type");
    let kind = kind.and_then(|field| read_kind(&field, diagnostics));
    let quality = fields.take("quality");
    let quality = quality.and_then(|field| number::integer(&field, diagnostics));
    let images = fields.take("images");
    let images = images.map(|field| pictures.read_list(&field, diagnostics));
    let publisher = fields.take("provider");
    let Some(title) = title else {
        item.warn(
            ProblemKind::IncompleteItem,
            diagnostics,
            "no title",
            "a related story with a title; the related story is left out",
        );
        return None;
    };
    let (provider, _) = provider::read(publisher, item, folder, &links, pictures, diagnostics);
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
pub fn read_kind(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Kind> {
    text::read(field, 40, diagnostics).map(Kind::from)
}
