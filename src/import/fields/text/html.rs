//! Converts HTML to plain text.

use std::borrow::Cow;

use super::clean;
use crate::import::syntax::markup::{self, Token, elements, tag};

/// Converts HTML to plain text. Tags are removed, entities are decoded once, tabs and line breaks
/// become spaces, other control characters are removed, and the ends are trimmed. Tags of unknown
/// elements stay, because their author did not mean HTML.
///
/// ```
/// use broadsheet::import::fields::text::plain;
///
/// assert_eq!(plain("  &#8220;Tides&#8221; <b>turn</b>"), "“Tides” turn");
/// assert_eq!(plain("a < b &amp;amp; c"), "a < b &amp; c");
/// assert_eq!(plain("<script>alert(1)</script>x"), "x");
/// assert_eq!(plain("<p>Use Vec<T>.</p>"), "Use Vec<T>.");
/// ```
pub fn plain(html: &str) -> String {
    if html.contains(['<', '&']) {
        clean(&without_markup(&with_unknown_as_text(html)))
    } else {
        clean(html)
    }
}

fn without_markup(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for token in markup::tokens(html) {
        match token {
            Token::Text(run) => text.push_str(&run),
            // Separate blocks and lines are separate words.
            Token::Start(name, _) | Token::End(name) => {
                let is_separator = elements::separates_words(&name);
                if is_separator && !text.is_empty() && !text.ends_with(char::is_whitespace) {
                    text.push(' ');
                }
            }
        }
    }
    text
}

/// Returns HTML in which tags of unknown elements are text. Names with a hyphen or a colon are
/// custom elements. Drawings and formulas have many more elements, so HTML with one of them is
/// unchanged.
fn with_unknown_as_text(html: &str) -> Cow<'_, str> {
    let is_unknown = |name: &str| !name.contains(['-', ':']) && !elements::is_known(name);
    let mut text = String::new();
    let mut copied_to = 0;
    for (start, _) in html.match_indices('<') {
        match tag::name(html.get(start..).unwrap_or_default()) {
            Some((name, _))
                if ["svg", "math"]
                    .iter()
                    .any(|other| other.eq_ignore_ascii_case(name)) =>
            {
                return Cow::Borrowed(html);
            }
            Some((name, _)) if is_unknown(name) => {
                text.push_str(html.get(copied_to..start).unwrap_or_default());
                text.push_str("&lt;");
                copied_to = start + 1;
            }
            _ => {}
        }
    }
    if copied_to == 0 {
        return Cow::Borrowed(html);
    }
    text.push_str(html.get(copied_to..).unwrap_or_default());
    Cow::Owned(text)
}
