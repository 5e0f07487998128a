//! Filters that select or group the items of a list by a property or an expression.

use liquid_core::{Error, Result, Runtime, Value, ValueView, model::ScalarCow};

use super::{
    super::{budget, condition::LiquidCondition, expression, loop_frame::LoopFrame, values},
    FilterFunction, FilterInput,
};

/// The filters by name.
pub const FILTERS: &[(&str, FilterFunction)] = &[
    ("find", |input| first_of(has_property(input)?)),
    ("find_exp", |input| first_of(meets_condition(input)?)),
    ("group_by", group_by),
    ("group_by_exp", group_by_expression),
    ("where", |input| selected(input, has_property)),
    ("where_exp", |input| selected(input, meets_condition)),
];

/// Returns a property of an item; the name may have parts: `author.name`.
pub fn property(item: &Value, name: &Value) -> Value {
    let name = name.to_kstr();
    let path: Vec<_> = name
        .split('.')
        .map(|part| ScalarCow::new(part.to_owned()))
        .collect();
    values::look_up(item, &path).into_owned()
}

/// Returns a value with texts that look like numbers as numbers, as `item_property` of Jekyll does.
pub fn sortable(value: Value) -> Value {
    if !values::is_text(&value) {
        return value;
    }
    let text = value.to_kstr();
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1;
    let number = match (is_number, digits.contains('.')) {
        (false, _) => None,
        (true, false) => text.parse::<i64>().ok().map(Value::scalar),
        (true, true) => text.parse::<f64>().ok().map(Value::scalar),
    };
    number.unwrap_or(value)
}

/// Selects items. A value that is neither a list nor a map stays as it is.
fn selected(input: &FilterInput, select: fn(&FilterInput) -> Result<Vec<Value>>) -> Result<Value> {
    if input.value.is_array() || input.value.is_object() {
        return Ok(Value::Array(select(input)?));
    }
    Ok(input.value.to_value())
}

fn first_of(items: Vec<Value>) -> Result<Value> {
    Ok(items.into_iter().next().unwrap_or(Value::Nil))
}

fn items(input: &FilterInput) -> Vec<Value> {
    values::list(input.value).unwrap_or_default()
}

/// Returns the items whose property is a value, or a list with that value in it.
fn has_property(input: &FilterInput) -> Result<Vec<Value>> {
    let (name, target) = (input.required(0)?, input.required(1)?);
    let mut items = items(input);
    if target.is_nil() {
        items.retain(|item| property(item, name).is_nil());
        return Ok(items);
    }
    let target = values::text(target)?;
    let is_target = |value: &dyn ValueView| {
        !value.is_nil() && values::text(value).is_ok_and(|text| text == target)
    };
    items.retain(|item| {
        let property = sortable(property(item, name));
        match property.as_array() {
            Some(list) => list.values().any(is_target),
            None => is_target(&property),
        }
    });
    Ok(items)
}

/// Runs `work` for each item with the item in a variable, whose name is the first argument.
fn for_each<R>(
    input: &FilterInput,
    mut work: impl FnMut(&Value, &dyn Runtime) -> Result<R>,
) -> Result<Vec<(R, Value)>> {
    let variable = input.argument_text(0)?;
    let items = items(input).into_iter();
    let results = items.map(|item| {
        budget::charge(input.runtime, 1)?;
        let frame = LoopFrame {
            parent: input.runtime,
            variable: &variable,
            item: &item,
            position: None,
        };
        let result = work(&item, &frame)?;
        Ok((result, item))
    });
    results.collect()
}

/// Returns the items for which a condition is true.
fn meets_condition(input: &FilterInput) -> Result<Vec<Value>> {
    let text = input.argument_text(1)?;
    let condition = LiquidCondition::parse(&text);
    let condition = condition.ok_or_else(|| Error::with_msg("a condition was expected"))?;
    let results = for_each(input, |_, runtime| {
        let result = condition.evaluate(runtime);
        result.ok_or_else(|| Error::with_msg("a condition that is not decided"))
    })?;
    let selected = results.into_iter().filter(|(is_selected, _)| *is_selected);
    Ok(selected.map(|(_, item)| item).collect())
}

fn group_by(input: &FilterInput) -> Result<Value> {
    if !input.value.is_array() {
        return Err(Error::with_msg("a list was expected"));
    }
    let name = input.required(0)?;
    let mut pairs = Vec::new();
    for item in items(input) {
        let property = sortable(property(&item, name));
        pairs.push((Value::scalar(values::text(&property)?), item));
    }
    grouped(input, pairs)
}

fn group_by_expression(input: &FilterInput) -> Result<Value> {
    if !input.value.is_array() {
        return Err(Error::with_msg("a list was expected"));
    }
    let text = input.argument_text(1)?;
    let chain = expression::filter_chain(&text);
    let chain = chain.ok_or_else(|| Error::with_msg("an expression was expected"))?;
    let pairs = for_each(input, |_, runtime| {
        Ok(chain.evaluate(runtime)?.into_owned())
    })?;
    grouped(input, pairs)
}

/// Groups items by their keys, in the order of the first item of each group.
fn grouped(input: &FilterInput, pairs: Vec<(Value, Value)>) -> Result<Value> {
    let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
    for (key, item) in pairs {
        budget::charge(input.runtime, groups.len())?;
        let mut existing = groups.iter_mut();
        match existing.find(|(other, _)| values::equal(other, &key) == Some(true)) {
            Some((_, items)) => items.push(item),
            None => groups.push((key, vec![item])),
        }
    }
    let group = |(key, items): (Value, Vec<Value>)| {
        let size = i64::try_from(items.len()).unwrap_or(i64::MAX);
        let entries = [
            ("name", key),
            ("items", Value::Array(items)),
            ("size", Value::scalar(size)),
        ];
        Value::Object(values::object(entries))
    };
    Ok(Value::array(groups.into_iter().map(group)))
}
