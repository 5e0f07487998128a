//! A node of front matter in any syntax, with its line.

/// A value and its line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The line it begins on.
    pub line: usize,
    /// The value.
    pub value: NodeValue,
}

/// The value of a [`Node`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeValue {
    /// A text, number, boolean or null; its field decides which.
    Scalar {
        /// The text, without quotes.
        text: String,
        /// Whether it was written without quotes, so that `null` and `~` are null.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<MapEntry>),
}

/// A key and its value in a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapEntry {
    /// The key, as text.
    pub key: String,
    /// The path of the field in the file, if it differs from the key. Importers rename fields, but
    /// reports use the names of the file.
    pub original_path: Option<String>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Creates a text that is never null.
    pub fn text(line: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        let value = NodeValue::Scalar { text, plain: false };
        Self { line, value }
    }

    /// Creates a list.
    pub fn list(line: usize, items: Vec<Self>) -> Self {
        let value = NodeValue::List(items);
        Self { line, value }
    }

    /// Creates a map.
    pub fn map(line: usize, entries: Vec<MapEntry>) -> Self {
        let value = NodeValue::Map(entries);
        Self { line, value }
    }

    /// Returns the text of a scalar that is not null.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// Returns the value under this key of a map, in any case.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let NodeValue::Map(entries) = &self.value else {
            return None;
        };
        let mut entries = entries.iter();
        let entry = entries.find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        Some(&entry.node)
    }

    /// Returns the texts of a list or of a single scalar. Nulls, lists and maps are skipped.
    pub fn texts(&self) -> Vec<&str> {
        match &self.value {
            NodeValue::List(items) => items.iter().filter_map(Self::as_text).collect(),
            _ => self.as_text().into_iter().collect(),
        }
    }

    /// Returns the items of a list. A single value is a list of one, and null is an empty list.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            NodeValue::List(items) => items,
            _ if self.is_null() => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// Returns the entries of a map. Other values have none.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.value {
            NodeValue::Map(entries) => entries,
            _ => &[],
        }
    }

    /// Returns the boolean of a scalar, in any spelling of YAML.
    pub fn as_boolean(&self) -> Option<bool> {
        self.as_text().and_then(parse_boolean)
    }

    /// Returns whether it is null: empty, `~` or `null`.
    pub fn is_null(&self) -> bool {
        match &self.value {
            NodeValue::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            NodeValue::List(_) | NodeValue::Map(_) => false,
        }
    }

    /// Returns a description for reports: the text of a scalar, else the kind of value.
    pub fn describe(&self) -> &str {
        match &self.value {
            NodeValue::Scalar { text, .. } => text,
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a map",
        }
    }

    /// Returns the number of nodes, bytes and levels in this node. Not recursive.
    pub fn weight(&self) -> Weight {
        let mut weight = Weight::default();
        let mut pending = vec![(self, 0)];
        while let Some((node, depth)) = pending.pop() {
            weight.nodes += 1;
            weight.depth = weight.depth.max(depth + usize::from(!node.is_scalar()));
            match &node.value {
                NodeValue::Scalar { text, .. } => weight.bytes += text.len(),
                NodeValue::List(items) => {
                    pending.extend(items.iter().map(|item| (item, depth + 1)))
                }
                NodeValue::Map(entries) => pending.extend(entries.iter().map(|entry| {
                    weight.bytes += entry.key.len();
                    (&entry.node, depth + 1)
                })),
            }
        }
        weight
    }

    /// Adds `lines` to all line numbers. Not recursive.
    pub fn shift_lines(&mut self, lines: usize) {
        let mut pending = vec![self];
        while let Some(node) = pending.pop() {
            node.line += lines;
            match &mut node.value {
                NodeValue::Scalar { .. } => {}
                NodeValue::List(items) => pending.extend(items),
                NodeValue::Map(entries) => pending.extend(entries.iter_mut().map(|e| &mut e.node)),
            }
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self.value, NodeValue::Scalar { .. })
    }
}

impl MapEntry {
    /// Creates an entry whose field has the same name in the file.
    pub fn new(key: impl Into<String>, node: Node) -> Self {
        let key = key.into();
        Self {
            key,
            original_path: None,
            node,
        }
    }
}

/// The memory cost of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// The number of nodes, including itself.
    pub nodes: usize,
    /// The bytes of text in keys and scalars.
    pub bytes: usize,
    /// The levels of lists and maps; 0 for a scalar.
    pub depth: usize,
}

/// An error in front matter or in a file of many records.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found}")]
pub struct SyntaxError {
    /// The line of the text, from 1.
    pub line: usize,
    /// The problem.
    pub found: String,
    /// The text that was expected instead.
    pub expected: &'static str,
}

/// Counts the nodes of a record, so that a small file cannot become a large tree.
#[derive(Debug, Default)]
pub struct Budget {
    nodes: usize,
}

impl Budget {
    /// Counts one more value at this depth.
    ///
    /// # Errors
    /// Fails beyond [`MAX_NODES`](super::yaml::MAX_NODES) or [`MAX_DEPTH`](super::yaml::MAX_DEPTH).
    pub fn spend(&mut self, line: usize, depth: usize) -> Result<(), SyntaxError> {
        self.nodes += 1;
        let (found, expected) = if self.nodes > super::yaml::MAX_NODES {
            ("more values", "at most 50,000 values")
        } else if depth > super::yaml::MAX_DEPTH {
            ("deeper nesting", "at most 24 levels of lists and maps")
        } else {
            return Ok(());
        };
        let found = found.to_owned();
        Err(SyntaxError {
            line,
            found,
            expected,
        })
    }
}

/// Parses a boolean in the spelling of YAML 1.2 or an older version.
pub fn parse_boolean(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn booleans_in_any_spelling() {
        for (text, boolean) in [
            ("true", Some(true)),
            ("False", Some(false)),
            ("YES", Some(true)),
            ("off", Some(false)),
            ("maybe", None),
            ("1", None),
            ("", None),
        ] {
            assert_eq!(parse_boolean(text), boolean, "{text:?}");
        }
    }
}
