//! Removes the tags of template languages from the texts of records. No template is run.

pub mod attribute_lists;
pub mod branches;
pub mod mdx;
pub mod pelican;
pub mod tags;

use std::borrow::Cow;

use self::branches::{ConditionScope, VisibleText};
use super::{
    generators::{Dialect, Generator, RecordOrigin},
    syntax::{markdown::CodeRanges, node::Node},
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

/// Removes all template tags from the text of a record. `front_matter` has the names of the dialect.
pub fn expand<'a>(
    text: &'a str,
    dialect: Dialect,
    front_matter: &Node,
    origin: &RecordOrigin,
) -> ExpandedText<'a> {
    let site = origin.generator.and_then(Generator::site_values);
    let values = || ConditionScope::new(Some(front_matter), site, dialect == Dialect::Jekyll);
    let marked = marked_excerpt(text, dialect, front_matter, origin.generator);
    let VisibleText { text, undecided } = visible_text(marked, dialect, values());
    let expanded = map(text, |text| {
        // Docusaurus reads all of its files as MDX.
        if mdx::is_mdx(origin.path) || dialect == Dialect::Docusaurus {
            mdx::strip(text)
        } else {
            tags::strip(text, dialect, Some(&values()))
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

/// Removes the branches that a template does not show.
fn visible_text<'a>(
    text: Cow<'a, str>,
    dialect: Dialect,
    scope: ConditionScope,
) -> VisibleText<'a> {
    let code = match dialect {
        Dialect::Jekyll | Dialect::Eleventy => CodeRanges::default(),
        // Hexo runs no templates in code.
        Dialect::Hexo => CodeRanges::of(&text),
        _ => {
            let undecided = Vec::new();
            return VisibleText { text, undecided };
        }
    };
    match text {
        Cow::Borrowed(text) => branches::visible_text(text, scope, &code),
        Cow::Owned(text) => {
            let VisibleText { text, undecided } = branches::visible_text(&text, scope, &code);
            let text = Cow::Owned(text.into_owned());
            VisibleText { text, undecided }
        }
    }
}
