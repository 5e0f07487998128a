//! Converts MDX (<https://mdxjs.com/docs/what-is-mdx/>) to Markdown. MDX is Markdown with modules,
//! components and expressions.
//!
//! Nothing is run. Lines of `import` and `export`, expressions in braces and the tags of components
//! are removed; content between tags stays. Code in fences and spans is unchanged.

mod jsx;

use std::borrow::Cow;

use self::jsx::{expression, html, tag};
use super::{EXCERPT_MARKER, ExpandedText};

/// The largest number of names that are reported.
const MAX_REPORTED_NAMES: usize = 8;

/// Returns whether a file is written in MDX, judging by its extension.
pub fn is_mdx(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("mdx"))
}

/// Removes from a text everything that only MDX has.
///
/// ```
/// use broadsheet::import::templates::mdx::strip;
///
/// let output = strip("import Tabs from '@theme/Tabs';\n\n<Tabs>\nTides *turn*{/* low */}\n</Tabs>\n");
/// assert_eq!(output.text.trim(), "Tides *turn*");
/// assert_eq!(output.removed, ["import", "Tabs"]);
/// ```
pub fn strip(text: &str) -> ExpandedText<'_> {
    if !text.contains(['{', '<']) && !text.contains("import ") && !text.contains("export ") {
        return ExpandedText {
            text: Cow::Borrowed(text),
            removed: Vec::new(),
        };
    }
    let mut reader = Reader::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = reader.line(rest);
    }
    ExpandedText {
        text: Cow::Owned(reader.output),
        removed: reader.lost,
    }
}

#[derive(Default)]
struct Reader {
    output: String,
    lost: Vec<String>,
    /// The fence of the open code block.
    fence: Option<String>,
}

impl Reader {
    /// Reads a line, and returns the text after it. A statement or an expression may span several
    /// lines.
    fn line<'a>(&mut self, text: &'a str) -> &'a str {
        let end = text.find('\n').map_or(text.len(), |end| end + 1);
        let (line, after) = text.split_at(end);
        let trimmed = line.trim_start();
        if let Some(fence) = &self.fence {
            let is_end = trimmed
                .trim_end()
                .trim_start_matches(fence.chars().next().unwrap_or('`'))
                .is_empty()
                && trimmed.starts_with(fence.as_str());
            if is_end {
                self.fence = None;
            }
            self.output.push_str(line);
            return after;
        }
        for marker in ["```", "~~~"] {
            if trimmed.starts_with(marker) {
                let length = trimmed
                    .chars()
                    .take_while(|c| marker.starts_with(*c))
                    .count();
                self.fence = trimmed.get(..length).map(str::to_owned);
                self.output.push_str(line);
                return after;
            }
        }
        for word in ["import", "export"] {
            let is_statement = line
                .strip_prefix(word)
                .is_some_and(|rest| rest.starts_with([' ', '{', '*']));
            if is_statement {
                return self.statement(word, text);
            }
        }
        self.content(text, end)
    }

    /// Skips a statement, which ends at an empty line.
    fn statement<'a>(&mut self, word: &str, text: &'a str) -> &'a str {
        self.report(word);
        let mut end = 0;
        for line in text.split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        let (statement, after) = text.split_at(end);
        self.keep_lines(statement);
        after
    }

    /// Reads a line of Markdown. It may continue after an expression or a tag of several lines.
    fn content<'a>(&mut self, text: &'a str, end: usize) -> &'a str {
        let mut offset = 0;
        while let Some(rest) = text.get(offset..).filter(|_| offset < end) {
            let Some(next) = rest.find(['{', '<', '`', '\\']) else {
                break;
            };
            if offset + next >= end {
                break;
            }
            self.output.push_str(rest.get(..next).unwrap_or_default());
            offset += next;
            offset += self.construct(text.get(offset..).unwrap_or_default());
        }
        // If an expression ended on a later line, read that line to its end.
        let end = match text.get(offset..) {
            Some(rest) if offset > end => {
                offset + rest.find('\n').map_or(rest.len(), |end| end + 1)
            }
            _ => end,
        };
        self.output
            .push_str(text.get(offset..end).unwrap_or_default());
        text.get(end..).unwrap_or_default()
    }

    /// Reads one construct that begins with a special character, and returns its length in bytes,
    /// at least one character.
    fn construct(&mut self, text: &str) -> usize {
        let copy = |reader: &mut Self, length: usize| {
            reader.output.push_str(text.get(..length).unwrap_or(text));
            length
        };
        match text.chars().next() {
            Some('`') => {
                let ticks = text.chars().take_while(|c| *c == '`').count();
                let fence = text.get(..ticks).unwrap_or_default();
                let inner = text.get(ticks..).unwrap_or_default();
                // A code span ends before its paragraph does.
                let paragraph = inner.find("\n\n").unwrap_or(inner.len());
                let end = inner.get(..paragraph).and_then(|inner| inner.find(fence));
                copy(self, end.map_or(ticks, |end| ticks + end + ticks))
            }
            Some('\\') => {
                let next = text.chars().nth(1).map_or(0, char::len_utf8);
                // `\{` and `\<` are escaped characters.
                copy(self, 1 + next)
            }
            Some('{') => match expression(text) {
                Some(length) => {
                    let expression = text.get(..length).unwrap_or_default();
                    let comment = expression.strip_prefix("{/*");
                    if is_excerpt_marker(comment) {
                        self.output.push_str(EXCERPT_MARKER);
                    } else if comment.is_none() && !expression.starts_with("{#") {
                        // `{#own}` is the identifier of a heading in Docusaurus.
                        self.report("{…}");
                    }
                    self.keep_lines(expression);
                    length
                }
                None => copy(self, 1),
            },
            Some('<') => match tag(text) {
                Some(tag) => {
                    if tag.is_component {
                        self.report(tag.name);
                        self.keep_lines(text.get(..tag.length).unwrap_or_default());
                    } else {
                        self.output
                            .push_str(&html(text.get(..tag.length).unwrap_or_default()));
                    }
                    tag.length
                }
                None => copy(self, 1),
            },
            Some(other) => copy(self, other.len_utf8()),
            None => 1,
        }
    }

    fn report(&mut self, name: &str) {
        if self.lost.len() < MAX_REPORTED_NAMES && !self.lost.iter().any(|other| other == name) {
            self.lost.push(name.to_owned());
        }
    }

    /// Keeps the line breaks of removed text, so that line numbers stay correct.
    fn keep_lines(&mut self, removed: &str) {
        let lines = removed.matches('\n').count();
        self.output.extend(std::iter::repeat_n('\n', lines));
    }
}

/// Returns whether a comment ends the excerpt in Docusaurus, given the text after its beginning.
fn is_excerpt_marker(comment: Option<&str>) -> bool {
    let words = comment.and_then(|comment| comment.strip_suffix("*/}"));
    words.is_some_and(|words| words.trim() == "truncate")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn mdx_constructs_are_removed() {
        for (text, output, lost) in [
            ("A *text*.", "A *text*.", &[][..]),
            (
                "import A from 'a'\nimport {\n  B\n} from 'b'\n\nText",
                "\n\n\n\n\nText",
                &["import"],
            ),
            (
                "export const a = {\n b: 1 }\n\nText",
                "\n\n\nText",
                &["export"],
            ),
            ("important words", "important words", &[]),
            ("a<Tabs>b</Tabs>c", "abc", &["Tabs"]),
            (
                "<Tab.Item label=\"a > b\" on={() => { x }}>y</Tab.Item>",
                "y",
                &["Tab.Item"],
            ),
            ("<>a</>", "a", &["<>"]),
            ("a {1 + 1} b", "a  b", &["{…}"]),
            ("a{/* truncate */}b{/* c */}", "a<!--more-->b", &[]),
            ("## A {#own}", "## A ", &[]),
            ("a {`}`} b", "a  b", &["{…}"]),
            ("{\n  x\n}\nb", "\n\n\nb", &["{…}"]),
            ("`{a}` and ``<B>``", "`{a}` and ``<B>``", &[]),
            (
                "```js\nimport a from 'a';\n<B>{c}</B>\n```\nd",
                "```js\nimport a from 'a';\n<B>{c}</B>\n```\nd",
                &[],
            ),
            ("~~~\n{a}\n```\n~~~\n{b}", "~~~\n{a}\n```\n~~~\n", &["{…}"]),
            ("\\{a\\} \\<B>", "\\{a\\} \\<B>", &[]),
            (
                "<div style={{ a: 1 }} class=\"b\">c</div>",
                "<div class=\"b\">c</div>",
                &[],
            ),
            (
                "<div a={\n1\n}\nb=\"c\">d</div>",
                "<div\n\n\nb=\"c\">d</div>",
                &[],
            ),
            (
                "<https://tide.example> 1 < 2 a{",
                "<https://tide.example> 1 < 2 a{",
                &[],
            ),
            ("<B", "<B", &[]),
        ] {
            let found = strip(text);
            assert_eq!(found.text, output, "{text:?}");
            assert_eq!(found.removed, lost, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn every_line_break_stays(
            text in "(import |export |<[A-Za-z.]{0,3}|/?>|[{}=`\"'\\\\\n]|```\n|\\PC){0,60}",
        ) {
            let output = strip(&text).text;
            prop_assert_eq!(output.matches('\n').count(), text.matches('\n').count());
        }
    }
}
