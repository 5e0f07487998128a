//! Reads smaller parts of a record: ratings, actions, parts of a collection, language, section.

use super::{RecordField, RecordFields, link, number, text};
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::{Action, Part, Rating},
};

/// Reads a rating, which needs both `count` and `average` (0 to 5).
pub fn rating(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Rating> {
    let mut fields = field.map(diagnostics)?;
    let count = fields.take("count");
    let count = count.map(|count| number::integer_in_range(&count, 0, u32::MAX >> 1, diagnostics));
    let average = fields.take("average");
    let average = average.map(|average| {
        let text = average.scalar(diagnostics)?;
        let number = text.trim().parse::<f64>().ok();
        let number = number.filter(|number| (0.0..=5.0).contains(number));
        if number.is_none() {
            average.warn(
                ProblemKind::WrongValue,
                diagnostics,
                text,
                "a number from 0 to 5; the rating is left out",
            );
        }
        number
    });
    fields.finish(diagnostics);
    match (count, average) {
        (Some(Some(count)), Some(Some(average))) => Some(Rating { count, average }),
        (Some(None), _) | (_, Some(None)) => None,
        _ => {
            field.warn(
                ProblemKind::WrongValue,
                diagnostics,
                "an incomplete rating",
                "both count and average; the rating is left out",
            );
            None
        }
    }
}

/// Reads the actions of a story. An action without a title is called by its host; without title and
/// address it is left out.
pub fn actions(field: &RecordField, diagnostics: &mut Diagnostics) -> Vec<Action> {
    let items = field.items();
    let actions = items.iter();
    actions
        .filter_map(|item| {
            let mut fields = item.map(diagnostics)?;
            let action = action(item, &mut fields, diagnostics);
            fields.finish(diagnostics);
            action
        })
        .collect()
}

fn action(
    item: &RecordField,
    fields: &mut RecordFields,
    diagnostics: &mut Diagnostics,
) -> Option<Action> {
    let url = fields.take("url");
    let url = url.and_then(|field| link::read(&field, diagnostics));
    let mut text_of = |name| {
        let field = fields.take(name)?;
        text::read(&field, text::MAX_LINE_CHARS, diagnostics)
    };
    let kind = text_of("type").unwrap_or_default();
    let attribution = text_of("attribution");
    let title = text_of("title")
        .or_else(|| url.as_ref().map(|url| url.host().to_owned()))
        .or_else(|| {
            item.warn(
                ProblemKind::IncompleteItem,
                diagnostics,
                "no title",
                "an action with a title; the action is left out",
            );
            None
        })?;
    Some(Action {
        url,
        kind,
        title,
        attribution,
    })
}

/// Reads the paths of a collection's parts. They are resolved when all records are read.
pub fn parts(field: &RecordField, diagnostics: &mut Diagnostics) -> Vec<Part> {
    let items = field.items();
    let paths = items.iter();
    let paths = paths.filter_map(|item| text::read(item, text::MAX_LINE_CHARS, diagnostics));
    paths.map(|path| Part { path, story: None }).collect()
}

/// Reads a language tag; `_` becomes `-`.
pub fn locale(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = field.scalar(diagnostics)?;
    let tag = text.trim().replace('_', "-");
    let is_tag = (2..=35).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_tag {
        field.warn(
            ProblemKind::WrongValue,
            diagnostics,
            text,
            "a language tag such as en-gb; the field is left out",
        );
    }
    is_tag.then_some(tag)
}

/// Reads the section: `category`, else the first of `categories`.
pub fn category(fields: &mut RecordFields, diagnostics: &mut Diagnostics) -> Option<String> {
    let category = fields.take("category");
    let categories = fields.take("categories");
    category
        .and_then(|field| text::read(&field, text::MAX_LINE_CHARS, diagnostics))
        .or_else(|| {
            categories.and_then(|field| text::read_list(&field, diagnostics).into_iter().next())
        })
}
