//! Evaluates Liquid in a post (<https://shopify.github.io/liquid/>, <https://jekyllrb.com/docs/liquid/>).
//!
//! The grammar, the expressions, the values and many filters are those of `liquid-core` and `liquid-lib`.
//! The blocks are our own: those of the crate refuse a whole text for one unknown tag, evaluate `and` before
//! `or`, and build ranges in memory. Ruby reads `and` and `or` from right to left, and a name without a
//! value is nil.
//!
//! ```text
//! tokens ─► tree ─► render (conditions, loops, filters, values) ─► text with the tags of the generator
//! ```
//!
//! Only the generator knows some values (`site.posts`, `page.url`) and tags (`include`, plugins). Such a tag
//! or output stays in the text, for [`tags`](super::tags). A block that depends on such a value is not
//! shown, and neither is one that takes too long; both are named.

mod budget;
mod condition;
mod expression;
mod filters;
mod loop_frame;
mod loops;
mod render;
mod runtime;
mod tokens;
mod tree;
mod values;

use std::borrow::Cow;

use jiff::tz::TimeZone;
use liquid_core::Object;

pub use self::filters::post_date;
use self::{render::TemplateRenderer, runtime::TemplateRuntime, tree::LiquidTree};
use crate::import::{generators::site_values::SiteValues, syntax::markdown::CodeRanges};

/// A text without the branches that are not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct EvaluatedText<'a> {
    /// The text, with the tags that only the generator knows.
    pub text: Cow<'a, str>,
    /// The names of blocks that could not be decided, each once.
    pub undecided: Vec<String>,
}

/// The template language of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiquidVariant {
    /// Liquid of Jekyll: names without a value are nil.
    Jekyll,
    /// Liquid of Eleventy: names without a value may be data of the site.
    Eleventy,
    /// Nunjucks, whose conditions and outputs are similar. Its code has no tags, and its loops are not known.
    Nunjucks,
}

/// The values that a template can use.
#[derive(Debug)]
pub struct TemplateScope<'a> {
    /// The template language.
    pub variant: LiquidVariant,
    /// The front matter of the page.
    pub page: Object,
    /// The values of the site, if they are known.
    pub site: Option<&'a SiteValues>,
    /// The time zone in which dates are shown.
    pub time_zone: TimeZone,
}

impl TemplateScope<'_> {
    /// Creates a scope without values.
    pub fn empty(variant: LiquidVariant) -> Self {
        Self {
            variant,
            page: Object::new(),
            site: None,
            time_zone: TimeZone::UTC,
        }
    }
}

/// Evaluates a text. `code` has the parts of it that are code.
///
/// ```
/// use broadsheet::import::{
///     syntax::markdown::CodeRanges,
///     templates::liquid::{LiquidVariant, TemplateScope, evaluate},
/// };
///
/// let text = "{% for i in (1..3) %}{{ i }}{% endfor %}{% if site.time %}x{% endif %}";
/// let scope = TemplateScope::empty(LiquidVariant::Jekyll);
/// let evaluated = evaluate(text, scope, &CodeRanges::default());
/// assert_eq!(evaluated.text, "123");
/// assert_eq!(evaluated.undecided, ["if"]);
/// ```
pub fn evaluate<'a>(text: &'a str, scope: TemplateScope, code: &CodeRanges) -> EvaluatedText<'a> {
    if !text.contains("{%") && !text.contains("{{") {
        return EvaluatedText {
            text: Cow::Borrowed(text),
            undecided: Vec::new(),
        };
    }
    let text = runtime::without_markers(text);
    let tree = LiquidTree::new(&text, scope.variant, code);
    let runtime = TemplateRuntime::new(scope);
    let text = TemplateRenderer::new(&tree, &runtime).render();
    EvaluatedText {
        text: Cow::Owned(text),
        undecided: runtime.into_undecided(),
    }
}

#[cfg(test)]
mod tests;
