//! The filters of Liquid and of Jekyll (<https://jekyllrb.com/docs/liquid/filters/>).
//!
//! Filters of texts are those of `liquid-lib`. Our own are those that Jekyll adds, and those that differ in
//! Ruby: lengths are numbers of characters, nil has no items, and numbers do not overflow.

mod addresses;
mod dates;
mod library;
mod lists;
mod numbers;
mod selections;
mod texts;

use std::{fmt, sync::LazyLock};

use liquid_core::{
    Error, Expression, Filter, FilterReflection, Language, ParseFilter, Result, Runtime, Value,
    ValueView,
    parser::{FilterArguments, ParameterReflection},
};

use super::{budget, values};
pub use dates::post_date;

/// The function of a filter.
type FilterFunction = fn(&FilterInput) -> Result<Value>;

/// The input and the arguments of a filter.
pub struct FilterInput<'a> {
    /// The input.
    pub value: &'a dyn ValueView,
    /// The variables of the template.
    pub runtime: &'a dyn Runtime,
    arguments: Vec<Value>,
}

impl FilterInput<'_> {
    /// Returns the input as text.
    ///
    /// # Errors
    /// Fails for a map.
    pub fn text(&self) -> Result<String> {
        values::text(self.value)
    }

    /// Returns an argument, if there is one.
    pub fn argument(&self, index: usize) -> Option<&Value> {
        self.arguments.get(index)
    }

    /// Returns an argument that is required.
    ///
    /// # Errors
    /// Fails if there is none.
    pub fn required(&self, index: usize) -> Result<&Value> {
        self.argument(index)
            .ok_or_else(|| Error::with_msg("an argument is missing"))
    }

    /// Returns an argument as text; an argument that is missing is empty.
    ///
    /// # Errors
    /// Fails for a map.
    pub fn argument_text(&self, index: usize) -> Result<String> {
        self.argument(index)
            .map_or(Ok(String::new()), |value| values::text(value))
    }

    /// Returns an argument as a whole number.
    ///
    /// # Errors
    /// Fails if it is something else.
    pub fn whole_number(&self, index: usize) -> Result<Option<i64>> {
        let Some(value) = self.argument(index) else {
            return Ok(None);
        };
        let number = value.as_scalar().and_then(|scalar| scalar.to_integer());
        let number = number.ok_or_else(|| Error::with_msg("a whole number was expected"))?;
        Ok(Some(number))
    }
}

/// Returns the filters that templates can use.
pub fn language() -> &'static Language {
    static LANGUAGE: LazyLock<Language> = LazyLock::new(|| {
        let mut language = Language::empty();
        for filter in library::filters() {
            let name = filter.reflection().name().to_owned();
            language.filters.register(name, Box::new(filter));
        }
        let own = [
            addresses::FILTERS,
            dates::FILTERS,
            lists::FILTERS,
            numbers::FILTERS,
            selections::FILTERS,
            texts::FILTERS,
        ];
        for (name, function) in own.concat() {
            let filter = OwnFilter { name, function };
            language.filters.register(name.to_owned(), Box::new(filter));
        }
        language
    });
    &LANGUAGE
}

/// A filter by its name.
#[derive(Clone, Copy)]
struct OwnFilter {
    name: &'static str,
    function: FilterFunction,
}

impl ParseFilter for OwnFilter {
    fn parse(&self, arguments: FilterArguments) -> Result<Box<dyn Filter>> {
        let mut keywords = arguments.keyword;
        if keywords.next().is_some() {
            return Err(Error::with_msg("a filter has no named arguments"));
        }
        Ok(Box::new(FilterCall {
            filter: *self,
            arguments: arguments.positional.collect(),
        }))
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self
    }
}

impl FilterReflection for OwnFilter {
    fn name(&self) -> &str {
        self.name
    }

    fn description(&self) -> &str {
        ""
    }

    fn positional_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }

    fn keyword_parameters(&self) -> &'static [ParameterReflection] {
        &[]
    }
}

/// A filter with its arguments.
struct FilterCall {
    filter: OwnFilter,
    arguments: Vec<Expression>,
}

impl fmt::Debug for FilterCall {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.filter.name)
    }
}

impl fmt::Display for FilterCall {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.filter.name)
    }
}

impl Filter for FilterCall {
    fn evaluate(&self, input: &dyn ValueView, runtime: &dyn Runtime) -> Result<Value> {
        budget::charge_value(runtime, input)?;
        let mut arguments = Vec::with_capacity(self.arguments.len());
        for argument in &self.arguments {
            let value = argument.evaluate(runtime)?.into_owned();
            budget::charge_value(runtime, &value)?;
            arguments.push(value);
        }
        let result = (self.filter.function)(&FilterInput {
            value: input,
            runtime,
            arguments,
        })?;
        budget::charge_value(runtime, &result)?;
        Ok(result)
    }
}
