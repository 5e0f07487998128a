//! Parses JSON into nodes with line numbers.
//!
//! serde_json reports no positions. But a [`RawValue`] is a slice of the text, so its address gives
//! its offset. Lists and maps are parsed level by level, down to the depth limit of records.

use std::collections::{HashMap, hash_map};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use super::{
    node::{Budget, MapEntry, Node, NodeValue, SyntaxError},
    yaml::{DuplicateKey, DuplicateRule, FrontMatter},
};

/// A JSON text and the offsets of its line breaks.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a str,
    breaks: Vec<usize>,
    first_line: usize,
}

/// A key and its unparsed value.
type Pair<'a> = (String, &'a RawValue);

/// The unparsed entries of a map, including repeated keys.
struct Pairs<'a>(Vec<Pair<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct PairsVisitor;
        impl<'de> Visitor<'de> for PairsVisitor {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<'de>, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        from.deserialize_map(PairsVisitor)
    }
}

impl<'a> Json<'a> {
    /// Creates a reader of a text whose first line has this number in its file, from 1.
    pub fn new(text: &'a str, first_line: usize) -> Self {
        let breaks = text.match_indices('\n').map(|(offset, _)| offset).collect();
        Self {
            text,
            breaks,
            first_line,
        }
    }

    /// Returns the first value of the text, unparsed, and its end in bytes. Text after it is
    /// ignored.
    ///
    /// # Errors
    /// Returns a [`SyntaxError`] if there is none.
    pub fn first(&self) -> Result<(&'a RawValue, usize), SyntaxError> {
        let mut values = serde_json::Deserializer::from_str(self.text).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => Ok((value, values.byte_offset())),
            Some(Err(error)) => Err(self.json_error(&error, self.first_line)),
            None => Err(self.syntax_error("nothing", self.first_line, "a JSON value")),
        }
    }

    /// Returns the whole text as one unparsed value.
    ///
    /// # Errors
    /// Returns a [`SyntaxError`] if the text is not exactly one value.
    pub fn whole(&self) -> Result<&'a RawValue, SyntaxError> {
        serde_json::from_str(self.text).map_err(|error| self.json_error(&error, self.first_line))
    }

    /// Returns a value as nodes. If a key repeats, its last value counts, as in JavaScript and Go.
    ///
    /// # Errors
    /// Returns a [`SyntaxError`] for an invalid text (a lone surrogate), and beyond the limits of
    /// [`Budget`].
    pub fn node(&self, value: &RawValue, budget: &mut Budget) -> Result<Node, SyntaxError> {
        self.node_at(value, 0, budget, &mut Vec::new())
    }

    /// Returns a value as a record, with its repeated keys.
    ///
    /// # Errors
    /// The errors of [`Json::node`].
    pub fn document(&self, value: &RawValue) -> Result<FrontMatter, SyntaxError> {
        let mut duplicates = Vec::new();
        let root = self.node_at(value, 0, &mut Budget::default(), &mut duplicates)?;
        Ok(FrontMatter { root, duplicates })
    }

    /// Returns the unparsed entries of a map, with the last value of repeated keys, or `None` if
    /// the value is not a map.
    pub fn entries(&self, value: &'a RawValue) -> Option<Vec<Pair<'a>>> {
        let is_map = value.get().starts_with('{');
        let Pairs(pairs) = is_map.then(|| serde_json::from_str::<Pairs>(value.get()).ok())??;
        let (pairs, _) = last_of_each(pairs);
        Some(pairs)
    }

    /// Returns the unparsed items of a list, or `None` if the value is not a list.
    pub fn items(&self, value: &'a RawValue) -> Option<Vec<&'a RawValue>> {
        let is_list = value.get().starts_with('[');
        is_list.then(|| serde_json::from_str(value.get()).ok())?
    }

    /// Returns the line on which a value begins.
    pub fn line(&self, value: &RawValue) -> usize {
        // The value is a slice of the text, so the difference of the addresses is its offset.
        let offset = value.get().as_ptr().addr();
        let offset = offset.saturating_sub(self.text.as_ptr().addr());
        self.first_line + self.breaks.partition_point(|other| *other < offset)
    }

    fn node_at(
        &self,
        value: &RawValue,
        depth: usize,
        budget: &mut Budget,
        duplicates: &mut Vec<DuplicateKey>,
    ) -> Result<Node, SyntaxError> {
        let line = self.line(value);
        budget.spend(line, depth)?;
        let json_error = |error: serde_json::Error| self.json_error(&error, line);
        let value = match value.get().as_bytes().first() {
            Some(b'{') => {
                let Pairs(pairs) = serde_json::from_str(value.get()).map_err(json_error)?;
                let (pairs, repeated) = last_of_each(pairs);
                for (key, value) in repeated {
                    let line = self.line(value);
                    budget.spend(line, depth + 1)?;
                    duplicates.push(DuplicateKey {
                        line,
                        key,
                        rule: DuplicateRule::Last,
                    });
                }
                let mut entries: Vec<MapEntry> = Vec::with_capacity(pairs.len());
                for (key, value) in pairs {
                    let node = self.node_at(value, depth + 1, budget, duplicates)?;
                    entries.push(MapEntry::new(key, node));
                }
                NodeValue::Map(entries)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> =
                    serde_json::from_str(value.get()).map_err(json_error)?;
                let items = items.into_iter();
                let items = items.map(|item| self.node_at(item, depth + 1, budget, duplicates));
                NodeValue::List(items.collect::<Result<_, _>>()?)
            }
            Some(b'"') => {
                let text = serde_json::from_str(value.get()).map_err(json_error)?;
                NodeValue::Scalar { text, plain: false }
            }
            _ => NodeValue::Scalar {
                text: value.get().to_owned(),
                plain: true,
            },
        };
        Ok(Node { line, value })
    }

    fn json_error(&self, error: &serde_json::Error, line: usize) -> SyntaxError {
        // serde_json ends its messages with the position, from 1.
        let line = line + error.line().saturating_sub(1);
        let message = error.to_string();
        let found = message.rsplit_once(" at line ").map_or(&*message, |m| m.0);
        self.syntax_error(found, line, "well-formed JSON")
    }

    fn syntax_error(&self, found: &str, line: usize, expected: &'static str) -> SyntaxError {
        SyntaxError {
            line,
            found: found.to_owned(),
            expected,
        }
    }
}

/// Returns the pairs with the last value of each key, in the order of first occurrence, and the
/// pairs whose keys are repeated.
fn last_of_each(pairs: Vec<Pair<'_>>) -> (Vec<Pair<'_>>, Vec<Pair<'_>>) {
    let mut pairs_by_key: Vec<Pair> = Vec::with_capacity(pairs.len());
    let mut repeated = Vec::new();
    let mut indices = HashMap::with_capacity(pairs.len());
    for (key, value) in pairs {
        match indices.entry(key) {
            hash_map::Entry::Vacant(vacant) => {
                pairs_by_key.push((vacant.key().clone(), value));
                vacant.insert(pairs_by_key.len() - 1);
            }
            hash_map::Entry::Occupied(index) => {
                if let Some(pair) = pairs_by_key.get_mut(*index.get()) {
                    pair.1 = value;
                }
                repeated.push((index.key().clone(), value));
            }
        }
    }
    (pairs_by_key, repeated)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node, SyntaxError> {
        let json = Json::new(text, 1);
        json.node(json.whole()?, &mut Budget::default())
    }

    #[test]
    fn every_value_has_its_line() {
        let root = read("{\n\"a\": \"x\\u00e4\",\n\"b\": [1,\n null]\n, \"a\": 2}").unwrap();
        assert_eq!(root.get("a").unwrap().as_text(), Some("2"));
        assert_eq!(root.get("a").unwrap().line, 5);
        let NodeValue::List(items) = &root.get("b").unwrap().value else {
            panic!()
        };
        assert_eq!((items[0].line, items[1].line), (3, 4));
        assert!(items[1].is_null());
    }

    #[test]
    fn errors_have_lines() {
        let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
        let wide = format!("[{}1]", "1,".repeat(60_000));
        for (text, line) in [
            ("{\n\"a\": }", 2),
            ("{\"a\":\n \"\\ud800\"}", 2),
            ("", 1),
            (&deep, 1),
            (&wide, 1),
        ] {
            assert_eq!(read(text).unwrap_err().line, line, "{text:.40}");
        }
    }
}
