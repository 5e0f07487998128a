//! The filters of texts that `liquid-lib` has, with limits.

use std::fmt;

use liquid_core::{
    Error, Filter, FilterReflection, ParseFilter, Result, Runtime, Value, ValueView,
    parser::FilterArguments,
};
use liquid_lib::{jekyll, stdlib};

use super::super::{budget, values};

/// Returns the filters.
pub fn filters() -> Vec<LibraryFilter> {
    let filters: [Box<dyn ParseFilter>; 12] = [
        stdlib::Downcase.into(),
        stdlib::Escape.into(),
        stdlib::EscapeOnce.into(),
        stdlib::Lstrip.into(),
        stdlib::NewlineToBr.into(),
        stdlib::Rstrip.into(),
        stdlib::Strip.into(),
        stdlib::StripHtml.into(),
        stdlib::StripNewlines.into(),
        stdlib::Upcase.into(),
        stdlib::UrlDecode.into(),
        jekyll::Slugify.into(),
    ];
    filters.into_iter().map(LibraryFilter).collect()
}

/// A filter of the library.
#[derive(Clone)]
pub struct LibraryFilter(Box<dyn ParseFilter>);

impl ParseFilter for LibraryFilter {
    fn parse(&self, arguments: FilterArguments) -> Result<Box<dyn Filter>> {
        Ok(Box::new(LibraryCall(self.0.parse(arguments)?)))
    }

    fn reflection(&self) -> &dyn FilterReflection {
        self.0.reflection()
    }
}

/// A filter of the library with its arguments.
#[derive(Debug)]
struct LibraryCall(Box<dyn Filter>);

impl fmt::Display for LibraryCall {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Filter for LibraryCall {
    fn evaluate(&self, input: &dyn ValueView, runtime: &dyn Runtime) -> Result<Value> {
        budget::charge_value(runtime, input)?;
        if input.is_array() {
            return Err(Error::with_msg("a text was expected"));
        }
        let input = Value::scalar(values::text(input)?);
        let result = self.0.evaluate(&input, runtime)?;
        budget::charge_value(runtime, &result)?;
        Ok(result)
    }
}
