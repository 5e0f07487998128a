//! Reads the title and the fields at the head of a text in reStructuredText, AsciiDoc or Org. The text itself is not
//! read.
//!
//! - reStructuredText: a title with a line below it, and a field list
//!   (<https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#bibliographic-fields>)
//! - AsciiDoc: `= Title` and attribute entries (<https://docs.asciidoctor.org/asciidoc/latest/document/header/>)
//! - Org: lines of `#+KEY: value` (<https://orgmode.org/manual/Export-Settings.html>)

use super::{
    front_matter::{FrontMatterParts, FrontMatterSyntax},
    node::{Budget, MapEntry, Node, SyntaxError},
    yaml::FrontMatter,
};

/// A markup language whose texts are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldMarkup {
    /// reStructuredText.
    ReStructuredText,
    /// AsciiDoc.
    AsciiDoc,
    /// Org.
    Org,
}

impl FieldMarkup {
    /// Returns the language of files with this extension.
    pub fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "rst" | "rest" => Self::ReStructuredText,
            "adoc" | "asciidoc" | "asc" => Self::AsciiDoc,
            "org" => Self::Org,
            _ => return None,
        })
    }

    /// Returns the words of a text without its directives, attributes and comments, for comparisons.
    pub fn plain(self, text: &str) -> String {
        let is_markup = |line: &&str| match self {
            Self::ReStructuredText => line.starts_with("..") || field(line, self).is_some(),
            Self::AsciiDoc => {
                line.starts_with(['[', ':', '/'])
                    || line
                        .split(' ')
                        .next()
                        .is_some_and(|word| word.contains("::"))
            }
            Self::Org => line.starts_with("#+") || line.starts_with("# "),
        };
        let lines = text.lines().map(str::trim);
        let lines: Vec<&str> = lines.filter(|line| !is_markup(line)).collect();
        lines.join("\n")
    }
}

/// Splits a text into its head and the rest. Returns `None` if the head has no field.
pub fn split(text: &str, markup: FieldMarkup) -> Option<FrontMatterParts<'_>> {
    let mut end = 0;
    let mut has_field = false;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let mut count = 1;
        let is_blank = line.trim().is_empty();
        let is_continuation = index > 0 && line.starts_with([' ', '\t']);
        let title = title(lines.get(index..)?, markup).filter(|_| !has_field);
        // The lines of author and revision follow the title of AsciiDoc.
        let is_header = markup == FieldMarkup::AsciiDoc && (1..MAX_HEADER_LINES).contains(&index);
        if field(line, markup).is_some() {
            has_field = true;
        } else if let Some((_, length)) = title {
            count = length;
        } else if !(is_blank || is_continuation || is_comment(line, markup))
            && (has_field || !is_header)
        {
            break;
        }
        let part = lines.get(index..index + count).unwrap_or_default();
        end += part.iter().map(|line| line.len()).sum::<usize>();
        index += count;
    }
    has_field.then(|| FrontMatterParts {
        syntax: FrontMatterSyntax::Fields(markup),
        front_matter: text.get(..end).unwrap_or_default(),
        lines_before: 0,
        body: text.get(end..).unwrap_or_default(),
        body_line: index + 1,
    })
}

/// The number of lines in which AsciiDoc has its author and revision.
const MAX_HEADER_LINES: usize = 3;

/// Parses the head of a text.
///
/// # Errors
/// Fails beyond the limits of [`Budget`].
pub fn parse(text: &str, markup: FieldMarkup) -> Result<FrontMatter, SyntaxError> {
    let mut entries: Vec<MapEntry> = Vec::new();
    let mut budget = Budget::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut values: Vec<(String, usize, String)> = Vec::new();
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        let number = index + 1;
        index += 1;
        if let Some((key, value)) = field(line, markup) {
            budget.spend(number, 1)?;
            values.push((key, number, value.to_owned()));
        } else if let (true, Some((title, length))) = (
            values.is_empty(),
            title(lines.get(number - 1..).unwrap_or_default(), markup),
        ) {
            values.push(("title".to_owned(), number, title.to_owned()));
            index += length - 1;
        } else if line.starts_with([' ', '\t'])
            && let Some((_, _, value)) = values.last_mut()
        {
            // An indented line continues the value before it.
            value.push(' ');
            value.push_str(line.trim());
        }
    }
    for (key, line, value) in values {
        let value = value.trim();
        let node = match key.strip_suffix("[]") {
            Some(_) => {
                let words = value.split_whitespace();
                Node::list(line, words.map(|word| Node::text(line, word)).collect())
            }
            None => Node::text(line, value_of(&key, value, markup)),
        };
        let key = key.trim_end_matches("[]").to_owned();
        // The first of several values counts, as in Pelican.
        if !entries.iter().any(|entry| entry.key == key) {
            entries.push(MapEntry::new(key, node));
        }
    }
    Ok(FrontMatter {
        root: Node::map(1, entries),
        duplicates: Vec::new(),
    })
}

/// Returns the key of a field in lower case, and its value.
fn field(line: &str, markup: FieldMarkup) -> Option<(String, &str)> {
    let rest = match markup {
        FieldMarkup::ReStructuredText | FieldMarkup::AsciiDoc => line.strip_prefix(':')?,
        FieldMarkup::Org => line.strip_prefix("#+")?,
    };
    let (key, value) = rest.split_once(':')?;
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '[' | ']');
    let is_key = key.starts_with(char::is_alphanumeric) && key.chars().all(is_part);
    // A role such as :ref:`x` is text.
    if !is_key || !(value.is_empty() || value.starts_with(char::is_whitespace)) {
        return None;
    }
    let key = key.to_lowercase();
    let key = match markup {
        // The prefix of the plugin jekyll-asciidoc.
        FieldMarkup::AsciiDoc => key.strip_prefix("page-").unwrap_or(&key),
        _ => &key,
    };
    Some((key.to_owned(), value.trim()))
}

/// Returns a value without the marks of its language.
fn value_of(key: &str, value: &str, markup: FieldMarkup) -> String {
    if markup == FieldMarkup::Org
        && matches!(key, "date" | "lastmod" | "publishdate" | "expirydate")
    {
        // An active or inactive timestamp has a weekday: `<2024-03-02 Sat 10:00>`.
        let inner = value.trim_matches(['<', '>', '[', ']']);
        let is_weekday = |word: &&str| word.chars().all(char::is_alphabetic);
        let words: Vec<&str> = inner.split(' ').filter(|word| !is_weekday(word)).collect();
        return words.join(" ");
    }
    value.to_owned()
}

/// Returns the title at the start of these lines, and the number of its lines.
fn title<'a>(lines: &[&'a str], markup: FieldMarkup) -> Option<(&'a str, usize)> {
    let line = |index: usize| lines.get(index).map(|line| line.trim_end());
    match markup {
        FieldMarkup::AsciiDoc => {
            let title = line(0)?.strip_prefix("= ")?;
            Some((lines.first()?.get(2..)?.trim(), 1)).filter(|_| !title.is_empty())
        }
        FieldMarkup::Org => None,
        FieldMarkup::ReStructuredText => {
            let first = line(0)?;
            let second = line(1)?;
            let is_text = |line: &str| !line.trim().is_empty() && !is_underline(line);
            if is_underline(first) && is_text(second) && line(2).is_some_and(is_underline) {
                return Some((lines.get(1)?.trim(), 3));
            }
            let is_title =
                is_text(first) && !first.starts_with([' ', '\t']) && is_underline(second);
            is_title.then_some((lines.first()?.trim(), 2))
        }
    }
}

/// Returns whether a line consists of one character of punctuation, at least twice.
fn is_underline(line: &str) -> bool {
    let mut characters = line.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    first.is_ascii_punctuation() && line.len() >= 2 && characters.all(|c| c == first)
}

/// Returns whether a line is a comment or a directive before the fields.
fn is_comment(line: &str, markup: FieldMarkup) -> bool {
    match markup {
        FieldMarkup::ReStructuredText => line.starts_with(".. "),
        FieldMarkup::AsciiDoc => line.starts_with("//"),
        FieldMarkup::Org => line.starts_with("# "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MARKUPS: [FieldMarkup; 3] = [
        FieldMarkup::ReStructuredText,
        FieldMarkup::AsciiDoc,
        FieldMarkup::Org,
    ];

    fn read(text: &str, markup: FieldMarkup) -> (Vec<String>, String) {
        let parts = split(text, markup).unwrap();
        let root = parse(parts.front_matter, markup).unwrap().root;
        let entries = root.entries().iter();
        let entries =
            entries.map(|entry| format!("{}={}", entry.key, entry.node.texts().join("|")));
        (entries.collect(), parts.body.to_owned())
    }

    #[test]
    fn heads_of_the_three_languages() {
        for (markup, text, fields, body) in [
            (
                FieldMarkup::ReStructuredText,
                "Tides: a story\n==============\n\n:date: 2024-03-02 10:20\n:tags: sea,\n   salt\n:Status: draft\n\nBody of it.\n",
                "title=Tides: a story;date=2024-03-02 10:20;tags=sea, salt;status=draft",
                "Body of it.\n",
            ),
            (
                FieldMarkup::ReStructuredText,
                ".. comment\n\n-----\nTides\n-----\n:date: 2024-03-02\n\n:ref:`x` is text\n",
                "title=Tides;date=2024-03-02",
                ":ref:`x` is text\n",
            ),
            (
                FieldMarkup::AsciiDoc,
                "= Tides\nAda Quill <a@x.example>\n:page-date: 2024-03-02\n:tags: sea\n\nBody\n",
                "title=Tides;date=2024-03-02;tags=sea",
                "Body\n",
            ),
            (
                FieldMarkup::Org,
                "#+TITLE: Tides\n#+date: <2024-03-02 Sat>\n#+tags[]: sea salt\n\n* Body\n",
                "title=Tides;date=2024-03-02;tags=sea|salt",
                "* Body\n",
            ),
        ] {
            let (found, rest) = read(text, markup);
            assert_eq!((found.join(";").as_str(), rest.as_str()), (fields, body));
        }
        for markup in MARKUPS {
            assert!(split("Only a text.\n\nAnd more: of it.\n", markup).is_none());
        }
    }

    #[test]
    fn directives_are_no_words() {
        let text = "One.\n\n.. image:: a.png\n   :alt: x\n\nTwo.";
        let plain = FieldMarkup::ReStructuredText.plain(text);
        assert_eq!(
            plain.split_whitespace().collect::<Vec<_>>(),
            ["One.", "Two."]
        );
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd(text in "(:[a-z]{1,3}: ?|#\\+[a-z]: |==\n|= |\n| |\\.\\. |\\PC){0,40}") {
            for markup in MARKUPS {
                if let Some(parts) = split(&text, markup) {
                    prop_assert_eq!(&[parts.front_matter, parts.body].concat(), &text);
                    prop_assert!(parse(parts.front_matter, markup).is_ok());
                }
            }
        }
    }
}
