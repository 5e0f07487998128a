//! Removes the tags of template languages from the texts of records. No template is run.

pub mod branches;
pub mod mdx;
pub mod pelican;
pub mod tags;

use std::borrow::Cow;

use self::branches::{ConditionScope, VisibleText};
use super::{
    generators::{Dialect, Generator, RecordOrigin},
    syntax::node::Node,
};

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
    let VisibleText { text, undecided } =
        visible_text(text, dialect, front_matter, origin.generator);
    let mut expanded = match text {
        Cow::Borrowed(text) if mdx::is_mdx(origin.path) => mdx::strip(text),
        Cow::Owned(text) if mdx::is_mdx(origin.path) => mdx::strip(&text).into_owned(),
        Cow::Borrowed(text) => tags::strip(text, dialect),
        Cow::Owned(text) => tags::strip(&text, dialect).into_owned(),
    };
    expanded.removed.extend(undecided);
    expanded
}

/// Removes the branches that a template does not show.
fn visible_text<'a>(
    text: &'a str,
    dialect: Dialect,
    front_matter: &Node,
    generator: Option<&dyn Generator>,
) -> VisibleText<'a> {
    let has_no_hidden_data = dialect == Dialect::Jekyll;
    match dialect {
        Dialect::Jekyll | Dialect::Eleventy | Dialect::Hexo => {
            let site = generator.and_then(Generator::site_values);
            let scope = ConditionScope::new(Some(front_matter), site, has_no_hidden_data);
            branches::visible_text(text, scope)
        }
        _ => VisibleText {
            text: text.into(),
            undecided: Vec::new(),
        },
    }
}
