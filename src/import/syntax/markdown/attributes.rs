//! Parses attribute lists of Markdown: `{#id .class key=value}`.

/// The longest attribute list, in bytes; longer text between braces is text.
const MAX_LIST_BYTES: usize = 500;

/// The kinds of attributes in a list.
#[derive(Debug, Default)]
pub struct Attributes {
    /// Whether the list begins with a colon.
    pub has_colon: bool,
    /// Whether it has a class, an identifier or an attribute with a value, and not only names.
    pub has_marks: bool,
    /// The identifier.
    pub id: Option<String>,
    /// Whether the list only gets a name, for later use.
    pub is_definition: bool,
    /// Whether a table of contents replaces the element.
    pub is_toc: bool,
}

impl Attributes {
    /// Returns the attribute list that a text begins with, and the text after it.
    pub fn read(text: &str) -> Option<(Self, &str)> {
        let inner = text.strip_prefix('{')?;
        let (has_colon, inner) = match inner.strip_prefix(':') {
            Some(inner) => (true, inner),
            None => (false, inner),
        };
        let mut attributes = Self {
            has_colon,
            ..Self::default()
        };
        let mut rest = inner;
        loop {
            rest = rest.trim_start_matches(' ');
            if let Some(after) = rest.strip_prefix('}') {
                let is_empty = inner.len() == rest.len();
                return (!is_empty).then_some((attributes, after));
            }
            if inner.len() - rest.len() > MAX_LIST_BYTES {
                return None;
            }
            rest = attributes.attribute(rest)?;
        }
    }

    /// Reads the attribute that a text begins with, and returns the text after it.
    fn attribute<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let name = text.strip_prefix(['.', '#']).unwrap_or(text);
        let is_marked = name.len() < text.len();
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/');
        let end = name.find(|c| !(is_part(c) || is_marked && matches!(c, ':' | '.' | '#')))?;
        if end == 0 {
            return None;
        }
        let (name, after) = name.split_at(end);
        if is_marked {
            self.has_marks = true;
            if text.starts_with('#') {
                self.id = Some(name.to_owned());
            }
            return Some(after);
        }
        if let Some(value) = after.strip_prefix('=') {
            self.has_marks = true;
            return match value.chars().next()? {
                quote @ ('"' | '\'') => {
                    let (value, after) = value.get(1..)?.split_once(quote)?;
                    (!value.contains('\n')).then_some(after)
                }
                _ => value.get(value.find([' ', '}', '\n'])?..),
            };
        }
        self.is_toc |= name == "toc";
        // `{:name: .class}`
        self.is_definition |= after.starts_with(':');
        let after = after.strip_prefix(':').unwrap_or(after);
        after.starts_with([' ', '}', '.', '#']).then_some(after)
    }
}
