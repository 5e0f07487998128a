//! MDX (<https://mdxjs.com/docs/what-is-mdx/>): Markdown with modules, components and expressions, of which the Markdown
//! is kept.
//!
//! Nothing is run. Lines of `import` and `export` go, the tags of components go while what stands between them stays,
//! and so do expressions in braces. Code, in fences and in spans, stays as it is.

use std::borrow::Cow;

use super::dialect::tags;

/// A text that is Markdown alone.
#[derive(Debug, PartialEq, Eq)]
pub struct ExpandedMdx<'a> {
    /// The text, with as many lines as before.
    pub text: Cow<'a, str>,
    /// The names of what is gone, each once: `import`, components, `{…}`.
    pub lost: Vec<String>,
}

impl From<ExpandedMdx<'_>> for tags::ExpandedTags<'_> {
    fn from(plain: ExpandedMdx) -> Self {
        Self {
            text: Cow::Owned(plain.text.into_owned()),
            lost: plain.lost,
        }
    }
}

/// The most names that are told.
const MAX_LOST: usize = 8;

/// Takes out of a text what only MDX has.
///
/// ```
/// use broadsheet::import::mdx::strip;
///
/// let plain = strip("import Tabs from '@theme/Tabs';\n\n<Tabs>\nTides *turn*{/* truncate */}\n</Tabs>\n");
/// assert_eq!(plain.text.trim(), "Tides *turn*");
/// assert_eq!(plain.lost, ["import", "Tabs"]);
/// ```
pub fn strip(text: &str) -> ExpandedMdx<'_> {
    if !text.contains(['{', '<']) && !text.contains("import ") && !text.contains("export ") {
        return ExpandedMdx {
            text: Cow::Borrowed(text),
            lost: Vec::new(),
        };
    }
    let mut reader = Reader::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = reader.line(rest);
    }
    ExpandedMdx {
        text: Cow::Owned(reader.plain),
        lost: reader.lost,
    }
}

#[derive(Default)]
struct Reader {
    plain: String,
    lost: Vec<String>,
    /// The fence of the block of code that is open.
    fence: Option<String>,
}

impl Reader {
    /// Reads what begins with a line, and returns what comes after it: a statement or an expression may have several.
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
            self.plain.push_str(line);
            return after;
        }
        for sign in ["```", "~~~"] {
            if trimmed.starts_with(sign) {
                let signs = trimmed.chars().take_while(|c| sign.starts_with(*c)).count();
                self.fence = trimmed.get(..signs).map(str::to_owned);
                self.plain.push_str(line);
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

    /// Passes over a statement: up to an empty line, since modules stand apart from the text.
    fn statement<'a>(&mut self, word: &str, text: &'a str) -> &'a str {
        self.lose(word);
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

    /// Reads a line of Markdown, which goes on behind an expression or a tag of several lines.
    fn content<'a>(&mut self, text: &'a str, end: usize) -> &'a str {
        let mut place = 0;
        while let Some(rest) = text.get(place..).filter(|_| place < end) {
            let Some(found) = rest.find(['{', '<', '`', '\\']) else {
                break;
            };
            if place + found >= end {
                break;
            }
            self.plain.push_str(rest.get(..found).unwrap_or_default());
            place += found;
            place += self.sign(text.get(place..).unwrap_or_default());
        }
        // An expression may have ended on a later line; that line is read to its end.
        let end = match text.get(place..) {
            Some(rest) if place > end => place + rest.find('\n').map_or(rest.len(), |end| end + 1),
            _ => end,
        };
        self.plain
            .push_str(text.get(place..end).unwrap_or_default());
        text.get(end..).unwrap_or_default()
    }

    /// Reads what begins with one of the signs of MDX, and returns its length in bytes; at least one sign is read.
    fn sign(&mut self, text: &str) -> usize {
        let kept = |reader: &mut Self, length: usize| {
            reader.plain.push_str(text.get(..length).unwrap_or(text));
            length
        };
        match text.chars().next() {
            Some('`') => {
                let ticks = text.chars().take_while(|c| *c == '`').count();
                let fence = text.get(..ticks).unwrap_or_default();
                let inner = text.get(ticks..).unwrap_or_default();
                // A span of code ends before the paragraph does.
                let paragraph = inner.find("\n\n").unwrap_or(inner.len());
                let end = inner.get(..paragraph).and_then(|inner| inner.find(fence));
                kept(self, end.map_or(ticks, |end| ticks + end + ticks))
            }
            Some('\\') => {
                let next = text.chars().nth(1).map_or(0, char::len_utf8);
                // `\{` and `\<` are the signs themselves.
                kept(self, 1 + next)
            }
            Some('{') => match expression(text) {
                Some(length) => {
                    let expression = text.get(..length).unwrap_or_default();
                    if !expression.starts_with("{/*") {
                        self.lose("{…}");
                    }
                    self.keep_lines(expression);
                    length
                }
                None => kept(self, 1),
            },
            Some('<') => match tag(text) {
                Some(tag) => {
                    if tag.is_component {
                        self.lose(tag.name);
                        self.keep_lines(text.get(..tag.length).unwrap_or_default());
                    } else {
                        self.plain
                            .push_str(&html(text.get(..tag.length).unwrap_or_default()));
                    }
                    tag.length
                }
                None => kept(self, 1),
            },
            Some(other) => kept(self, other.len_utf8()),
            None => 1,
        }
    }

    fn lose(&mut self, name: &str) {
        if self.lost.len() < MAX_LOST && !self.lost.iter().any(|other| other == name) {
            self.lost.push(name.to_owned());
        }
    }

    /// Keeps the ends of lines of what goes, so that later lines keep their numbers.
    fn keep_lines(&mut self, gone: &str) {
        let lines = gone.matches('\n').count();
        self.plain.extend(std::iter::repeat_n('\n', lines));
    }
}

/// The longest expression or tag, in bytes; longer ones are text.
const MAX_LENGTH: usize = 20_000;

/// The length of the expression in braces that a text begins with.
fn expression(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut quote = None;
    let mut is_escaped = false;
    for (place, c) in text.char_indices() {
        if place > MAX_LENGTH {
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
                    return Some(place + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A tag that a text begins with.
struct Tag<'a> {
    name: &'a str,
    length: usize,
    /// Whether it is a component: its name begins with a capital letter or has a dot, or it has none (`<>`).
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
    // Not a tag but an address (`<https://…>`) or a comparison.
    if inner.get(end..)?.starts_with([':', '@', '=']) {
        return None;
    }
    let mut place = text.len() - inner.len() + end;
    let mut quote = None;
    while let Some(rest) = text.get(place..).filter(|_| place < MAX_LENGTH) {
        let c = rest.chars().next()?;
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                place += expression(rest)?;
                continue;
            }
            (None, '>') => {
                return Some(Tag {
                    name: if name.is_empty() { "<>" } else { name },
                    length: place + 1,
                    is_component,
                });
            }
            (None, '<') => return None,
            _ => {}
        }
        place += c.len_utf8();
    }
    None
}

/// The tag of an element without the attributes whose values are expressions.
fn html(tag: &str) -> String {
    let mut plain = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(start) = rest.find("={") {
        let (before, value) = rest.split_at(start);
        let Some(length) = expression(value.get(1..).unwrap_or_default()) else {
            break;
        };
        let name = before
            .rfind(|c: char| c.is_whitespace())
            .unwrap_or(before.len());
        plain.push_str(before.get(..name).unwrap_or(before));
        let end = start + 1 + length;
        let lines = rest.get(name..end).unwrap_or_default().matches('\n').count();
        plain.extend(std::iter::repeat_n('\n', lines));
        rest = rest.get(end..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_only_mdx_has_goes() {
        for (text, plain, lost) in [
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
            assert_eq!(found.text, plain, "{text:?}");
            assert_eq!(found.lost, lost, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_and_no_line_is_lost(
            text in "(import |export |<[A-Za-z.]{0,3}|/?>|[{}=`\"'\\\\\n]|```\n|\\PC){0,60}",
        ) {
            let plain = strip(&text).text;
            prop_assert_eq!(plain.matches('\n').count(), text.matches('\n').count());
        }
    }
}
