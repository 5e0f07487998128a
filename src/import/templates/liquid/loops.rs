//! The head of a loop (<https://shopify.github.io/liquid/tags/iteration/>).

use liquid_core::{Error, Expression, Result, Runtime, Value, ValueView};

use super::{budget, expression, values};

/// The maximum number of iterations of one loop.
const MAX_ITERATIONS: usize = 100_000;

/// The head of `for` and `tablerow`.
#[derive(Debug)]
pub struct LoopHead {
    /// The name of the item.
    pub variable: String,
    /// Whether it makes the rows of a table.
    pub is_table: bool,
    /// The number of columns of a table.
    columns: Option<Expression>,
    collection: Collection,
    is_reversed: bool,
    limit: Option<Expression>,
    offset: Offset,
}

#[derive(Debug)]
enum Collection {
    Value(Expression),
    Range(Expression, Expression),
}

#[derive(Debug)]
enum Offset {
    None,
    At(Expression),
    /// Behind the last item of the previous loop over the same collection.
    Continued,
}

impl LoopHead {
    /// Parses the arguments of a loop; `None` if they are malformed.
    pub fn parse(arguments: &str, is_table: bool) -> Option<Self> {
        expression::parse(arguments, |tokens| {
            let variable = expression::next_name(tokens)?;
            tokens.next()?.expect_str("in").into_result().ok()?;
            let token = tokens.next()?;
            let is_range = token.as_str().starts_with('(');
            let collection = if is_range {
                let (start, end) = token.expect_range().into_result().ok()?;
                Collection::Range(start, end)
            } else {
                Collection::Value(token.expect_value().into_result().ok()?)
            };
            let mut head = Self {
                variable,
                is_table,
                columns: None,
                collection,
                is_reversed: false,
                limit: None,
                offset: Offset::None,
            };
            let mut is_first = true;
            while let Some(token) = tokens.next() {
                let name = token.as_str().to_owned();
                match name.as_str() {
                    "," => continue,
                    "reversed" if is_first => head.is_reversed = true,
                    "limit" | "offset" | "cols" => {
                        tokens.next()?.expect_str(":").into_result().ok()?;
                        let value = expression::next_value(tokens)?;
                        match name.as_str() {
                            "limit" => head.limit = Some(value),
                            "cols" => head.columns = Some(value),
                            _ if value.to_string() == "continue" => {
                                head.offset = Offset::Continued;
                            }
                            _ => head.offset = Offset::At(value),
                        }
                    }
                    _ => return None,
                }
                is_first = false;
            }
            Some(head)
        })
    }

    /// Returns a name that is the same for loops over the same collection.
    pub fn collection_name(&self) -> String {
        let collection = match &self.collection {
            Collection::Value(value) => value.to_string(),
            Collection::Range(start, end) => format!("({start}..{end})"),
        };
        format!("{}-{collection}", self.variable)
    }

    /// Returns the items of the loop, and the index behind the last one. `previous` is that index of the
    /// previous loop over the same collection.
    ///
    /// # Errors
    /// Fails if a value is not known, or if there are too many items.
    pub fn items(&self, runtime: &dyn Runtime, previous: usize) -> Result<(Vec<Value>, usize)> {
        let from = match &self.offset {
            Offset::None => 0,
            Offset::At(value) => count(value, runtime)?.unwrap_or(0),
            Offset::Continued => previous,
        };
        let limit = match &self.limit {
            Some(limit) => count(limit, runtime)?,
            None => None,
        };
        let limit = limit.unwrap_or(usize::MAX);
        let mut items: Vec<Value> = match &self.collection {
            Collection::Range(start, end) => {
                let (start, end) = (integer(start, runtime)?, integer(end, runtime)?);
                let skipped = i64::try_from(from).unwrap_or(i64::MAX);
                let length = end.saturating_sub(start).saturating_add(1);
                let length = length.saturating_sub(skipped).max(0);
                let length = usize::try_from(length).unwrap_or(usize::MAX).min(limit);
                check_length(length)?;
                let first = start.saturating_add(skipped);
                (first..).take(length).map(Value::scalar).collect()
            }
            Collection::Value(value) => {
                let value = value.evaluate(runtime)?;
                let value = value.as_view();
                if let Some(list) = value.as_array() {
                    let items = list.values().skip(from).take(limit);
                    let items: Vec<&dyn ValueView> = items.take(MAX_ITERATIONS + 1).collect();
                    check_length(items.len())?;
                    for item in &items {
                        budget::charge_value(runtime, *item)?;
                    }
                    items.into_iter().map(ValueView::to_value).collect()
                } else {
                    budget::charge_value(runtime, value)?;
                    let items = single_items(value).into_iter();
                    items.skip(from).take(limit).collect()
                }
            }
        };
        let end = from.saturating_add(items.len());
        if self.is_reversed {
            items.reverse();
        }
        Ok((items, end))
    }

    /// Returns the number of columns of a table with this number of items.
    ///
    /// # Errors
    /// Fails if the number is not known.
    pub fn columns(&self, runtime: &dyn Runtime, length: usize) -> Result<usize> {
        let columns = match &self.columns {
            Some(columns) => count(columns, runtime)?,
            None => None,
        };
        Ok(columns.unwrap_or(length).max(1))
    }
}

fn check_length(length: usize) -> Result<()> {
    if length > MAX_ITERATIONS {
        return Err(Error::with_msg("too many iterations"));
    }
    Ok(())
}

/// Returns the items of a map, which are its entries, or of a text, which is the only item.
fn single_items(value: &dyn ValueView) -> Vec<Value> {
    if value.is_object() {
        let entries = values::entries(value).into_iter();
        return entries
            .map(|(key, value)| values::pair(key, value))
            .collect();
    }
    let is_item = values::is_text(value) && !value.to_kstr().is_empty();
    is_item.then(|| value.to_value()).into_iter().collect()
}

/// Returns a whole number; a text without digits is 0, as in Ruby.
fn integer(value: &Expression, runtime: &dyn Runtime) -> Result<i64> {
    let value = value.evaluate(runtime)?;
    let value = value.as_view();
    if value.is_nil() {
        return Ok(0);
    }
    let number = value.as_scalar().and_then(|scalar| scalar.to_integer());
    number.ok_or_else(|| Error::with_msg("a whole number was expected"))
}

fn count(value: &Expression, runtime: &dyn Runtime) -> Result<Option<usize>> {
    if value.evaluate(runtime)?.as_view().is_nil() {
        return Ok(None);
    }
    let number = usize::try_from(integer(value, runtime)?);
    let number = number.map_err(|_| Error::with_msg("a positive number was expected"))?;
    Ok(Some(number))
}
