//! Reads a literal of JavaScript.
//!
//! The syntax follows the language reference: object initializers, array, string and number literals. An
//! expression of any other kind is left out.

use super::end_of_string;
use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// The maximum nesting of objects and lists.
const MAX_DEPTH: usize = 16;

/// Returns whether a name may have this character.
pub fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// A reader at a position in a program without comments.
pub struct LiteralReader<'a> {
    /// The rest of the program.
    pub text: &'a str,
    /// Whether everything that was read is a literal.
    pub is_complete: bool,
}

impl<'a> LiteralReader<'a> {
    /// Creates a reader at the start of a program without comments.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            is_complete: true,
        }
    }

    /// Reads a literal; `None` if another expression begins here.
    pub fn literal(&mut self) -> Option<Node> {
        self.literal_at(0)
    }

    fn literal_at(&mut self, depth: usize) -> Option<Node> {
        self.text = self.text.trim_start();
        let value = match self.text.chars().next()? {
            '{' if depth < MAX_DEPTH => NodeValue::Map(self.entries(depth)),
            '[' if depth < MAX_DEPTH => NodeValue::List(self.items(depth)),
            '"' | '\'' | '`' => NodeValue::Scalar {
                text: self.string()?,
                plain: false,
            },
            _ => NodeValue::Scalar {
                text: self.plain()?,
                plain: true,
            },
        };
        Some(Node { line: 1, value })
    }

    /// Reads the items of a list after its bracket.
    fn items(&mut self, depth: usize) -> Vec<Node> {
        self.skip(1);
        let mut items = Vec::new();
        while self.has_next(']') {
            match self.literal_at(depth + 1) {
                Some(node) if self.is_at_end_of_value() => items.push(node),
                _ => self.skip_expression(),
            }
        }
        items
    }

    /// Reads the entries of an object after its brace.
    fn entries(&mut self, depth: usize) -> Vec<MapEntry> {
        self.skip(1);
        let mut entries = Vec::new();
        while self.has_next('}') {
            let key = self.key();
            match key.zip(self.literal_at(depth + 1)) {
                Some((key, node)) if self.is_at_end_of_value() => {
                    entries.push(MapEntry::new(key, node));
                }
                _ => self.skip_expression(),
            }
        }
        entries
    }

    /// Returns whether another item follows. If none does, the closing sign has been read.
    fn has_next(&mut self, close: char) -> bool {
        self.text = self
            .text
            .trim_start_matches(|c: char| c == ',' || c.is_whitespace());
        let next = self.text.chars().next();
        if next == Some(close) {
            self.skip(1);
            return false;
        }
        // Another closing sign, or none, ends a malformed program.
        let is_inside = next.is_some_and(|c| !matches!(c, ')' | ']' | '}'));
        self.is_complete &= is_inside;
        is_inside
    }

    /// Reads a key and its colon. A key that is computed is none.
    fn key(&mut self) -> Option<String> {
        let key = match self.text.chars().next()? {
            '"' | '\'' => self.string()?,
            _ => {
                let end = self
                    .text
                    .find(|c| !is_of_name(c))
                    .unwrap_or(self.text.len());
                let key = self.text.get(..end)?.to_owned();
                self.skip(end);
                key
            }
        };
        self.text = self.text.trim_start().strip_prefix(':')?;
        (!key.is_empty()).then_some(key)
    }

    /// Reads a number, a boolean or null.
    fn plain(&mut self) -> Option<String> {
        let is_part = |c: char| is_of_name(c) || matches!(c, '.' | '-' | '+');
        let end = self.text.find(|c| !is_part(c)).unwrap_or(self.text.len());
        let word = self.text.get(..end)?;
        let text = match word {
            "true" | "false" | "null" => word,
            "undefined" => "null",
            number => {
                number
                    .parse::<f64>()
                    .ok()
                    .filter(|number| number.is_finite())?;
                number
            }
        };
        let text = text.to_owned();
        self.skip(end);
        Some(text)
    }

    /// Reads a string with its escapes. A template with expressions is none.
    fn string(&mut self) -> Option<String> {
        let quote = self.text.chars().next()?;
        let inner = self.text.get(1..)?;
        let end = end_of_string(inner, quote);
        let source = inner.get(..end)?.strip_suffix(quote)?;
        if quote == '`' && source.contains("${") {
            return None;
        }
        let text = unescaped(source)?;
        self.skip(end + 1);
        Some(text)
    }

    /// Returns whether a value ends here. An operator would make it part of an expression.
    fn is_at_end_of_value(&self) -> bool {
        let rest = self.text.trim_start();
        rest.is_empty() || rest.starts_with([',', '}', ']'])
    }

    /// Skips the rest of an expression, up to the comma or the closing sign after it.
    fn skip_expression(&mut self) {
        self.is_complete = false;
        let mut depth = 0_usize;
        let mut skip_to = 0;
        for (index, c) in self.text.char_indices() {
            match c {
                _ if index < skip_to => {}
                '"' | '\'' | '`' => {
                    let after = index + 1;
                    let string = self.text.get(after..).unwrap_or_default();
                    skip_to = after + end_of_string(string, c);
                }
                '(' | '[' | '{' => depth += 1,
                ',' | ')' | ']' | '}' if depth == 0 => {
                    self.skip(index);
                    return;
                }
                ')' | ']' | '}' => depth -= 1,
                _ => {}
            }
        }
        self.text = "";
    }

    fn skip(&mut self, bytes: usize) {
        self.text = self.text.get(bytes..).unwrap_or_default();
    }
}

/// Replaces the escapes of a string; `None` if one of them is invalid.
fn unescaped(source: &str) -> Option<String> {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let sign = escape.chars().next()?;
        rest = escape.get(sign.len_utf8()..)?;
        match sign {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            '\n' => {}
            'x' => rest = push_code_point(&mut text, rest, 2)?,
            'u' => match rest.strip_prefix('{') {
                Some(braced) => {
                    let end = braced.find('}')?;
                    rest = push_code_point(&mut text, braced, end)?.strip_prefix('}')?;
                }
                None => rest = push_code_point(&mut text, rest, 4)?,
            },
            other => text.push(other),
        }
    }
    text.push_str(rest);
    Some(text)
}

/// Adds the character with a hexadecimal number of this length, and returns the rest.
fn push_code_point<'a>(text: &mut String, digits: &'a str, length: usize) -> Option<&'a str> {
    let number = u32::from_str_radix(digits.get(..length)?, 16).ok()?;
    text.push(char::from_u32(number)?);
    digits.get(length..)
}
