//! Defines parsed JSON documents.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, MapAccess, SeqAccess, Visitor},
};

use super::{
    JsonValue,
    node::{Extent, JsonNode},
};

/// The values of a text in one array, each list and object before its contents. Small lists
/// therefore need no allocation of their own. Strings without escapes borrow from the file.
///
/// The parser limits nesting: serde_json fails beyond 128 levels.
#[derive(Debug)]
pub struct JsonDocument<'a> {
    nodes: Vec<JsonNode<'a>>,
}

impl JsonDocument<'_> {
    /// Returns the outermost value.
    pub fn value(&self) -> JsonValue<'_> {
        JsonValue::of(&self.nodes)
    }
}

impl<'de> Deserialize<'de> for JsonDocument<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut nodes = Vec::new();
        Builder(&mut nodes).deserialize(from)?;
        Ok(Self { nodes })
    }
}

/// Appends a value.
struct Builder<'n, 'de>(&'n mut Vec<JsonNode<'de>>);

impl<'de> Builder<'_, 'de> {
    #[inline(always)]
    fn push<E>(self, node: JsonNode<'de>) -> Result<(), E> {
        self.0.push(node);
        Ok(())
    }

    /// Sets the extent of the list or object at an index, after its contents were added.
    fn close(self, place: usize, items: u32, node: fn(Extent) -> JsonNode<'de>) {
        let nodes = u32::try_from(self.0.len() - place - 1).unwrap_or(u32::MAX);
        if let Some(open) = self.0.get_mut(place) {
            *open = node(Extent { items, nodes });
        }
    }
}

impl<'de> DeserializeSeed<'de> for Builder<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Builder<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.push(JsonNode::Null)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.push(JsonNode::Truth(truth))
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.push(JsonNode::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        // No number of an export has more than 63 bits; larger ones are out of every range.
        let whole = i64::try_from(number).map(JsonNode::Integer);
        self.push(whole.unwrap_or(JsonNode::Fraction(f64::INFINITY)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.push(JsonNode::Fraction(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.push(JsonNode::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.push(JsonNode::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let place = self.0.len();
        self.0.push(JsonNode::Null);
        let mut items = 0;
        while from.next_element_seed(Builder(self.0))?.is_some() {
            items += 1;
        }
        self.close(place, items, JsonNode::List);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let place = self.0.len();
        self.0.push(JsonNode::Null);
        let mut items = 0;
        // A name is read as any value, so it needs no visitor of its own.
        while from.next_key_seed(Builder(self.0))?.is_some() {
            from.next_value_seed(Builder(self.0))?;
            items += 1;
        }
        self.close(place, items, JsonNode::Object);
        Ok(())
    }
}
