//! The metadata at the head of Pelican's Markdown files: lines of `Key: value`.
//!
//! What its reader does (the `meta` extension of Python-Markdown): keys of letters, digits, `_` and
//! `-`; a line that begins with four spaces continues the value before it; the first empty line ends
//! it all. Values are texts as they stand, colons and all.

use super::{
    node::{Budget, Entry, Node, SyntaxError},
    yaml::Document,
};

/// How many bytes of a text are metadata, the empty line that ends them included; `None` where it does
/// not begin with any that have a title.
pub fn end(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut has_title = false;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_last = line.trim().is_empty();
        let key = key(line);
        if !is_last && key.is_none() && (number == 0 || !continues(line)) {
            return None;
        }
        has_title |= key.is_some_and(|(key, _)| key.eq_ignore_ascii_case("title"));
        end += line.len();
        if is_last {
            break;
        }
    }
    has_title.then_some(end)
}

/// Reads metadata. Lines that are none are left out.
///
/// # Errors
/// Beyond the limits of [`Budget`].
pub fn parse(text: &str) -> Result<Document, SyntaxError> {
    let mut entries: Vec<(String, usize, String)> = Vec::new();
    let mut duplicates = Vec::new();
    let mut budget = Budget::default();
    for (number, line) in text.lines().enumerate() {
        let number = number + 1;
        if let Some((key, value)) = key(line) {
            budget.spend(number, 1)?;
            if entries.iter().any(|(other, ..)| *other == key) {
                duplicates.push((number, key));
            } else {
                entries.push((key, number, value.to_owned()));
            }
        } else if continues(line)
            && let Some((_, _, value)) = entries.last_mut()
        {
            value.push(' ');
            value.push_str(line.trim());
        }
    }
    let entries = entries.into_iter().map(|(key, line, value)| {
        let node = Node::text(line, value);
        Entry::new(key, node)
    });
    Ok(Document {
        root: Node::map(1, entries.collect()),
        duplicates,
    })
}

/// The key of a line in lower case, and its value.
fn key(line: &str) -> Option<(String, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    is_key.then(|| (key.to_ascii_lowercase(), value.trim()))
}

fn continues(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_values_and_their_end() {
        let text =
            "Title: Tides: a story\nDate: 2010-12-03 10:20\nSummary: one\n    two\n\nBody: x\n";
        let end = end(text).unwrap();
        assert_eq!(&text[end..], "Body: x\n");
        let root = parse(&text[..end]).unwrap().root;
        assert_eq!(root.get("title").unwrap().as_text(), Some("Tides: a story"));
        assert_eq!(root.get("summary").unwrap().as_text(), Some("one two"));
        assert_eq!(root.get("date").unwrap().line, 2);
    }

    #[test]
    fn a_text_that_only_looks_like_it_is_none() {
        for text in [
            "",
            "# Title: x\n",
            "Note: this is a text.\n\nTitle: x",
            "Title of it\n",
            "Title: x\nand a text without a pause\n",
        ] {
            assert_eq!(end(text), None, "{text:?}");
        }
    }
}
