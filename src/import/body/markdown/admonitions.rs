//! Turns admonitions into quotes that begin with their kind or title.
//!
//! | syntax | where |
//! |---|---|
//! | `> [!NOTE]`, `> [!tip] Title` | GitHub, Obsidian, Hugo |
//! | `:::note Title`, `:::note[Title]`, `::: {.callout-note}`, to `:::` | Docusaurus, VuePress, Astro, Quarto |
//! | `!!! note "Title"`, `??? note`, `=== "Tab"`, then indented lines | Python-Markdown, MkDocs |
//! | `/// note \| Title`, to `///` | MkDocs (pymdownx) |

mod opening;

use self::opening::{Opening, OpeningSyntax};
use crate::import::syntax::markdown::CodeRanges;

/// The deepest nesting; the markers of deeper admonitions stay.
const MAX_DEPTH: usize = 6;

/// Returns a text whose admonitions are quotes, or `None` if it has none.
pub fn to_quotes(text: &str) -> Option<String> {
    let markers = [":::", "!!!", "???", "[!", "=== \"", "///"];
    let may_have = markers.iter().any(|marker| text.contains(marker));
    may_have.then(|| convert(text, 0))
}

/// A line, split before its first character that is no space and no mark of a quote.
#[derive(Clone, Copy)]
struct Line<'a> {
    prefix: &'a str,
    rest: &'a str,
    is_code: bool,
}

impl<'a> Line<'a> {
    fn of_text(text: &'a str) -> Vec<Self> {
        let code = CodeRanges::of(text);
        let mut offset = 0;
        let lines = text.split_inclusive('\n').map(|whole| {
            let line = whole.trim_end_matches(['\n', '\r']);
            let rest = line.trim_start_matches([' ', '\t', '>']);
            let (prefix, rest) = line.split_at(line.len() - rest.len());
            let is_code = code.contains(offset + prefix.len());
            offset += whole.len();
            Self {
                prefix,
                rest,
                is_code,
            }
        });
        lines.collect()
    }

    fn is_blank(self) -> bool {
        self.rest.is_empty()
    }

    /// Adds the line to a text, without as much of its prefix as this one has.
    fn push_without(self, prefix: &str, output: &mut String) {
        let length = prefix.len().min(self.prefix.len());
        output.push_str(self.prefix.get(length..).unwrap_or_default());
        output.push_str(self.rest);
        output.push('\n');
    }

    /// Returns whether the line is indented by four columns more than this prefix.
    fn is_below(self, prefix: &str) -> bool {
        let inner = self.prefix.get(prefix.len()..).unwrap_or_default();
        inner.starts_with("    ") || inner.starts_with('\t')
    }
}

fn convert(text: &str, depth: usize) -> String {
    let mut output = String::with_capacity(text.len() + text.len() / 8);
    if depth >= MAX_DEPTH {
        output.push_str(text);
        return output;
    }
    let lines = Line::of_text(text);
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        let after = lines.get(index..).unwrap_or_default();
        let opening = Opening::read(line.rest).filter(|_| !line.is_code);
        let Some(opening) = opening else {
            line.push_without("", &mut output);
            continue;
        };
        let (length, skipped) = match opening.syntax {
            OpeningSyntax::Alert if line.prefix.contains('>') => {
                for text in [&*opening.bold_title(), ""] {
                    output.push_str(line.prefix);
                    output.push_str(text);
                    output.push('\n');
                }
                continue;
            }
            OpeningSyntax::Indented => (indented_length(after, line.prefix), 0),
            OpeningSyntax::Fenced(marker, count) => fenced_length(after, marker, count),
            OpeningSyntax::End => continue,
            OpeningSyntax::Alert => {
                line.push_without("", &mut output);
                continue;
            }
        };
        if length == 0 && opening.syntax == OpeningSyntax::Indented && opening.title.is_none() {
            line.push_without("", &mut output);
            continue;
        }
        let mut inner = String::new();
        for inner_line in after.iter().take(length) {
            let below = inner_line.prefix.get(line.prefix.len()..);
            let indentation = match below.filter(|_| opening.syntax == OpeningSyntax::Indented) {
                Some(below) if below.starts_with('\t') => 1,
                Some(_) => 4,
                None => 0,
            };
            let prefix_end = (line.prefix.len() + indentation).min(inner_line.prefix.len());
            let prefix = inner_line.prefix.get(..prefix_end).unwrap_or_default();
            inner_line.push_without(prefix, &mut inner);
        }
        push_block(
            line.prefix,
            &opening,
            &convert(&inner, depth + 1),
            &mut output,
        );
        index += length + skipped;
    }
    output
}

/// Returns the number of lines that belong to an indented block.
fn indented_length(lines: &[Line], prefix: &str) -> usize {
    let is_inside = |line: &&Line| line.is_blank() || line.is_below(prefix);
    let length = lines.iter().take_while(is_inside).count();
    let inside = lines.get(..length).unwrap_or_default();
    let last = inside.iter().rposition(|line| !line.is_blank());
    last.map_or(0, |last| last + 1)
}

/// Returns the number of lines up to the fence that closes a block, and the number of fences there.
fn fenced_length(lines: &[Line], marker: char, count: usize) -> (usize, usize) {
    let mut open = vec![count];
    for (index, line) in lines.iter().enumerate() {
        if line.is_code {
            continue;
        }
        let fence = opening::fence(line.rest).filter(|(found, ..)| *found == marker);
        match fence {
            Some((_, count, "")) if open.last().is_some_and(|last| *last <= count) => {
                open.pop();
                if open.is_empty() {
                    return (index, 1);
                }
            }
            Some((_, count, rest)) if !rest.is_empty() => open.push(count),
            _ => {}
        }
    }
    (lines.len(), 0)
}

/// Adds a block, as a quote if it is an admonition.
fn push_block(prefix: &str, opening: &Opening, inner: &str, output: &mut String) {
    let quote = if opening.is_admonition { "> " } else { "" };
    let mut push_line = |quote: &str, text: &str| {
        output.push_str(prefix);
        output.push_str(quote);
        output.push_str(text);
        output.push('\n');
    };
    push_line("", "");
    if opening.has_title() {
        push_line(quote, &opening.bold_title());
        push_line(quote, "");
    }
    for line in inner.lines() {
        push_line(quote, line);
    }
    push_line("", "");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn flat(text: &str) -> String {
        let options = super::super::MarkdownOptions::default();
        super::super::html(text, options).replace('\n', "")
    }

    #[test]
    fn admonitions_are_quotes() {
        let quote = |title: &str| {
            format!("<blockquote><p><strong>{title}</strong></p><p>a</p></blockquote>")
        };
        for (text, output) in [
            ("> [!NOTE]\n> a", quote("Note")),
            ("> [!tip]- A *b*\n> a", quote("A <em>b</em>")),
            (":::note\n\na\n\n:::", quote("Note")),
            ("::: tip Title\na\n:::", quote("Title")),
            (":::warning[Title]\na\n:::", quote("Title")),
            (":::info{title=\"T\"}\na\n:::", quote("T")),
            ("::: {.callout-note title=\"T\"}\na\n:::", quote("T")),
            (":::danger\na", quote("Danger")),
            ("!!! note\n    a", quote("Note")),
            ("!!! note \"Title\"\n\n    a\n", quote("Title")),
            ("??? warning inline \"Title\"\n\ta\n", quote("Title")),
            ("/// tip | Title\na\n///", quote("Title")),
            (
                "!!! note \"\"\n    a",
                "<blockquote><p>a</p></blockquote>".to_owned(),
            ),
            (
                "a\n:::note\nb\n:::\nc",
                "<p>a</p><blockquote><p><strong>Note</strong></p><p>b</p></blockquote><p>c</p>"
                    .to_owned(),
            ),
            (
                "- a\n\n    !!! tip\n        b\n",
                "<ul><li><p>a</p><blockquote><p><strong>Tip</strong></p><p>b</p></blockquote></li></ul>"
                    .to_owned(),
            ),
            (
                "::::note\n:::tip\na\n:::\n::::\n",
                format!(
                    "<blockquote><p><strong>Note</strong></p>{}</blockquote>",
                    quote("Tip")
                ),
            ),
            ("::: code-group\na\n:::", "<p>a</p>".to_owned()),
            (
                "=== \"Linux\"\n    a\n",
                "<p><strong>Linux</strong></p><p>a</p>".to_owned(),
            ),
            (
                "!!! note\n\n    a\n\n    ```\n    b\n    ```\n\nc",
                "<blockquote><p><strong>Note</strong></p><p>a</p><pre><code>b</code></pre></blockquote><p>c</p>"
                    .to_owned(),
            ),
        ] {
            assert_eq!(flat(text), output, "{text:?}");
        }
    }

    #[test]
    fn text_and_code_stay() {
        for (text, output) in [
            (
                "```\n:::note\n> [!NOTE]\n!!! note\n```",
                "<pre><code>:::note&gt; [!NOTE]!!! note</code></pre>",
            ),
            ("!!! Wow", "<p>!!! Wow</p>"),
            ("a ::: b", "<p>a ::: b</p>"),
            ("/// b", "<p>/// b</p>"),
            ("[!NOTE] a", "<p>[!NOTE] a</p>"),
        ] {
            assert_eq!(flat(text), output, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(:::|:::note|!!! tip|\\?\\?\\?|> |\\[!NOTE\\]|\n|    |\t|///|\\PC){0,60}") {
            to_quotes(&text);
        }
    }
}
