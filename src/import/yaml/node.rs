//! A piece of YAML, and the line it stands on.

/// A value and its line in the front matter, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The line it begins on.
    pub line: usize,
    /// What it is.
    pub value: Value,
}

/// What a [`Node`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text, a number, a truth value or nothing: which, its field decides.
    Scalar {
        /// The text, without quotes.
        text: String,
        /// Whether it stood without quotes, so that `null` and `~` mean nothing.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of the file.
    Map(Vec<Entry>),
}

/// A key and its value in a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key, as text.
    pub key: String,
    /// The value.
    pub node: Node,
}

impl Node {
    /// Whether it is YAML's nothing: an empty place, `~` or `null`.
    pub fn is_null(&self) -> bool {
        match &self.value {
            Value::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            Value::List(_) | Value::Map(_) => false,
        }
    }

    /// What it is, for a report: the text of a scalar, else the shape.
    pub fn shown(&self) -> &str {
        match &self.value {
            Value::Scalar { text, .. } => text,
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// How many nodes it is made of, itself included, how many bytes of text they hold, and how
    /// many levels of lists and maps they have. Not recursive.
    pub fn weight(&self) -> Weight {
        let mut weight = Weight::default();
        let mut left = vec![(self, 0)];
        while let Some((node, above)) = left.pop() {
            weight.nodes += 1;
            weight.depth = weight.depth.max(above + usize::from(!node.is_scalar()));
            match &node.value {
                Value::Scalar { text, .. } => weight.bytes += text.len(),
                Value::List(items) => left.extend(items.iter().map(|item| (item, above + 1))),
                Value::Map(entries) => left.extend(entries.iter().map(|entry| {
                    weight.bytes += entry.key.len();
                    (&entry.node, above + 1)
                })),
            }
        }
        weight
    }

    /// Counts every line from `lines` higher up. Not recursive.
    pub fn move_down(&mut self, lines: usize) {
        let mut left = vec![self];
        while let Some(node) = left.pop() {
            node.line += lines;
            match &mut node.value {
                Value::Scalar { .. } => {}
                Value::List(items) => left.extend(items),
                Value::Map(entries) => left.extend(entries.iter_mut().map(|e| &mut e.node)),
            }
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self.value, Value::Scalar { .. })
    }
}

/// What a node costs to keep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Nodes, itself included.
    pub nodes: usize,
    /// Bytes of text in keys and scalars.
    pub bytes: usize,
    /// Levels of lists and maps; 0 for a scalar.
    pub depth: usize,
}
