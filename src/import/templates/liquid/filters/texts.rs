//! Filters of texts.

use liquid_core::{Error, Result, Value, ValueView};

use super::{
    super::{budget, values},
    FilterFunction, FilterInput,
};
use crate::import::syntax::markdown;

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("append", append),
    ("capitalize", capitalize),
    ("default", default),
    ("jsonify", jsonify),
    ("markdownify", markdownify),
    ("normalize_whitespace", normalize_whitespace),
    ("number_of_words", number_of_words),
    ("prepend", prepend),
    ("remove", remove),
    ("remove_first", remove_first),
    ("remove_last", remove_last),
    ("replace", replace),
    ("replace_first", replace_first),
    ("replace_last", replace_last),
    ("size", size),
    ("slice", slice),
    ("smartify", smartify),
    ("split", split),
    ("truncate", truncate),
    ("truncatewords", truncate_words),
    ("xml_escape", xml_escape),
];

fn append(input: &FilterInput) -> Result<Value> {
    Ok(Value::scalar(input.text()? + &input.argument_text(0)?))
}

fn prepend(input: &FilterInput) -> Result<Value> {
    Ok(Value::scalar(input.argument_text(0)? + &input.text()?))
}

fn capitalize(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    let rest = characters.as_str().to_lowercase();
    Ok(Value::scalar(first.collect::<String>() + &rest))
}

/// Returns the argument for nil, `false` and what is empty.
fn default(input: &FilterInput) -> Result<Value> {
    let is_empty = match values::size(input.value) {
        Some(size) => size.as_scalar().and_then(|size| size.to_integer()) == Some(0),
        None => false,
    };
    if is_empty || !values::is_true(input.value) {
        return Ok(input.argument(0).cloned().unwrap_or(Value::scalar("")));
    }
    Ok(input.value.to_value())
}

fn jsonify(input: &FilterInput) -> Result<Value> {
    let mut json = String::new();
    write_json(input.value, &mut json)?;
    Ok(Value::scalar(json))
}

fn write_json(value: &dyn ValueView, json: &mut String) -> Result<()> {
    let quoted = |text: &str| {
        let text = serde_json::to_string(text);
        text.map_err(|_| Error::with_msg("a text that JSON does not have"))
    };
    if let Some(list) = value.as_array() {
        json.push('[');
        for (index, item) in list.values().enumerate() {
            json.push_str(if index > 0 { "," } else { "" });
            write_json(item, json)?;
        }
        json.push(']');
    } else if value.is_object() {
        json.push('{');
        for (index, (key, item)) in values::entries(value).into_iter().enumerate() {
            json.push_str(if index > 0 { "," } else { "" });
            json.push_str(&quoted(&key)?);
            json.push(':');
            write_json(item, json)?;
        }
        json.push('}');
    } else if value.is_nil() {
        json.push_str("null");
    } else if values::is_text(value) {
        json.push_str(&quoted(&value.to_kstr())?);
    } else {
        json.push_str(&values::text(value)?);
    }
    Ok(())
}

/// Converts Markdown to HTML, which the text is read with afterwards.
fn markdownify(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    // The parser takes more than linear time.
    budget::charge(input.runtime, text.len())?;
    Ok(Value::scalar(markdown::to_html(&text)))
}

fn smartify(input: &FilterInput) -> Result<Value> {
    Ok(Value::scalar(input.text()?))
}

fn normalize_whitespace(input: &FilterInput) -> Result<Value> {
    let text = input.text()?;
    let words: Vec<_> = text.split_whitespace().collect();
    Ok(Value::scalar(words.join(" ")))
}

fn number_of_words(input: &FilterInput) -> Result<Value> {
    if input.argument(0).is_some() {
        return Err(Error::with_msg(
            "words of languages without spaces are not counted",
        ));
    }
    whole(input.text()?.split_whitespace().count())
}

fn whole(number: usize) -> Result<Value> {
    let number = i64::try_from(number);
    let number = number.map_err(|_| Error::with_msg("a number that is too large"))?;
    Ok(Value::scalar(number))
}

fn remove(input: &FilterInput) -> Result<Value> {
    replaced(input, "", usize::MAX)
}

fn remove_first(input: &FilterInput) -> Result<Value> {
    replaced(input, "", 1)
}

fn remove_last(input: &FilterInput) -> Result<Value> {
    replaced_last(input, "")
}

fn replace(input: &FilterInput) -> Result<Value> {
    replaced(input, &input.argument_text(1)?, usize::MAX)
}

fn replace_first(input: &FilterInput) -> Result<Value> {
    replaced(input, &input.argument_text(1)?, 1)
}

fn replace_last(input: &FilterInput) -> Result<Value> {
    replaced_last(input, &input.argument_text(1)?)
}

/// Replaces the first `count` occurrences of the first argument.
fn replaced(input: &FilterInput, replacement: &str, count: usize) -> Result<Value> {
    let (text, part) = (input.text()?, input.argument_text(0)?);
    let found = text.matches(&part).take(count).count();
    budget::check_text_length(text.len() + found.saturating_mul(replacement.len()))?;
    Ok(Value::scalar(text.replacen(&part, replacement, count)))
}

fn replaced_last(input: &FilterInput, replacement: &str) -> Result<Value> {
    let (text, part) = (input.text()?, input.argument_text(0)?);
    Ok(Value::scalar(match text.rsplit_once(&part) {
        Some((before, after)) => [before, replacement, after].concat(),
        None => text,
    }))
}

fn size(input: &FilterInput) -> Result<Value> {
    match values::size(input.value) {
        Some(size) => Ok(size),
        None if input.value.is_nil() => Ok(Value::scalar(0)),
        None => Err(Error::with_msg("a number has no size")),
    }
}

/// Returns a part of a list or a text. A negative offset counts from the end.
fn slice(input: &FilterInput) -> Result<Value> {
    let offset = input.whole_number(0)?;
    let offset = offset.ok_or_else(|| Error::with_msg("an offset was expected"))?;
    let length = usize::try_from(input.whole_number(1)?.unwrap_or(1)).unwrap_or(0);
    let start = |size: usize| {
        let distance = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
        if offset < 0 {
            size.checked_sub(distance)
        } else {
            Some(distance)
        }
    };
    if let Some(list) = input.value.as_array() {
        let items: Vec<_> = list.values().collect();
        let start = start(items.len()).unwrap_or(items.len());
        let part = items.into_iter().skip(start).take(length);
        return Ok(Value::array(part.map(ValueView::to_value)));
    }
    let text = input.text()?;
    let size = text.chars().count();
    let part = text.chars().skip(start(size).unwrap_or(size)).take(length);
    Ok(Value::scalar(part.collect::<String>()))
}

/// Splits a text as Ruby does: a space means any white space, and empty parts at the end are left out.
fn split(input: &FilterInput) -> Result<Value> {
    let (text, separator) = (input.text()?, input.argument_text(0)?);
    let mut parts: Vec<&str> = match separator.as_str() {
        " " => text.split_whitespace().collect(),
        "" => text.split("").filter(|part| !part.is_empty()).collect(),
        separator => text.split(separator).collect(),
    };
    while parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    let parts = parts.into_iter();
    Ok(Value::array(
        parts.map(|part| Value::scalar(part.to_owned())),
    ))
}

/// Returns the end of a text that is cut.
fn ellipsis(input: &FilterInput) -> Result<String> {
    match input.argument(1) {
        Some(_) => input.argument_text(1),
        None => Ok("...".to_owned()),
    }
}

fn truncate(input: &FilterInput) -> Result<Value> {
    if input.value.is_nil() {
        return Ok(Value::Nil);
    }
    let text = input.text()?;
    let length = usize::try_from(input.whole_number(0)?.unwrap_or(50)).unwrap_or(0);
    if text.chars().count() <= length {
        return Ok(Value::scalar(text));
    }
    let ellipsis = ellipsis(input)?;
    let length = length.saturating_sub(ellipsis.chars().count());
    let start: String = text.chars().take(length).collect();
    Ok(Value::scalar(start + &ellipsis))
}

fn truncate_words(input: &FilterInput) -> Result<Value> {
    if input.value.is_nil() {
        return Ok(Value::Nil);
    }
    let text = input.text()?;
    let count = usize::try_from(input.whole_number(0)?.unwrap_or(15)).unwrap_or(0);
    let count = count.max(1);
    let words: Vec<_> = text.split_whitespace().collect();
    match words.get(..count) {
        Some(first) if words.len() > count => {
            Ok(Value::scalar(first.join(" ") + &ellipsis(input)?))
        }
        _ => Ok(Value::scalar(text)),
    }
}

fn xml_escape(input: &FilterInput) -> Result<Value> {
    let text = input.text()?.replace('&', "&amp;").replace('<', "&lt;");
    let text = text.replace('>', "&gt;").replace('"', "&quot;");
    Ok(Value::scalar(text))
}
