//! Reads settings written in Python: assignments of literals are parsed, and nothing is run.
//!
//! The syntax follows the language reference, sections 2.4 (literals) and 6.2 (displays).

use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// The maximum nesting of lists, tuples and maps.
const MAX_DEPTH: usize = 16;

/// Returns the names that the program assigns a literal to at its top level, with their last values. A name
/// whose last value is not a literal is left out.
pub fn assignments(program: &str) -> Node {
    let mut entries: Vec<MapEntry> = Vec::new();
    let mut rest = program;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let assigned_name = line.split_once('=').and_then(|(name, _)| {
            let name = name.trim_end();
            // `NAME: type = …` is also an assignment.
            let name = name
                .split_once(':')
                .map_or(name, |(name, _)| name)
                .trim_end();
            let is_name = name.chars().all(|c| c.is_alphanumeric() || c == '_');
            (is_name && !name.is_empty()).then_some(name)
        });
        let Some(name) = assigned_name else {
            rest = after;
            continue;
        };
        let start = line.find('=').map_or(line.len(), |index| index + 1);
        let mut reader = Reader {
            text: rest.get(start..).unwrap_or_default(),
        };
        entries.retain(|entry| entry.key != name);
        let value = reader.expression(0);
        let is_whole = reader.ends_statement();
        match value {
            Some(node) if is_whole => {
                entries.push(MapEntry::new(name, node));
                rest = reader.text;
            }
            _ => rest = after,
        }
    }
    Node::map(1, entries)
}

/// A reader at a position in a program.
struct Reader<'a> {
    text: &'a str,
}

impl<'a> Reader<'a> {
    /// Skips blanks, and within brackets also line ends and comments.
    fn skip(&mut self, depth: usize) {
        loop {
            let is_blank = |c: char| match c {
                ' ' | '\t' | '\r' => true,
                '\n' => depth > 0,
                _ => false,
            };
            self.text = self.text.trim_start_matches(is_blank);
            if let Some(joined) = self
                .text
                .strip_prefix("\\\n")
                .or_else(|| self.text.strip_prefix("\\\r\n"))
            {
                self.text = joined;
            } else if depth > 0 && self.text.starts_with('#') {
                let end = self.text.find('\n').unwrap_or(self.text.len());
                self.text = self.text.get(end..).unwrap_or_default();
            } else {
                return;
            }
        }
    }

    /// Returns whether only a comment precedes the end of the line, and if so, skips the line.
    fn ends_statement(&mut self) -> bool {
        self.skip(0);
        let (line, after) = self.text.split_once('\n').unwrap_or((self.text, ""));
        let is_end = line.is_empty() || line.starts_with(['#', ';']);
        if is_end {
            self.text = after;
        }
        is_end
    }

    fn take(&mut self, character: char, depth: usize) -> bool {
        self.skip(depth);
        let after = self.text.strip_prefix(character);
        self.text = after.unwrap_or(self.text);
        after.is_some()
    }

    fn expression(&mut self, depth: usize) -> Option<Node> {
        if depth > MAX_DEPTH {
            return None;
        }
        self.skip(depth);
        let first = self.text.chars().next()?;
        match first {
            '(' | '[' | '{' => {
                self.text = self.text.get(1..)?;
                self.display(first, depth + 1)
            }
            '-' | '+' | '0'..='9' | '.' => self.number(),
            _ => {
                if let Some(text) = self.strings(depth) {
                    return Some(Node::text(1, text));
                }
                let word = self.word();
                let plain = |text: &str| Node {
                    line: 1,
                    value: NodeValue::Scalar {
                        text: text.to_owned(),
                        plain: true,
                    },
                };
                match word {
                    "True" => Some(plain("true")),
                    "False" => Some(plain("false")),
                    "None" => Some(plain("null")),
                    _ => None,
                }
            }
        }
    }

    /// Parses the rest of a tuple, list, set or map whose bracket has been read.
    fn display(&mut self, open: char, depth: usize) -> Option<Node> {
        let close = match open {
            '(' => ')',
            '[' => ']',
            _ => '}',
        };
        let mut items = Vec::new();
        let mut entries = Vec::new();
        let mut has_comma = false;
        while !self.take(close, depth) {
            let item = self.expression(depth)?;
            if open == '{' && self.take(':', depth) {
                let value = self.expression(depth)?;
                let key = item.as_text()?.to_owned();
                entries.retain(|entry: &MapEntry| entry.key != key);
                entries.push(MapEntry::new(key, value));
            } else {
                items.push(item);
            }
            if self.take(',', depth) {
                has_comma = true;
            } else if self.take(close, depth) {
                break;
            } else {
                return None;
            }
        }
        if open == '{' && items.is_empty() {
            return Some(Node::map(1, entries));
        }
        // Parentheses around one value are a tuple only with a comma.
        if open == '(' && !has_comma && items.len() == 1 {
            return items.pop();
        }
        Some(Node::list(1, items))
    }

    fn word(&mut self) -> &'a str {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let end = self.text.find(|c| !is_part(c)).unwrap_or(self.text.len());
        let (word, rest) = self.text.split_at(end);
        self.text = rest;
        word
    }

    fn number(&mut self) -> Option<Node> {
        let character = if self.take('-', 0) { "-" } else { "" };
        let _ = self.take('+', 0);
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '_' | '.');
        let end = self.text.find(|c| !is_part(c)).unwrap_or(self.text.len());
        let (digits, rest) = self.text.split_at(end);
        self.text = rest;
        let text = format!("{character}{}", digits.replace('_', ""));
        text.parse::<f64>().ok()?;
        Some(Node {
            line: 1,
            value: NodeValue::Scalar { text, plain: true },
        })
    }

    /// Parses one string, or several adjacent ones.
    fn strings(&mut self, depth: usize) -> Option<String> {
        let mut whole = self.string()?;
        loop {
            let before = self.text;
            self.skip(depth);
            match self.string() {
                Some(next) => whole.push_str(&next),
                None => {
                    self.text = before;
                    return Some(whole);
                }
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        let is_prefix = |c: char| matches!(c.to_ascii_lowercase(), 'r' | 'u' | 'b');
        let start = self.text.find(|c| !is_prefix(c))?;
        let (prefix, text) = self.text.split_at(start);
        if prefix.len() > 2 {
            return None;
        }
        let is_raw = prefix.contains(['r', 'R']);
        let quote = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find(|quote| text.starts_with(quote))?;
        let mut rest = text.get(quote.len()..)?;
        let mut value = String::new();
        loop {
            if let Some(after) = rest.strip_prefix(quote) {
                self.text = after;
                return Some(value);
            }
            let c = rest.chars().next()?;
            rest = rest.get(c.len_utf8()..)?;
            match c {
                '\n' if quote.len() == 1 => return None,
                '\\' => {
                    let escaped = rest.chars().next()?;
                    rest = rest.get(escaped.len_utf8()..)?;
                    if is_raw {
                        value.push('\\');
                        value.push(escaped);
                    } else {
                        rest = escape(escaped, rest, &mut value)?;
                    }
                }
                c => value.push(c),
            }
        }
    }
}

/// Appends the character that a backslash and this one encode, and returns the text after it.
fn escape<'a>(character: char, rest: &'a str, value: &mut String) -> Option<&'a str> {
    let mut code = |digits: usize| {
        let number = u32::from_str_radix(rest.get(..digits)?, 16).ok()?;
        value.push(char::from_u32(number)?);
        rest.get(digits..)
    };
    match character {
        'x' => code(2),
        'u' => code(4),
        'U' => code(8),
        '\n' => Some(rest),
        _ => {
            match character {
                'n' => value.push('\n'),
                't' => value.push('\t'),
                'r' => value.push('\r'),
                '\\' | '\'' | '"' => value.push(character),
                _ => value.extend(['\\', character]),
            }
            Some(rest)
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn literals_in_all_their_spellings() {
        let program = "# -*- coding: utf-8 -*-\nfrom x import *\nAUTHOR = u\"The Desk\"\nPATTERN = r'\\d+(?P<a>x)'  # a\n\
            SUBTITLE = (\n    \"In two \"  # here\n    'lines')\nDEFAULT_DATE = (2020, 1, 2)\n\
            ARTICLE_PATHS = ['blog', 'news',]\nFUTURE: bool = False\nMETA = {'status': 'draft', 'n': [1]}\n\
            LONG = '''a\nb'''\nJOINED = 'a' \\\n  'b'\nESCAPED = 'caf\\xe9\\'s \\d'\nONE = ('x',)\n\
            if True:\n    INNER = 1\nCALLED = os.getenv('X')\nSUM = 'a' + 'b'\nAUTHOR = 'Later'\nFUTURE = not True\n";
        let read = assignments(program);
        let text = |name: &str| read.get(name).and_then(Node::as_text).map(str::to_owned);
        let list = |name: &str| read.get(name).map(|node| node.texts().join("|"));
        assert_eq!(text("AUTHOR").as_deref(), Some("Later"));
        assert_eq!(text("PATTERN").as_deref(), Some("\\d+(?P<a>x)"));
        assert_eq!(text("SUBTITLE").as_deref(), Some("In two lines"));
        assert_eq!(list("DEFAULT_DATE").as_deref(), Some("2020|1|2"));
        assert_eq!(list("ARTICLE_PATHS").as_deref(), Some("blog|news"));
        assert_eq!(list("ONE").as_deref(), Some("x"));
        assert_eq!(text("LONG").as_deref(), Some("a\nb"));
        assert_eq!(text("JOINED").as_deref(), Some("ab"));
        assert_eq!(text("ESCAPED").as_deref(), Some("café's \\d"));
        let status = read
            .get("META")
            .and_then(|meta| meta.get("status")?.as_text());
        assert_eq!(status, Some("draft"));
        for unknown in ["CALLED", "SUM", "INNER", "FUTURE"] {
            assert!(read.get(unknown).is_none(), "{unknown}");
        }
    }

    proptest! {
        #[test]
        fn no_program_is_too_odd(text in "([A-Z]{1,3} ?=|[\\[\\](){},:#\\\\'\"\n ]|\\PC){0,60}") {
            assignments(&text);
        }
    }
}
