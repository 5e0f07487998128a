//! Parses TOML into nodes with line numbers.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    node::{Budget, MapEntry, Node, NodeValue, SyntaxError},
    yaml::FrontMatter,
};

/// Parses a TOML text. Dates become texts, as in other syntaxes.
///
/// # Errors
/// Returns a [`SyntaxError`] if it is malformed, or beyond the limits of [`Budget`].
pub fn parse(text: &str) -> Result<FrontMatter, SyntaxError> {
    let table = DeTable::parse(text).map_err(|error| SyntaxError {
        line: line(text, error.span().unwrap_or_default().start),
        found: error.message().to_owned(),
        expected: "well-formed TOML",
    })?;
    let root = table.into_inner();
    let root = entries(text, root, 1, &mut Budget::default())?;
    Ok(FrontMatter {
        root: Node::map(1, root),
        duplicates: Vec::new(),
    })
}

/// Returns the line of the byte at this offset, from 1.
fn line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}

fn entries(
    text: &str,
    table: DeTable,
    depth: usize,
    budget: &mut Budget,
) -> Result<Vec<MapEntry>, SyntaxError> {
    let entries = table.into_iter();
    let mut entries = entries
        .map(|(key, value)| {
            let offset = key.span().start;
            let key = key.into_inner().into_owned();
            Ok((
                offset,
                MapEntry::new(key, node(text, value, depth, budget)?),
            ))
        })
        .collect::<Result<Vec<_>, SyntaxError>>()?;
    // A table is sorted by key; restore the order of the file.
    entries.sort_by_key(|(offset, _)| *offset);
    Ok(entries.into_iter().map(|(_, entry)| entry).collect())
}

fn node(
    text: &str,
    value: Spanned<DeValue>,
    depth: usize,
    budget: &mut Budget,
) -> Result<Node, SyntaxError> {
    let line = line(text, value.span().start);
    budget.spend(line, depth)?;
    let scalar = |text: String, plain| NodeValue::Scalar { text, plain };
    let value = match value.into_inner() {
        DeValue::String(text) => scalar(text.into_owned(), false),
        DeValue::Integer(number) => scalar(number.to_string(), true),
        DeValue::Float(number) => scalar(number.to_string(), true),
        DeValue::Boolean(boolean) => scalar(boolean.to_string(), true),
        DeValue::Datetime(datetime) => scalar(datetime.to_string(), true),
        DeValue::Array(items) => {
            let items = items.into_iter();
            let items = items.map(|item| node(text, item, depth + 1, budget));
            NodeValue::List(items.collect::<Result<_, _>>()?)
        }
        DeValue::Table(table) => NodeValue::Map(entries(text, table, depth + 1, budget)?),
    };
    Ok(Node { line, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lines_and_the_order_of_the_file() {
        let text = "title = \"x\"\ndate = 1979-05-27T07:32:00-08:00\n\n[taxonomies]\ntags = [\"a\",\n\"b\"]\n[extra]\ndraft = true\nweight = 0x1F\nrate = 1.50";
        let root = parse(text).unwrap().root;
        let date = root.get("date").unwrap();
        assert_eq!(date.as_text(), Some("1979-05-27T07:32:00-08:00"));
        assert_eq!(date.line, 2);
        let NodeValue::Map(entries) = &root.value else {
            panic!()
        };
        let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(keys, ["title", "date", "taxonomies", "extra"]);
        let tags = root.get("taxonomies").unwrap().get("tags").unwrap();
        let NodeValue::List(items) = &tags.value else {
            panic!()
        };
        assert_eq!(items[1].line, 6);
        let extra = root.get("extra").unwrap();
        assert_eq!(extra.get("draft").unwrap().as_text(), Some("true"));
        assert_eq!(extra.get("rate").unwrap().as_text(), Some("1.50"));
    }

    #[test]
    fn errors_have_lines() {
        let deep = format!("a = {}1{}", "[".repeat(60), "]".repeat(60));
        for (text, line) in [("a = 1\nb = ", 2), ("a = 1\n\na = 2", 3), (&deep, 1)] {
            assert_eq!(parse(text).unwrap_err().line, line, "{text:.40}");
        }
    }
}
