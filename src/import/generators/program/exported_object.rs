//! Reads the object that a program exports, if it is written as a literal.
//!
//! The syntax follows the language reference: object initializers, array, string and number literals. An
//! expression of any other kind is left out.

use super::{end_of_string, without_comments};
use crate::import::syntax::node::{MapEntry, Node, NodeValue};

/// The maximum nesting of objects and lists.
const MAX_DEPTH: usize = 16;

/// An exported object.
#[derive(Debug, PartialEq, Eq)]
pub struct ExportedObject {
    /// The values that are literals.
    pub node: Node,
    /// Whether all of its values are literals.
    pub is_complete: bool,
}

/// Returns the object that a program exports by `export default` or `module.exports`, itself or by its name.
pub fn exported_object(program: &str) -> Option<ExportedObject> {
    let program = without_comments(program);
    let exported = assigned(&program, "module.exports").or_else(|| {
        let (_, exported) = program.split_once("export default")?;
        Some(exported.trim_start())
    })?;
    let object = if exported.starts_with('{') {
        exported
    } else {
        let name = exported.split(|c| !is_of_name(c)).next()?;
        let mut declarations = ["const ", "let ", "var "].into_iter();
        declarations.find_map(|word| assigned(&program, &format!("{word}{name}")))?
    };
    let mut reader = Reader {
        text: object,
        is_complete: true,
    };
    let node = reader.literal(0)?;
    let is_scalar = matches!(node.value, NodeValue::Scalar { .. });
    (!is_scalar).then_some(ExportedObject {
        node,
        is_complete: reader.is_complete,
    })
}

/// Returns the program after `name =`.
fn assigned<'a>(program: &'a str, name: &str) -> Option<&'a str> {
    let mut found = program.match_indices(name);
    found.find_map(|(index, _)| {
        let after = program.get(index + name.len()..)?.trim_start();
        Some(after.strip_prefix('=')?.trim_start())
    })
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$')
}

/// A reader at a position in a program without comments.
struct Reader<'a> {
    text: &'a str,
    is_complete: bool,
}

impl Reader<'_> {
    /// Reads a literal; `None` if another expression begins here.
    fn literal(&mut self, depth: usize) -> Option<Node> {
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
            match self.literal(depth + 1) {
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
            match key.zip(self.literal(depth + 1)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_and_expressions_are_left_out() {
        let program = "import x from 'y';\nexport default {\n  title: \"Kelp \\u0026 Tide\", // the name\n  'url': `https://kelp.example`,\n\
            \x20 year: new Date().getFullYear(), count: 3, isOpen: true, both: 'a' + b, ...x, f() { return 1 },\n\
            \x20 author: { name: 'Ada', tags: ['a', g(1, 2), 'b'], },\n};";
        let exported = exported_object(program).unwrap();
        assert!(!exported.is_complete);
        let text = |key: &str| exported.node.get(key).and_then(Node::as_text);
        assert_eq!(text("title"), Some("Kelp & Tide"));
        assert_eq!(text("url"), Some("https://kelp.example"));
        assert_eq!((text("count"), text("isOpen")), (Some("3"), Some("true")));
        assert_eq!((text("year"), text("both"), text("f")), (None, None, None));
        let author = exported.node.get("author").unwrap();
        assert_eq!(author.get("name").unwrap().as_text(), Some("Ada"));
        assert_eq!(author.get("tags").unwrap().texts(), ["a", "b"]);
    }

    #[test]
    fn an_object_is_found_by_its_name_and_a_function_is_not_run() {
        let by_name = "const site = { name: 'Kelp' };\nmodule.exports = site;";
        let exported = exported_object(by_name).unwrap();
        assert!(exported.is_complete);
        assert_eq!(exported.node.get("name").unwrap().as_text(), Some("Kelp"));
        for program in [
            "module.exports = () => ({ name: 'Kelp' });",
            "export default async function () { return { name: 'Kelp' }; }",
            "export default 'Kelp';",
            "export const name = 'Kelp';",
            "",
        ] {
            assert_eq!(exported_object(program), None, "{program}");
        }
    }

    #[test]
    fn no_program_is_too_odd() {
        for part in [
            "{a:", "[", "{a:)", "{'", "{a:`${", "{\"\\u{", "{a:1,,", "{[x]:1",
        ] {
            let program = format!("export default {}", part.repeat(500));
            let _ = exported_object(&program);
        }
    }
}
