//! JSON as nodes, each with its line.
//!
//! serde_json says no places. But a [`RawValue`] is a piece of the text itself, so where it begins is
//! where it lies in memory; lists and maps are taken apart level by level, down to the depth that a
//! record may have.

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

/// A JSON text, and where its lines begin.
#[derive(Debug)]
pub struct Json<'a> {
    text: &'a str,
    breaks: Vec<usize>,
    first_line: usize,
}

/// A key and its value, as it stands.
type Pair<'a> = (String, &'a RawValue);

/// The entries of a map as they stand, keys that come twice included.
struct Pairs<'a>(Vec<Pair<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for Pairs<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Taker;
        impl<'de> Visitor<'de> for Taker {
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
        from.deserialize_map(Taker)
    }
}

impl<'a> Json<'a> {
    /// A text whose first line has this number in its file, from 1.
    pub fn new(text: &'a str, first_line: usize) -> Self {
        let breaks = text.match_indices('\n').map(|(place, _)| place).collect();
        Self {
            text,
            breaks,
            first_line,
        }
    }

    /// The first value of the text, as it stands, and the bytes up to its end. What comes after it is
    /// not looked at.
    ///
    /// # Errors
    /// [`SyntaxError`] where there is none.
    pub fn first(&self) -> Result<(&'a RawValue, usize), SyntaxError> {
        let mut values = serde_json::Deserializer::from_str(self.text).into_iter::<&RawValue>();
        match values.next() {
            Some(Ok(value)) => Ok((value, values.byte_offset())),
            Some(Err(error)) => Err(self.wrong(&error, self.first_line)),
            None => Err(self.not("nothing", self.first_line, "a JSON value")),
        }
    }

    /// The whole text as one value, as it stands.
    ///
    /// # Errors
    /// [`SyntaxError`] where it is none, or has anything after it.
    pub fn whole(&self) -> Result<&'a RawValue, SyntaxError> {
        serde_json::from_str(self.text).map_err(|error| self.wrong(&error, self.first_line))
    }

    /// The value as nodes. Of keys that come twice the last counts, as in JavaScript and Go.
    ///
    /// # Errors
    /// [`SyntaxError`] for a text that no text can be (a lone surrogate), and beyond the limits of
    /// [`Budget`].
    pub fn node(&self, value: &RawValue, budget: &mut Budget) -> Result<Node, SyntaxError> {
        self.at(value, 0, budget, &mut Vec::new())
    }

    /// The value as a record, with the keys that come twice.
    ///
    /// # Errors
    /// Those of [`Json::node`].
    pub fn document(&self, value: &RawValue) -> Result<FrontMatter, SyntaxError> {
        let mut duplicates = Vec::new();
        let root = self.at(value, 0, &mut Budget::default(), &mut duplicates)?;
        Ok(FrontMatter { root, duplicates })
    }

    /// The entries of a map, as they stand, of keys that come twice the last; `None` for anything else.
    pub fn entries(&self, value: &'a RawValue) -> Option<Vec<Pair<'a>>> {
        let is_map = value.get().starts_with('{');
        let Pairs(pairs) = is_map.then(|| serde_json::from_str::<Pairs>(value.get()).ok())??;
        let (pairs, _) = last_of_each(pairs);
        Some(pairs)
    }

    /// The items of a list, as they stand; `None` for anything else.
    pub fn items(&self, value: &'a RawValue) -> Option<Vec<&'a RawValue>> {
        let is_list = value.get().starts_with('[');
        is_list.then(|| serde_json::from_str(value.get()).ok())?
    }

    /// The line a value begins on.
    pub fn line(&self, value: &RawValue) -> usize {
        // Both are the same text, so one address less the other is the place in it.
        let place = value.get().as_ptr().addr();
        let place = place.saturating_sub(self.text.as_ptr().addr());
        self.first_line + self.breaks.partition_point(|other| *other < place)
    }

    fn at(
        &self,
        value: &RawValue,
        depth: usize,
        budget: &mut Budget,
        duplicates: &mut Vec<DuplicateKey>,
    ) -> Result<Node, SyntaxError> {
        let line = self.line(value);
        budget.spend(line, depth)?;
        let wrong = |error: serde_json::Error| self.wrong(&error, line);
        let value = match value.get().as_bytes().first() {
            Some(b'{') => {
                let Pairs(pairs) = serde_json::from_str(value.get()).map_err(wrong)?;
                let (pairs, repeated) = last_of_each(pairs);
                for (key, value) in repeated {
                    let line = self.line(value);
                    budget.spend(line, depth + 1)?;
                    duplicates.push(DuplicateKey {
                        line,
                        key,
                        counts: DuplicateRule::Last,
                    });
                }
                let mut entries: Vec<MapEntry> = Vec::with_capacity(pairs.len());
                for (key, value) in pairs {
                    let node = self.at(value, depth + 1, budget, duplicates)?;
                    entries.push(MapEntry::new(key, node));
                }
                NodeValue::Map(entries)
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(wrong)?;
                let items = items.into_iter();
                let items = items.map(|item| self.at(item, depth + 1, budget, duplicates));
                NodeValue::List(items.collect::<Result<_, _>>()?)
            }
            Some(b'"') => {
                let text = serde_json::from_str(value.get()).map_err(wrong)?;
                NodeValue::Scalar { text, plain: false }
            }
            _ => NodeValue::Scalar {
                text: value.get().to_owned(),
                plain: true,
            },
        };
        Ok(Node { line, value })
    }

    fn wrong(&self, error: &serde_json::Error, line: usize) -> SyntaxError {
        // serde_json says where in the end of its message, from 1.
        let line = line + error.line().saturating_sub(1);
        let message = error.to_string();
        let found = message.rsplit_once(" at line ").map_or(&*message, |m| m.0);
        self.not(found, line, "well-formed JSON")
    }

    fn not(&self, found: &str, line: usize, expected: &'static str) -> SyntaxError {
        SyntaxError {
            line,
            found: found.to_owned(),
            expected,
        }
    }
}

/// The pairs with the last value of each key, in the place of the first, and the pairs whose key had come before.
fn last_of_each(pairs: Vec<Pair<'_>>) -> (Vec<Pair<'_>>, Vec<Pair<'_>>) {
    let mut kept: Vec<Pair> = Vec::with_capacity(pairs.len());
    let mut repeated = Vec::new();
    let mut places = HashMap::with_capacity(pairs.len());
    for (key, value) in pairs {
        match places.entry(key) {
            hash_map::Entry::Vacant(free) => {
                kept.push((free.key().clone(), value));
                free.insert(kept.len() - 1);
            }
            hash_map::Entry::Occupied(seen) => {
                if let Some(pair) = kept.get_mut(*seen.get()) {
                    pair.1 = value;
                }
                repeated.push((seen.key().clone(), value));
            }
        }
    }
    (kept, repeated)
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
    fn what_cannot_be_read_is_named_by_its_line() {
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
