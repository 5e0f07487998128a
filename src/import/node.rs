//! A piece of front matter, in whatever syntax it stands, and the line it stands on.

/// A value and its line, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The line it begins on.
    pub line: usize,
    /// What it is.
    pub value: NodeValue,
}

/// What a [`Node`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeValue {
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
    Map(Vec<MapEntry>),
}

/// A key and its value in a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapEntry {
    /// The key, as text.
    pub key: String,
    /// The path it has in the file, where that is another than the key's: an importer calls fields by
    /// our names, and a report by those of the file.
    pub said: Option<String>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// A text that is not nothing, whatever it says.
    pub fn text(line: usize, text: impl Into<String>) -> Self {
        let text = text.into();
        let value = NodeValue::Scalar { text, plain: false };
        Self { line, value }
    }

    /// A list.
    pub fn list(line: usize, items: Vec<Self>) -> Self {
        let value = NodeValue::List(items);
        Self { line, value }
    }

    /// A map.
    pub fn map(line: usize, entries: Vec<MapEntry>) -> Self {
        let value = NodeValue::Map(entries);
        Self { line, value }
    }

    /// The text of a scalar that is not nothing.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Scalar { text, .. } if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// The value under this key of a map, in whatever case it is written.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let NodeValue::Map(entries) = &self.value else {
            return None;
        };
        let mut entries = entries.iter();
        let entry = entries.find(|entry| entry.key.eq_ignore_ascii_case(key))?;
        Some(&entry.node)
    }

    /// The texts of a list, or of a single scalar; what is neither, and what is nothing, is left out.
    pub fn texts(&self) -> Vec<&str> {
        match &self.value {
            NodeValue::List(items) => items.iter().filter_map(Self::as_text).collect(),
            _ => self.as_text().into_iter().collect(),
        }
    }

    /// The items of a list; a single value is a list of one, and nothing is an empty list.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            NodeValue::List(items) => items,
            _ if self.is_null() => &[],
            _ => std::slice::from_ref(self),
        }
    }

    /// The entries of a map; of anything else, none.
    pub fn entries(&self) -> &[MapEntry] {
        match &self.value {
            NodeValue::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The truth that a scalar says, in any of YAML's spellings.
    pub fn truth(&self) -> Option<bool> {
        self.as_text().and_then(super::number::parse_truth)
    }

    /// Whether it is nothing: an empty place, `~` or `null`.
    pub fn is_null(&self) -> bool {
        match &self.value {
            NodeValue::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            NodeValue::List(_) | NodeValue::Map(_) => false,
        }
    }

    /// What it is, for a report: the text of a scalar, else the shape.
    pub fn shown(&self) -> &str {
        match &self.value {
            NodeValue::Scalar { text, .. } => text,
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a map",
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
                NodeValue::Scalar { text, .. } => weight.bytes += text.len(),
                NodeValue::List(items) => left.extend(items.iter().map(|item| (item, above + 1))),
                NodeValue::Map(entries) => left.extend(entries.iter().map(|entry| {
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
                NodeValue::Scalar { .. } => {}
                NodeValue::List(items) => left.extend(items),
                NodeValue::Map(entries) => left.extend(entries.iter_mut().map(|e| &mut e.node)),
            }
        }
    }

    fn is_scalar(&self) -> bool {
        matches!(self.value, NodeValue::Scalar { .. })
    }
}

impl MapEntry {
    /// A field that has this name in its file, too.
    pub fn new(key: impl Into<String>, node: Node) -> Self {
        let key = key.into();
        Self {
            key,
            said: None,
            node,
        }
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

/// Why front matter, or a file of many records, could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found}")]
pub struct SyntaxError {
    /// The line of the text, from 1.
    pub line: usize,
    /// What is there.
    pub found: String,
    /// What should be.
    pub expected: &'static str,
}

/// Counts what is built of a record, so that a small file cannot become a large tree.
#[derive(Debug, Default)]
pub struct Budget {
    nodes: usize,
}

impl Budget {
    /// One more value, so many lists and maps deep.
    ///
    /// # Errors
    /// Beyond [`MAX_NODES`](super::yaml::MAX_NODES) or [`MAX_DEPTH`](super::yaml::MAX_DEPTH).
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
