//! Filters of lists.

use std::{cell::Cell, cmp::Ordering};

use liquid_core::{Error, Result, Value, ValueView};

use super::{
    super::{budget, values},
    FilterFunction, FilterInput,
    selections::property,
};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("array_to_sentence_string", sentence),
    ("compact", compact),
    ("concat", concat),
    ("first", first),
    ("join", join),
    ("last", last),
    ("map", map),
    ("pop", pop),
    ("push", push),
    ("reverse", reverse),
    ("shift", shift),
    ("sort", sort),
    ("sort_natural", sort_natural),
    ("uniq", uniq),
    ("unshift", unshift),
];

fn sentence(input: &FilterInput) -> Result<Value> {
    let items = list(input)?;
    let connector = match input.argument(0) {
        Some(_) => input.argument_text(0)?,
        None => "and".to_owned(),
    };
    let texts = items.iter().map(|item| values::text(item));
    let texts: Vec<String> = texts.collect::<Result<_>>()?;
    Ok(Value::scalar(match texts.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [first, second] => format!("{first} {connector} {second}"),
        [first @ .., last] => format!("{}, {connector} {last}", first.join(", ")),
    }))
}

/// Returns the items of a list.
fn list(input: &FilterInput) -> Result<Vec<Value>> {
    let list = input.value.as_array();
    let list = list.ok_or_else(|| Error::with_msg("a list was expected"))?;
    Ok(list.values().map(ValueView::to_value).collect())
}

fn compact(input: &FilterInput) -> Result<Value> {
    let mut items = values::items(input.value);
    match input.argument(0) {
        Some(name) => items.retain(|item| !property(item, name).is_nil()),
        None => items.retain(|item| !item.is_nil()),
    }
    Ok(Value::Array(items))
}

fn concat(input: &FilterInput) -> Result<Value> {
    let other = input.required(0)?.as_array();
    let other = other.ok_or_else(|| Error::with_msg("a list was expected"))?;
    let mut items = values::items(input.value);
    items.extend(other.values().map(ValueView::to_value));
    Ok(Value::Array(items))
}

fn first(input: &FilterInput) -> Result<Value> {
    if input.value.is_object() {
        let first = values::entries(input.value).into_iter().next();
        return Ok(first.map_or(Value::Nil, |(key, value)| values::pair(key, value)));
    }
    let list = input.value.as_array();
    Ok(list
        .and_then(|list| list.first())
        .map_or(Value::Nil, ValueView::to_value))
}

fn last(input: &FilterInput) -> Result<Value> {
    let list = input.value.as_array();
    Ok(list
        .and_then(|list| list.last())
        .map_or(Value::Nil, ValueView::to_value))
}

fn join(input: &FilterInput) -> Result<Value> {
    let separator = match input.argument(0) {
        Some(_) => input.argument_text(0)?,
        None => " ".to_owned(),
    };
    let items = values::items(input.value);
    budget::check_text_length(items.len().saturating_mul(separator.len()))?;
    let texts = items.iter().map(|item| values::text(item));
    let texts: Vec<String> = texts.collect::<Result<_>>()?;
    Ok(Value::scalar(texts.join(&separator)))
}

fn map(input: &FilterInput) -> Result<Value> {
    let name = input.required(0)?;
    let items = values::items(input.value);
    Ok(Value::array(items.iter().map(|item| property(item, name))))
}

/// Returns the number of items that `pop` and `shift` remove.
fn removed_count(input: &FilterInput) -> Result<usize> {
    Ok(usize::try_from(input.whole_number(0)?.unwrap_or(1)).unwrap_or(0))
}

fn pop(input: &FilterInput) -> Result<Value> {
    let mut items = list(input)?;
    items.truncate(items.len().saturating_sub(removed_count(input)?));
    Ok(Value::Array(items))
}

fn shift(input: &FilterInput) -> Result<Value> {
    let items = list(input)?.into_iter();
    Ok(Value::array(items.skip(removed_count(input)?)))
}

fn push(input: &FilterInput) -> Result<Value> {
    let mut items = list(input)?;
    items.push(input.required(0)?.clone());
    Ok(Value::Array(items))
}

fn unshift(input: &FilterInput) -> Result<Value> {
    let first = input.required(0)?.clone();
    Ok(Value::array([first].into_iter().chain(list(input)?)))
}

fn reverse(input: &FilterInput) -> Result<Value> {
    let items = values::items(input.value).into_iter();
    Ok(Value::array(items.rev()))
}

fn uniq(input: &FilterInput) -> Result<Value> {
    let mut unique: Vec<(Value, Value)> = Vec::new();
    for item in values::items(input.value) {
        let key = match input.argument(0) {
            Some(name) => property(&item, name),
            None => item.clone(),
        };
        budget::charge(input.runtime, unique.len())?;
        let mut others = unique.iter();
        if !others.any(|(other, _)| values::equal(other, &key) == Some(true)) {
            unique.push((key, item));
        }
    }
    Ok(Value::array(unique.into_iter().map(|(_, item)| item)))
}

/// Sorts a list as Jekyll does: by a property, if there is an argument, and numbers as such.
fn sort(input: &FilterInput) -> Result<Value> {
    let items = values::list(input.value);
    let items = items.ok_or_else(|| Error::with_msg("a list was expected"))?;
    let Some(name) = input.argument(0) else {
        return sorted(
            items.into_iter().map(|item| (item.clone(), item)),
            values_order,
        );
    };
    let nils_first = match input.argument_text(1)?.as_str() {
        "" | "first" => true,
        "last" => false,
        _ => return Err(Error::with_msg("first or last was expected")),
    };
    let order = move |left: &Value, right: &Value| {
        let order = match (left.is_nil(), right.is_nil()) {
            (true, true) => Ordering::Equal,
            (true, false) if nils_first => Ordering::Less,
            (false, true) if !nils_first => Ordering::Less,
            (true, false) | (false, true) => Ordering::Greater,
            (false, false) => return text_order(left, right),
        };
        Some(order)
    };
    let pairs = items.into_iter().map(|item| {
        let key = super::selections::sortable(property(&item, name));
        (key, item)
    });
    sorted(pairs, order)
}

fn sort_natural(input: &FilterInput) -> Result<Value> {
    let pairs = values::items(input.value).into_iter().map(|item| {
        let key = match input.argument(0) {
            Some(name) => property(&item, name),
            None => item.clone(),
        };
        let text = values::text(&key).ok().filter(|_| !key.is_nil());
        let key = text.map_or(Value::Nil, |text| Value::scalar(text.to_lowercase()));
        (key, item)
    });
    sorted(pairs, |left, right| match (left.is_nil(), right.is_nil()) {
        (false, false) => values::compare(left, right),
        (left, right) => Some(left.cmp(&right)),
    })
}

fn values_order(left: &Value, right: &Value) -> Option<Ordering> {
    values::compare(left, right)
}

/// Orders values, and those of different kinds by their texts.
fn text_order(left: &Value, right: &Value) -> Option<Ordering> {
    let texts = || Some(values::text(left).ok()?.cmp(&values::text(right).ok()?));
    values::compare(left, right).or_else(texts)
}

/// Sorts items by their keys. Fails if two keys have no order.
fn sorted(
    pairs: impl Iterator<Item = (Value, Value)>,
    order: impl Fn(&Value, &Value) -> Option<Ordering>,
) -> Result<Value> {
    let mut pairs: Vec<_> = pairs.collect();
    let is_ordered = Cell::new(true);
    pairs.sort_by(|(left, _), (right, _)| {
        order(left, right).unwrap_or_else(|| {
            is_ordered.set(false);
            Ordering::Equal
        })
    });
    if !is_ordered.get() {
        return Err(Error::with_msg("values without an order"));
    }
    Ok(Value::array(pairs.into_iter().map(|(_, item)| item)))
}
