//! Parses the metadata at the head of Pelican's Markdown files: lines of `Key: value`.
//!
//! Pelican uses the `meta` extension of Python-Markdown. Keys consist of letters, digits, `_` and
//! `-`, after up to three spaces. A line that begins with four spaces or a tab continues the value
//! before it. An empty line, a line of `---` or `...`, or any other line ends the metadata. Values
//! are plain text and may contain colons.
//!
//! If a key repeats, Pelican uses the first value (for `FIRST_VALUE_FIELDS`), joins the values
//! (`summary`), or makes a list, which no theme shows well. Here all other values are joined.

use std::collections::{HashMap, hash_map};

use super::{
    node::{Budget, MapEntry, Node, SyntaxError},
    yaml::{DuplicateKey, DuplicateRule, FrontMatter},
};

/// Keys whose first value counts (`DUPLICATES_DEFINITIONS_ALLOWED` in Pelican).
const FIRST_VALUE_FIELDS: &[&str] = &[
    "tags", "date", "modified", "status", "category", "author", "save_as", "url", "authors", "slug",
];

/// Returns the length of the metadata in bytes, including a separator line at its end. Returns
/// `None` if the text does not begin with metadata that has a title. The body may follow without a
/// separator only if the text is known to be Pelican's.
pub fn end(text: &str, is_known: bool) -> Option<usize> {
    let mut end = 0;
    let mut has_title = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_last = line.trim().is_empty() || is_separator(line);
        let key = key(line);
        if !is_last && key.is_none() && (number == 0 || !is_continuation(line)) {
            if is_known {
                break;
            }
            return None;
        }
        has_title |= key.is_some_and(|(key, _)| key == "title");
        end += line.len();
        if is_last {
            break;
        }
    }
    has_title.then_some(end)
}

/// A key with its value so far.
struct Metadatum {
    key: String,
    line: usize,
    value: String,
}

/// Parses metadata. Other lines are ignored.
///
/// # Errors
/// Fails beyond the limits of [`Budget`].
pub fn parse(text: &str) -> Result<FrontMatter, SyntaxError> {
    let mut metadata: Vec<Metadatum> = Vec::new();
    let mut indices: HashMap<String, usize> = HashMap::new();
    let mut last = None;
    let mut duplicates = Vec::new();
    let mut budget = Budget::default();
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if let Some((key, value)) = key(line) {
            budget.spend(number, 1)?;
            match indices.entry(key) {
                hash_map::Entry::Vacant(vacant) => {
                    metadata.push(Metadatum {
                        key: vacant.key().clone(),
                        line: number,
                        value: value.to_owned(),
                    });
                    last = Some(metadata.len() - 1);
                    vacant.insert(metadata.len() - 1);
                }
                hash_map::Entry::Occupied(index) => {
                    last = Some(*index.get());
                    if let Some(metadatum) = metadata.get_mut(*index.get()) {
                        duplicates.push(metadatum.add(number, value));
                    }
                }
            }
        } else if is_continuation(line)
            && let Some(metadatum) = last.and_then(|index| metadata.get_mut(index))
        {
            let duplicate = metadatum.add(number, line.trim());
            if duplicate.rule == DuplicateRule::First {
                budget.spend(number, 1)?;
                duplicates.push(duplicate);
            }
        }
    }
    let entries = metadata.into_iter().map(|metadatum| {
        let node = Node::text(metadatum.line, metadatum.value);
        MapEntry::new(metadatum.key, node)
    });
    Ok(FrontMatter {
        root: Node::map(1, entries.collect()),
        duplicates,
    })
}

impl Metadatum {
    /// Appends a further value, or ignores it.
    fn add(&mut self, line: usize, value: &str) -> DuplicateKey {
        let is_first_only = FIRST_VALUE_FIELDS.contains(&self.key.as_str());
        if !is_first_only {
            self.value.push(' ');
            self.value.push_str(value);
        }
        DuplicateKey {
            line,
            key: self.key.clone(),
            rule: if is_first_only {
                DuplicateRule::First
            } else {
                DuplicateRule::All
            },
        }
    }
}

/// Returns the key of a line, in lower case, and its value.
fn key(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_start_matches(' ');
    let is_key = !is_continuation(line)
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    is_key.then(|| (key.to_ascii_lowercase(), value.trim()))
}

/// Returns whether a line continues the value before it.
fn is_continuation(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

/// Returns whether a line of dashes or dots ends the metadata.
fn is_separator(line: &str) -> bool {
    let rest = line
        .strip_prefix("---")
        .or_else(|| line.strip_prefix("..."));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_values_and_their_end() {
        let text =
            "Title: Tides: a story\nDate: 2010-12-03 10:20\nSummary: one\n    two\n\nBody: x\n";
        let end = end(text, false).unwrap();
        assert_eq!(&text[end..], "Body: x\n");
        let root = parse(&text[..end]).unwrap().root;
        assert_eq!(root.get("title").unwrap().as_text(), Some("Tides: a story"));
        assert_eq!(root.get("summary").unwrap().as_text(), Some("one two"));
        assert_eq!(root.get("date").unwrap().line, 2);
    }

    #[test]
    fn texts_that_resemble_metadata() {
        for text in [
            "",
            "# Title: x\n",
            "Note: this is a text.\n\nTitle: x",
            "Title of it\n",
            "Title: x\nand a text without a pause\n",
        ] {
            assert_eq!(end(text, false), None, "{text:?}");
        }
    }

    #[test]
    fn metadata_ends_as_in_pelican() {
        for (text, is_known, rest) in [
            ("Title: x\n---\nbody", false, "body"),
            ("Title: x\n... and\nbody", false, "body"),
            ("  Title: x\n\nbody", false, "body"),
            ("Title:x\n \nbody", false, "body"),
            ("Title: x\nbody: and\nmore: text here", false, ""),
            ("Title: x\nbody text\nkey: y", true, "body text\nkey: y"),
        ] {
            let end = end(text, is_known).unwrap();
            assert_eq!(&text[end..], rest, "{text:?}");
        }
        assert_eq!(end("body text\nTitle: x\n", true), None);
    }

    #[test]
    fn repeated_keys_are_joined_or_ignored() {
        let text = "Title: One\nTitle: two\nDate: 2024-01-02\nDate: 2025-01-02\nTags: a,\n    b\n\
                    Summary:\n    c\n\td\n";
        let document = parse(text).unwrap();
        for (key, value) in [
            ("title", "One two"),
            ("date", "2024-01-02"),
            ("tags", "a,"),
            ("summary", " c d"),
        ] {
            let node = document.root.get(key).unwrap();
            assert_eq!(node.as_text(), Some(value), "{key}");
        }
        let duplicates = document.duplicates.iter();
        let duplicates: Vec<_> = duplicates
            .map(|d| (d.line, d.key.as_str(), d.rule))
            .collect();
        assert_eq!(
            duplicates,
            [
                (2, "title", DuplicateRule::All),
                (4, "date", DuplicateRule::First),
                (6, "tags", DuplicateRule::First),
            ]
        );
    }
}
