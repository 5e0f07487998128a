//! Removes the tags of template languages from texts of other generators.
//!
//! Templates are not run. Tags that can be understood alone are replaced by their output: pictures, code,
//! videos and links to pages. All other tags are removed, and the text between them stays.

mod arguments;
mod output;

use std::borrow::Cow;

use self::output::{TagOutput, tag_output};
use super::{ExpandedText, pelican};
use crate::import::generators::Dialect;

/// The delimiters of a tag.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TagSyntax {
    /// `{% … %}`
    Percent,
    /// `{{ … }}`
    Braces,
    /// `{{< … >}}`
    Angle,
    /// `{{% … %}}`
    BracesPercent,
    /// `{# … #}`
    Comment,
}

/// The maximum length of a tag, in bytes; longer text between braces stays text.
const MAX_TAG_BYTES: usize = 2_000;

/// Removes the tags of this dialect from a text.
pub fn strip(text: &str, dialect: Dialect) -> ExpandedText<'_> {
    let may_have = match dialect {
        Dialect::Broadsheet | Dialect::Docusaurus | Dialect::Astro => false,
        Dialect::Pelican => text.contains(['{', '|']) || text.contains(pelican::TOC_TAG),
        Dialect::Jekyll | Dialect::Hugo | Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => {
            ["{{", "{%", "{#", "{:"]
                .iter()
                .any(|syntax| text.contains(syntax))
        }
    };
    let mut dropped = Vec::new();
    if !may_have {
        let text = Cow::Borrowed(text);
        return ExpandedText {
            text,
            removed: dropped,
        };
    }
    if dialect == Dialect::Pelican {
        let text = Cow::Owned(pelican::without_link_prefixes(text));
        return ExpandedText {
            text,
            removed: dropped,
        };
    }
    let mut output = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        output.push_str(before);
        let Some((syntax, inner, after)) = tag(from, dialect) else {
            output.push('{');
            rest = from.get(1..).unwrap_or_default();
            continue;
        };
        rest = match tag_output(syntax, inner.trim(), dialect) {
            TagOutput::Text(text) => {
                // A tag on a line of its own is removed with its line break.
                let is_begun = output.is_empty() || output.ends_with('\n');
                let text = if is_begun {
                    text.trim_start_matches('\n')
                } else {
                    &text
                };
                output.push_str(text);
                let is_ended = text.ends_with('\n');
                after
                    .strip_prefix('\n')
                    .filter(|_| is_ended)
                    .unwrap_or(after)
            }
            TagOutput::Dropped(name) => {
                if !name.is_empty() && !dropped.contains(&name) && dropped.len() < 8 {
                    dropped.push(name);
                }
                after
            }
            TagOutput::Until(end, is_kept) => {
                let (inner, after) = until(after, end);
                if is_kept {
                    output.push_str(inner);
                }
                after
            }
        };
    }
    output.push_str(rest);
    let text = Cow::Owned(output);
    ExpandedText {
        text,
        removed: dropped,
    }
}

/// Splits the tag off the start of a text: its syntax, its content, and the text after it.
fn tag(text: &str, dialect: Dialect) -> Option<(TagSyntax, &str, &str)> {
    let signs: &[(&str, &str, TagSyntax)] = match dialect {
        Dialect::Hugo => &[
            ("{{<", ">}}", TagSyntax::Angle),
            ("{{%", "%}}", TagSyntax::BracesPercent),
        ],
        Dialect::Jekyll => &[
            ("{%", "%}", TagSyntax::Percent),
            ("{{", "}}", TagSyntax::Braces),
            // Attributes that kramdown adds to a block.
            ("{:", "}", TagSyntax::Comment),
        ],
        Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => &[
            ("{%", "%}", TagSyntax::Percent),
            ("{{", "}}", TagSyntax::Braces),
            ("{#", "#}", TagSyntax::Comment),
        ],
        Dialect::Broadsheet | Dialect::Pelican | Dialect::Docusaurus | Dialect::Astro => &[],
    };
    signs.iter().find_map(|(open, close, syntax)| {
        let inner = text.strip_prefix(open)?;
        let start = inner.get(..inner.floor_char_boundary(MAX_TAG_BYTES))?;
        let end = start.find(close)?;
        Some((*syntax, &inner[..end], &inner[end + close.len()..]))
    })
}

/// Splits a text at the Liquid tag of this name. Without such a tag, all of the text comes first.
fn until<'a>(text: &'a str, name: &str) -> (&'a str, &'a str) {
    let mut from = 0;
    while let Some(start) = text[from..].find("{%").map(|start| from + start) {
        let after = &text[start + 2..];
        let inner = after.trim_start_matches('-').trim_start();
        if let Some(end) = inner.strip_prefix(name)
            && let Some((between, rest)) = end.split_once("%}")
            && between.trim_matches(['-', ' ']).is_empty()
        {
            return (&text[..start], rest);
        }
        from = start + 2;
    }
    (text, "")
}

#[cfg(test)]
mod tests;
