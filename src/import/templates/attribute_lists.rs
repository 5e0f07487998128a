//! Removes attribute lists from Markdown: classes, identifiers and attributes of the element before. The names of
//! blocks and of parts of a line stay as empty links.
//!
//! | list | Markdown dialect |
//! |---|---|
//! | `{: .note #id key="value"}`, `{:toc}`, `{::comment}` | kramdown (<https://kramdown.gettalong.org/syntax.html#inline-attribute-lists>) |
//! | `{: .note}`, `{ .note }` | Python-Markdown (<https://python-markdown.github.io/extensions/attr_list/>) |
//! | `{.note}` | goldmark (<https://gohugo.io/content-management/markdown-attributes/>) |

use std::borrow::Cow;

use crate::import::{
    generators::Dialect,
    syntax::markdown::{Attributes, CodeRanges},
};

/// The longest beginning of a line, tag or list that is looked at, in bytes, so that the time stays linear.
const MAX_CONTEXT_BYTES: usize = 1_000;

/// Removes the attribute lists of a dialect from a text, outside of code.
///
/// ```
/// use broadsheet::import::{generators::Dialect, templates::attribute_lists::strip};
///
/// let text = strip("A *note*{: .sea} and `{:a => 1}`.", Dialect::Jekyll);
/// assert_eq!(text, "A *note* and `{:a => 1}`.");
/// ```
pub fn strip(text: &str, dialect: Dialect) -> Cow<'_, str> {
    let has_colon = dialect == Dialect::Jekyll;
    if !text.contains(if has_colon { "{:" } else { "{" }) {
        return Cow::Borrowed(text);
    }
    let code = CodeRanges::of(text);
    let mut stripper = Stripper {
        dialect,
        output: String::with_capacity(text.len()),
        is_comment_endless: false,
    };
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        let (before, from) = rest.split_at(start);
        stripper.output.push_str(before);
        let is_literal = code.contains(text.len() - from.len()) || stripper.output.ends_with('\\');
        let after = if is_literal {
            None
        } else {
            stripper
                .after_extension(from)
                .or_else(|| stripper.after_attributes(from))
        };
        rest = after.unwrap_or_else(|| {
            stripper.output.push('{');
            from.get(1..).unwrap_or_default()
        });
    }
    stripper.output.push_str(rest);
    Cow::Owned(stripper.output)
}

struct Stripper {
    dialect: Dialect,
    output: String,
    /// Whether no comment ends in the rest of the text.
    is_comment_endless: bool,
}

impl Stripper {
    /// Returns the text after the extension of kramdown that a text begins with. A comment goes with its
    /// content, the tags of others go alone.
    fn after_extension<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if self.dialect != Dialect::Jekyll {
            return None;
        }
        let context = text.get(..text.floor_char_boundary(MAX_CONTEXT_BYTES))?;
        let (tag, _) = context.split_once('}')?;
        let after = text.get(tag.len() + 1..)?;
        if let Some(name) = tag.strip_prefix("{:/") {
            return name
                .bytes()
                .all(|b| b.is_ascii_alphabetic())
                .then_some(after);
        }
        let inner = tag.strip_prefix("{::")?;
        let name = inner.split([' ', '/']).next()?;
        match name {
            "comment" if !inner.ends_with('/') && !self.is_comment_endless => {
                let ends = ["{:/comment}", "{:/}"];
                let mut ends = ends.iter().filter_map(|end| after.split_once(end));
                let end = ends.next();
                self.is_comment_endless = end.is_none();
                Some(end.map_or(after, |(_, after)| after))
            }
            "comment" | "nomarkdown" | "options" => Some(after),
            _ => None,
        }
    }

    /// Returns the text after the attribute list that a text begins with, if it is one.
    fn after_attributes<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (attributes, after) = Attributes::read(text)?;
        let is_python = self.dialect == Dialect::Pelican;
        if attributes.has_colon && !is_python && self.dialect != Dialect::Jekyll {
            return None;
        }
        if !attributes.has_colon && self.dialect == Dialect::Jekyll {
            return None;
        }
        let context = self.context();
        let line = context.rsplit('\n').next().unwrap_or_default();
        let is_alone = line.len() < MAX_CONTEXT_BYTES / 2
            && line
                .trim_matches([' ', '\t', '>', '*', '-', '+'])
                .is_empty()
            && ends_line(after);
        let is_behind_element = line.ends_with(['*', '`', ')', ']', '>']);
        let is_list = match (attributes.has_colon, attributes.has_marks) {
            (true, true) => true,
            (false, true) => is_alone || is_python && is_behind_element,
            (_, false) => attributes.has_colon && (is_alone || is_behind_element),
        };
        if !is_list {
            return None;
        }
        if attributes.is_toc && is_alone && !self.remove_last_list() {
            return Some(without_first_list(after));
        }
        if let Some(id) = attributes.id.filter(|_| !attributes.is_definition) {
            self.keep_name(&id, is_alone);
        }
        Some(after)
    }

    /// Keeps the name of an element as an empty link in it, so that links still lead there. A list on a line of its own
    /// belongs to the block above, or to the block below an empty line.
    fn keep_name(&mut self, id: &str, is_alone: bool) {
        let anchor = format!("<a id=\"{id}\"></a>");
        let lines = self.output.trim_end_matches([' ', '\t']);
        match lines.strip_suffix('\n') {
            Some(above) if is_alone => {
                let line = above.rsplit('\n').next().unwrap_or_default();
                let end = above.trim_end().len();
                if line.trim().is_empty() {
                    self.output.push_str(&anchor);
                } else if is_text(line) {
                    self.output.insert_str(end, &anchor);
                }
            }
            _ => self.output.push_str(&anchor),
        }
    }

    /// Returns the last lines of the output.
    fn context(&self) -> &str {
        let start = self.output.len().saturating_sub(MAX_CONTEXT_BYTES);
        let start = self.output.floor_char_boundary(start);
        self.output.get(start..).unwrap_or_default()
    }

    /// Removes the list at the end of the text, which a table of contents replaces. Returns whether there
    /// was one.
    fn remove_last_list(&mut self) -> bool {
        let context = self.context();
        let text = context.trim_end_matches([' ', '\t', '>']);
        let Some(text) = text.strip_suffix('\n') else {
            return false;
        };
        let block = text.rfind("\n\n").map_or(0, |start| start + 2);
        let is_list = text.get(block..).is_some_and(is_list_item);
        if is_list {
            let length = self.output.len() - (context.len() - block);
            self.output.truncate(length);
        }
        is_list
    }
}

/// Returns whether nothing but attribute lists is on the first line of a text.
fn ends_line(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t', '\r']);
    text.is_empty() || text.starts_with(['\n', '{'])
}

/// Returns the text without the list on its second line.
fn without_first_list(text: &str) -> &str {
    let Some(next) = text.strip_prefix('\n').filter(|next| is_list_item(next)) else {
        return text;
    };
    next.find("\n\n")
        .and_then(|end| next.get(end..))
        .unwrap_or_default()
}

/// Returns whether words may be added to the end of a line: it is neither code, a fence, a table nor the line below a
/// heading.
fn is_text(line: &str) -> bool {
    let is_indented = line.starts_with("    ") || line.starts_with('\t');
    let words = line.trim();
    let is_mark = words
        .chars()
        .all(|c| matches!(c, '=' | '-' | '*' | '_' | ' '));
    let is_html_block = words.starts_with('<') && !begins_with_inline_element(words);
    let is_block = is_html_block || words.starts_with(['`', '~', '|']) || words.ends_with('|');
    !is_indented && !is_mark && !is_block
}

/// Returns whether a text begins with the tag of an element that is a part of a paragraph.
fn begins_with_inline_element(text: &str) -> bool {
    let names = [
        "a", "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "s", "small", "span", "strong",
        "sub", "sup", "u",
    ];
    let name = text.strip_prefix('<').unwrap_or_default();
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
    names.contains(&name)
}

/// Returns whether a text begins with a list item.
fn is_list_item(text: &str) -> bool {
    let text = text.trim_start_matches(' ');
    let marker = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = if marker.len() < text.len() {
        marker.strip_prefix(['.', ')'])
    } else {
        marker.strip_prefix(['*', '-', '+'])
    };
    after.is_some_and(|after| after.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lists_are_removed_outside_of_code() {
        for (dialect, text, output) in [
            (Dialect::Jekyll, "a\n{: .note}\nb", "a\n\nb"),
            (Dialect::Jekyll, "## A\n{:.no_toc}\n", "## A\n\n"),
            (Dialect::Jekyll, "*x*{:.c} {: .d}", "*x* "),
            (Dialect::Jekyll, "[a](b){:target=\"_blank\"}.", "[a](b)."),
            (
                Dialect::Jekyll,
                "![a](b){: width='3' .x #y }",
                "![a](b)<a id=\"y\"></a>",
            ),
            (
                Dialect::Jekyll,
                "## A \n{: #own .b}\nc",
                "## A<a id=\"own\"></a> \n\nc",
            ),
            (Dialect::Jekyll, "## A {:#own}", "## A <a id=\"own\"></a>"),
            (
                Dialect::Jekyll,
                "salt\n{: #own}\n\nb",
                "salt<a id=\"own\"></a>\n\n\nb",
            ),
            (
                Dialect::Jekyll,
                "a\n\n{: #own}\n## B",
                "a\n\n<a id=\"own\"></a>\n## B",
            ),
            (
                Dialect::Jekyll,
                "<sup>1</sup> salt\n{: #own}",
                "<sup>1</sup> salt<a id=\"own\"></a>\n",
            ),
            (Dialect::Jekyll, "<div>salt\n{: #own}", "<div>salt\n"),
            (Dialect::Jekyll, "A\n===\n{: #own}", "A\n===\n"),
            (Dialect::Jekyll, "```\na\n```\n{: #own}", "```\na\n```\n"),
            (Dialect::Jekyll, "*x*{:c} y", "*x* y"),
            (Dialect::Jekyll, "a {:c} $x_{:a}$", "a {:c} $x_{:a}$"),
            (Dialect::Jekyll, "a {:a => 1} b", "a {:a => 1} b"),
            (
                Dialect::Jekyll,
                "`{:a => 1}` `{:.x}`",
                "`{:a => 1}` `{:.x}`",
            ),
            (
                Dialect::Jekyll,
                "```\n{: .a}\n```\n\n    {: .b}\n",
                "```\n{: .a}\n```\n\n    {: .b}\n",
            ),
            (Dialect::Jekyll, "- {: .a} b", "-  b"),
            (Dialect::Jekyll, "{:ref: .a #b}\n\nc", "\n\nc"),
            (Dialect::Jekyll, "\\{: .a}", "\\{: .a}"),
            (Dialect::Jekyll, "a {::comment}b{:/comment}c", "a c"),
            (Dialect::Jekyll, "{::options toc_levels=\"2\" /}\na", "\na"),
            (
                Dialect::Jekyll,
                "{::nomarkdown}<b>a</b>{:/nomarkdown}",
                "<b>a</b>",
            ),
            (Dialect::Jekyll, "a\n\n* TOC\n{:toc}\n\nb", "a\n\n\n\nb"),
            (Dialect::Jekyll, "1. Contents\n{:toc .large}\n\nb", "\n\nb"),
            (Dialect::Jekyll, "{:toc}\n- x\n- y\n\nb", "\n\nb"),
            (Dialect::Jekyll, "## A {.b}", "## A {.b}"),
            (Dialect::Pelican, "a\n{: .b }\n[c](d){ .e }", "a\n\n[c](d)"),
            (Dialect::Pelican, "a set { .x }", "a set { .x }"),
            (
                Dialect::Hugo,
                "a\n{.b #c data-x=\"d\"}\n",
                "a<a id=\"c\"></a>\n\n",
            ),
            (Dialect::Hugo, "a {.b} {: .c} {x}", "a {.b} {: .c} {x}"),
        ] {
            assert_eq!(strip(text, dialect), output, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(\\{:|\\}|\\{::comment|toc|\\.a|#b|c=\"|\n|\\* |`|\\PC){0,60}") {
            for dialect in Dialect::ALL {
                strip(&text, dialect);
            }
        }
    }
}
