//! Converts MDX (<https://mdxjs.com/docs/what-is-mdx/>) to Markdown. MDX is Markdown with modules,
//! components and expressions.
//!
//! Nothing is run. Lines of `import` and `export`, expressions in braces and the tags of components
//! are removed; content between tags stays. Code in fences and spans is unchanged.

use std::borrow::Cow;

use super::dialect::tags;

/// The Markdown of an MDX text.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedMdx<'a> {
    /// The text, with the same number of lines.
    pub text: Cow<'a, str>,
    /// The names of removed parts, each once: `import`, components, `{…}`.
    pub removed: Vec<String>,
}

impl From<ExpandedMdx<'_>> for tags::ExpandedTags<'_> {
    fn from(mdx: ExpandedMdx) -> Self {
        Self {
            text: Cow::Owned(mdx.text.into_owned()),
            dropped: mdx.removed,
        }
    }
}

/// The largest number of names that are reported.
const MAX_REPORTED_NAMES: usize = 8;

/// Removes from a text everything that only MDX has.
///
/// ```
/// use broadsheet::import::mdx::strip;
///
/// let output = strip("import Tabs from '@theme/Tabs';\n\n<Tabs>\nTides *turn*{/* truncate */}\n</Tabs>\n");
/// assert_eq!(output.text.trim(), "Tides *turn*");
/// assert_eq!(output.removed, ["import", "Tabs"]);
/// ```
pub fn strip(text: &str) -> ExpandedMdx<'_> {
    if !text.contains(['{', '<']) && !text.contains("import ") && !text.contains("export ") {
        return ExpandedMdx {
            text: Cow::Borrowed(text),
            removed: Vec::new(),
        };
    }
    let mut reader = Reader::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = reader.line(rest);
    }
    ExpandedMdx {
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
                    if !expression.starts_with("{/*") {
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

/// The longest expression or tag, in bytes; longer ones are text.
const MAX_EXPRESSION_BYTES: usize = 20_000;

/// Returns the length of the braced expression at the start of a text.
fn expression(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut is_escaped = false;
    for (offset, c) in text.char_indices() {
        if offset > MAX_EXPRESSION_BYTES {
            return None;
        }
        match (quote, c) {
            _ if is_escaped => is_escaped = false,
            (Some(_), '\\') => is_escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    return Some(offset + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A tag at the start of a text.
struct Tag<'a> {
    name: &'a str,
    length: usize,
    /// Whether it is a component: its name begins with a capital letter, contains a dot, or is
    /// empty (`<>`).
    is_component: bool,
}

fn tag(text: &str) -> Option<Tag<'_>> {
    let inner = text.strip_prefix('<')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    let end = inner.find(|c| !is_part(c)).unwrap_or(inner.len());
    let name = inner.get(..end)?;
    let is_component =
        name.is_empty() || name.contains('.') || name.starts_with(|c: char| c.is_uppercase());
    if name.is_empty() && !inner.starts_with('>') {
        return None;
    }
    // An address (`<https://…>`) or a comparison, not a tag.
    if inner.get(end..)?.starts_with([':', '@', '=']) {
        return None;
    }
    let mut offset = text.len() - inner.len() + end;
    let mut quote = None;
    while let Some(rest) = text.get(offset..).filter(|_| offset < MAX_EXPRESSION_BYTES) {
        let c = rest.chars().next()?;
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                offset += expression(rest)?;
                continue;
            }
            (None, '>') => {
                return Some(Tag {
                    name: if name.is_empty() { "<>" } else { name },
                    length: offset + 1,
                    is_component,
                });
            }
            (None, '<') => return None,
            _ => {}
        }
        offset += c.len_utf8();
    }
    None
}

/// Returns the tag of an element without the attributes whose values are expressions.
fn html(tag: &str) -> String {
    let mut output = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(start) = rest.find("={") {
        let (before, value) = rest.split_at(start);
        let Some(length) = expression(value.get(1..).unwrap_or_default()) else {
            break;
        };
        let name = before
            .rfind(|c: char| c.is_whitespace())
            .unwrap_or(before.len());
        output.push_str(before.get(..name).unwrap_or(before));
        let end = start + 1 + length;
        let lines = rest
            .get(name..end)
            .unwrap_or_default()
            .matches('\n')
            .count();
        output.extend(std::iter::repeat_n('\n', lines));
        rest = rest.get(end..).unwrap_or_default();
    }
    output.push_str(rest);
    output
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
            ("a{/* truncate */}b", "ab", &[]),
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
