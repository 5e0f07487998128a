//! Removes the tags of template languages from texts of other generators.
//!
//! Nothing is evaluated here; [`liquid`](super::liquid) comes before. Tags that can be understood alone are replaced by their output: pictures, code,
//! videos and links to pages. All other tags are removed, and the text between them stays. Code keeps
//! its tags.

mod arguments;
mod hexo;
mod output;

use std::borrow::Cow;

use self::output::{TagOutput, code_output, tag_output};
use super::{ExpandedText, pelican};
use crate::import::{generators::Dialect, syntax::markdown::CodeRanges};

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

/// The largest number of tags that are reported.
const MAX_REPORTED_NAMES: usize = 8;

/// The longest label of a link, in bytes, that a tag may follow.
const MAX_LABEL_BYTES: usize = 1_000;

/// Removes the tags of this dialect from a text. Tags in code stay as they are written, because they are
/// examples more often than not.
pub fn strip(text: &str, dialect: Dialect) -> ExpandedText<'_> {
    let may_have = match dialect {
        Dialect::Broadsheet | Dialect::Docusaurus | Dialect::Astro => false,
        Dialect::Pelican => text.contains(['{', '|']),
        Dialect::Jekyll | Dialect::Hugo | Dialect::Zola | Dialect::Hexo | Dialect::Eleventy => {
            ["{{", "{%", "{#"]
                .iter()
                .any(|syntax| text.contains(syntax))
        }
    };
    let mut expanded = ExpandedText {
        text: Cow::Borrowed(text),
        removed: Vec::new(),
    };
    if !may_have {
        return expanded;
    }
    expanded.text = Cow::Owned(if dialect == Dialect::Pelican {
        pelican::without_link_prefixes(text)
    } else {
        let mut stripper = Stripper {
            dialect,
            output: String::with_capacity(text.len()),
            removed: Vec::new(),
            opened: Vec::new(),
            is_code_of_tag: false,
        };
        stripper.strip(text, &CodeRanges::of(text));
        expanded.removed = stripper.removed;
        stripper.output
    });
    expanded
}

struct Stripper {
    dialect: Dialect,
    output: String,
    removed: Vec<String>,
    /// The elements that tags have begun: the name of the tag, and the HTML that ends the element.
    opened: Vec<(String, String)>,
    /// Whether the text is the code between two tags.
    is_code_of_tag: bool,
}

impl Stripper {
    fn strip(&mut self, text: &str, code: &CodeRanges) {
        let mut rest = text;
        while let Some(start) = rest.find('{') {
            let (before, from) = rest.split_at(start);
            self.output.push_str(before);
            let is_code = code.contains(text.len() - from.len());
            let Some((syntax, inner, after)) = tag(from, self.dialect) else {
                self.output.push('{');
                rest = from.get(1..).unwrap_or_default();
                continue;
            };
            let found = if is_code && self.is_in_fence_of_hexo() {
                TagOutput::Unchanged
            } else if is_code {
                code_output(syntax, inner.trim(), self.dialect)
            } else {
                tag_output(syntax, inner.trim(), self.dialect)
            };
            rest = match found {
                TagOutput::Text(text) => self.push_block(&text, after),
                TagOutput::Dropped(name) => {
                    let is_new = !name.is_empty() && !self.removed.contains(&name);
                    if is_new && self.removed.len() < MAX_REPORTED_NAMES {
                        self.removed.push(name);
                    }
                    after
                }
                TagOutput::Unchanged => {
                    self.output.push('{');
                    rest = from.get(1..).unwrap_or_default();
                    continue;
                }
                TagOutput::Until(end, is_kept) => {
                    let (inner, after) = until(after, end);
                    if is_kept {
                        self.output.push_str(inner);
                    }
                    after
                }
                TagOutput::Code { language, caption } => {
                    let (inner, after) = until_end_of_code(after, inner, self.dialect);
                    self.push_block(&caption, "");
                    self.push_code(&language, inner, after)
                }
                TagOutput::Opening(begin, end) => {
                    self.opened.push((tag_name(inner).to_owned(), end));
                    self.push_block(&begin, after)
                }
                TagOutput::End(name) => match self.opened.pop_if(|(opened, _)| *opened == name) {
                    Some((_, end)) => self.push_block(&end, after),
                    None => after,
                },
            };
            if !is_code {
                self.complete_definition(rest);
            }
        }
        self.output.push_str(rest);
    }

    /// Returns whether code at the end of the output is in a fence, where Hexo reads no tags: it is neither indented nor
    /// between backticks.
    fn is_in_fence_of_hexo(&self) -> bool {
        if self.dialect != Dialect::Hexo || self.is_code_of_tag {
            return false;
        }
        let line = self.output.rsplit('\n').next().unwrap_or_default();
        let is_indented = line.starts_with("    ") || line.starts_with('\t');
        !is_indented && !line.contains('`') && !line.contains('<')
    }

    /// Adds the output of a tag. A tag on a line of its own is removed with its line break. Returns the
    /// rest of the text.
    fn push_block<'t>(&mut self, text: &str, after: &'t str) -> &'t str {
        let is_begun = self.output.is_empty() || self.output.ends_with('\n');
        let text = if is_begun {
            text.trim_start_matches('\n')
        } else {
            text
        };
        self.output.push_str(text);
        let is_ended = text.ends_with('\n');
        let without_break = after.strip_prefix('\n').filter(|_| is_ended);
        without_break.unwrap_or(after)
    }

    /// Adds a code block with a fence that is longer than any in the code.
    fn push_code<'t>(&mut self, language: &str, code: &str, after: &'t str) -> &'t str {
        let mut inner = Stripper {
            dialect: self.dialect,
            output: String::with_capacity(code.len()),
            removed: Vec::new(),
            opened: Vec::new(),
            is_code_of_tag: true,
        };
        inner.strip(code, &CodeRanges::everything());
        let code = inner.output.trim_matches('\n');
        let runs = code.split(|c| c != '`').map(str::len);
        let fence = "`".repeat(runs.max().unwrap_or_default().max(2) + 1);
        self.push_block(&format!("\n{fence}{language}\n{code}\n{fence}\n"), after)
    }

    /// Completes a definition of a link whose address went with its tags (`[x]: {{ address }}`). Without
    /// an address, all links with that label would be shown as brackets.
    fn complete_definition(&mut self, rest: &str) {
        let start = self.output.len().saturating_sub(MAX_LABEL_BYTES);
        let start = self.output.floor_char_boundary(start);
        let line = self.output.get(start..).unwrap_or_default();
        let line = line.rsplit('\n').next().unwrap_or_default();
        let label = line.trim().strip_suffix(':').unwrap_or_default();
        let is_definition = label.starts_with('[') && label.ends_with(']');
        let next = rest.trim_start_matches([' ', '\t']);
        if is_definition && (next.is_empty() || next.starts_with(['\n', '\r'])) {
            self.output.push_str(" <>");
        }
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

/// Returns the name of the tag with this content.
fn tag_name(inner: &str) -> &str {
    let name = inner.trim().trim_start_matches('-').trim_start();
    name.split(char::is_whitespace).next().unwrap_or_default()
}

/// Splits a text at the end of a code block that begins with this tag. Without an end tag, all of the
/// text is code.
fn until_end_of_code<'a>(text: &'a str, inner: &str, dialect: Dialect) -> (&'a str, &'a str) {
    let name = tag_name(inner);
    if dialect != Dialect::Hugo {
        return until(text, &format!("end{name}"));
    }
    for (index, _) in text.match_indices("{{") {
        let tag = text.get(index + 2..).unwrap_or_default();
        let end = tag.trim_start_matches(['<', '%']).trim_start();
        if end
            .strip_prefix('/')
            .is_some_and(|end| end.trim_start().starts_with(name))
            && let Some((_, after)) = tag.split_once("}}")
        {
            return (text.get(..index).unwrap_or_default(), after);
        }
    }
    (text, "")
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

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests;
