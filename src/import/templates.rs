//! Evaluates the templates in the texts of records, and removes the tags that only the generator knows.

pub mod attribute_lists;
pub mod liquid;
pub mod mdx;
pub mod pelican;
pub mod tags;

use std::borrow::Cow;

use jiff::tz::TimeZone;
use liquid_core::{Object, Value, ValueView};

use self::liquid::{EvaluatedText, LiquidVariant, TemplateScope};
use super::{
    generators::{Dialect, Generator, RecordOrigin},
    syntax::{liquid_value, markdown::CodeRanges, node::Node},
};

/// The comment that ends the excerpt, whatever marker a generator has.
pub const EXCERPT_MARKER: &str = "<!--more-->";

/// A text without template tags.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedText<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// The names of the removed tags that had an output, each once.
    pub removed: Vec<String>,
}

impl ExpandedText<'_> {
    /// Converts the text to an owned one.
    pub fn into_owned<'a>(self) -> ExpandedText<'a> {
        ExpandedText {
            text: Cow::Owned(self.text.into_owned()),
            removed: self.removed,
        }
    }
}

/// Evaluates the templates in the text of a record, and removes all other template tags. `front_matter` has
/// the names of the dialect.
pub fn expand<'a>(
    text: &'a str,
    dialect: Dialect,
    front_matter: &Node,
    origin: &RecordOrigin,
) -> ExpandedText<'a> {
    let marked = marked_excerpt(text, dialect, front_matter, origin.generator);
    let EvaluatedText { text, undecided } =
        evaluated(marked, dialect, front_matter, origin.generator);
    let expanded = map(text, |text| {
        // Docusaurus reads all of its files as MDX.
        if mdx::is_mdx(origin.path) || dialect == Dialect::Docusaurus {
            mdx::strip(text)
        } else {
            tags::strip(text, dialect)
        }
    });
    let mut removed = expanded.removed;
    removed.extend(undecided);
    let text = match dialect {
        Dialect::Jekyll | Dialect::Pelican | Dialect::Hugo => {
            map(expanded.text, |text| ExpandedText {
                text: attribute_lists::strip(text, dialect),
                removed: Vec::new(),
            })
            .text
        }
        _ => expanded.text,
    };
    ExpandedText { text, removed }
}

/// Applies a function to a text, and keeps a borrowed text borrowed.
fn map<'a>(text: Cow<'a, str>, with: impl Fn(&str) -> ExpandedText<'_>) -> ExpandedText<'a> {
    match text {
        Cow::Borrowed(text) => with(text),
        Cow::Owned(text) => with(&text).into_owned(),
    }
}

/// Replaces the separator that ends the excerpt by a comment. In Jekyll, the front matter of a post is
/// stronger than the settings.
fn marked_excerpt<'a>(
    text: &'a str,
    dialect: Dialect,
    front_matter: &Node,
    generator: Option<&dyn Generator>,
) -> Cow<'a, str> {
    let own = front_matter
        .get("excerpt_separator")
        .and_then(Node::as_text);
    let own = own.filter(|_| dialect == Dialect::Jekyll);
    let separator = own.or_else(|| generator?.excerpt_separator());
    // Jekyll's default is an empty line, which ends the first paragraph.
    match separator.filter(|separator| !separator.trim().is_empty()) {
        Some(separator) if text.contains(separator) => {
            Cow::Owned(text.replacen(separator, EXCERPT_MARKER, 1))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Evaluates Liquid, or Nunjucks as far as it is the same.
fn evaluated<'a>(
    text: Cow<'a, str>,
    dialect: Dialect,
    front_matter: &Node,
    generator: Option<&dyn Generator>,
) -> EvaluatedText<'a> {
    let variant = match dialect {
        Dialect::Jekyll => LiquidVariant::Jekyll,
        Dialect::Eleventy => LiquidVariant::Eleventy,
        Dialect::Hexo => LiquidVariant::Nunjucks,
        _ => {
            let undecided = Vec::new();
            return EvaluatedText { text, undecided };
        }
    };
    if !text.contains("{%") && !text.contains("{{") {
        let undecided = Vec::new();
        return EvaluatedText { text, undecided };
    }
    let time_zone = generator.map_or(TimeZone::UTC, Generator::time_zone);
    let scope = TemplateScope {
        variant,
        page: page_values(front_matter, variant, &time_zone),
        site: generator.and_then(Generator::site_values),
        time_zone,
    };
    let code = CodeRanges::of(&text);
    let EvaluatedText { text, undecided } = liquid::evaluate(&text, scope, &code);
    EvaluatedText {
        text: Cow::Owned(text.into_owned()),
        undecided,
    }
}

/// Returns the front matter as templates see it. Jekyll splits tags and categories at spaces, and reads the
/// date as a time.
fn page_values(front_matter: &Node, variant: LiquidVariant, zone: &TimeZone) -> Object {
    let mut page = liquid_value::map(front_matter.entries());
    if variant == LiquidVariant::Jekyll {
        if let Some(date) = page.get_mut("date")
            && let Some(text) = liquid::post_date(&date.to_kstr(), zone)
        {
            *date = Value::scalar(text);
        }
        for name in ["tags", "categories"] {
            if let Some(value) = page.get_mut(name)
                && value.is_scalar()
            {
                let words = value.to_kstr().into_string();
                let words = words.split_whitespace().map(str::to_owned);
                *value = Value::array(words.map(Value::scalar));
            }
        }
    }
    page
}

#[cfg(test)]
mod tests;
