//! The smaller parts of a record: ratings, actions, parts of a collection, language, section.

use super::{
    diagnostics::Diagnostics,
    fields::{RecordField, RecordFields},
    link, number,
    report::ProblemKind,
    text,
};
use crate::model::{Action, Part, Rating};

/// Reads what the audience thought: `count` and `average` (0 to 5) belong together.
pub fn rating(field: &RecordField, findings: &mut Diagnostics) -> Option<Rating> {
    let mut fields = field.map(findings)?;
    let count = fields.take("count");
    let count = count.map(|count| number::within(&count, 0, u32::MAX >> 1, findings));
    let average = fields.take("average");
    let average = average.map(|average| {
        let text = average.scalar(findings)?;
        let mean = text.trim().parse::<f64>().ok();
        let mean = mean.filter(|mean| (0.0..=5.0).contains(mean));
        if mean.is_none() {
            average.warn(
                ProblemKind::WrongValue,
                findings,
                text,
                "a number from 0 to 5; left out",
            );
        }
        mean
    });
    fields.finish(findings);
    match (count, average) {
        (Some(Some(count)), Some(Some(average))) => Some(Rating { count, average }),
        (Some(None), _) | (_, Some(None)) => None,
        _ => {
            field.warn(
                ProblemKind::WrongValue,
                findings,
                "half a rating",
                "both count and average; left out",
            );
            None
        }
    }
}

/// Reads what else can be done with a story. An action without a title is called by its type or
/// its host; one with neither title nor address is left out.
pub fn actions(field: &RecordField, findings: &mut Diagnostics) -> Vec<Action> {
    let items = field.items();
    let actions = items.iter();
    actions
        .filter_map(|item| {
            let mut fields = item.map(findings)?;
            let action = action(item, &mut fields, findings);
            fields.finish(findings);
            action
        })
        .collect()
}

fn action(
    item: &RecordField,
    fields: &mut RecordFields,
    findings: &mut Diagnostics,
) -> Option<Action> {
    let url = fields.take("url");
    let url = url.and_then(|field| link::read(&field, findings));
    let mut words = |name| {
        let field = fields.take(name)?;
        text::read(&field, text::MAX_LINE_CHARS, findings)
    };
    let kind = words("type").unwrap_or_default();
    let attribution = words("attribution");
    let title = words("title")
        .or_else(|| url.as_ref().map(|url| url.host().to_owned()))
        .or_else(|| {
            item.warn(
                ProblemKind::IncompleteItem,
                findings,
                "no title",
                "an action with a title; left out",
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

/// Reads the paths of a collection's parts. Which stories they name is known only when all
/// records are read.
pub fn parts(field: &RecordField, findings: &mut Diagnostics) -> Vec<Part> {
    let items = field.items();
    let paths = items.iter();
    let paths = paths.filter_map(|item| text::read(item, text::MAX_LINE_CHARS, findings));
    paths.map(|path| Part { path, story: None }).collect()
}

/// Reads a language tag; `_` becomes `-`.
pub fn locale(field: &RecordField, findings: &mut Diagnostics) -> Option<String> {
    let text = field.scalar(findings)?;
    let tag = text.trim().replace('_', "-");
    let is_tag = (2..=35).contains(&tag.len())
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !is_tag {
        field.warn(
            ProblemKind::WrongValue,
            findings,
            text,
            "a language tag such as en-gb; left out",
        );
    }
    is_tag.then_some(tag)
}

/// Reads the section: `category`, else the first of `categories`.
pub fn category(fields: &mut RecordFields, findings: &mut Diagnostics) -> Option<String> {
    let one = fields.take("category");
    let several = fields.take("categories");
    one.and_then(|field| text::read(&field, text::MAX_LINE_CHARS, findings))
        .or_else(|| several.and_then(|field| text::read_list(&field, findings).into_iter().next()))
}
