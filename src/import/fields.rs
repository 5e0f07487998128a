//! The fields of a map in a record. They are taken by name, and the rest is reported as unknown.

pub mod date_in_path;
pub mod dates;
pub mod details;
pub mod duration;
pub mod encrypted_note;
pub mod link;
pub mod number;
pub mod pictures;
pub mod player;
pub mod provider;
pub mod related;
pub mod relative_path;
pub mod slugs;
pub mod text;

use crate::import::{
    diagnostics::{Diagnostics, report::ProblemKind},
    syntax::node::{MapEntry, Node, NodeValue},
};

/// A map whose fields are taken one by one.
pub struct RecordFields<'a> {
    entries: &'a [MapEntry],
    taken: Vec<bool>,
    path: String,
}

/// A field: its value and its path.
#[derive(Clone, Debug)]
pub struct RecordField<'a> {
    /// The value; never null.
    pub node: &'a Node,
    /// The path in the record, such as `related[2].webUrl`.
    pub path: String,
}

impl<'a> RecordFields<'a> {
    /// Returns the fields of a map at `path` (empty for the record itself), or `None` if the node
    /// is not a map.
    pub fn of(node: &'a Node, path: &str) -> Option<Self> {
        let NodeValue::Map(entries) = &node.value else {
            return None;
        };
        Some(Self {
            entries,
            taken: vec![false; entries.len()],
            path: path.to_owned(),
        })
    }

    /// Returns the field of this name, or `None` if it is missing or null.
    pub fn take(&mut self, name: &str) -> Option<RecordField<'a>> {
        let index = self.entries.iter().position(|entry| entry.key == name)?;
        if let Some(taken) = self.taken.get_mut(index) {
            *taken = true;
        }
        let entry = self.entries.get(index)?;
        let node = &entry.node;
        (!node.is_null()).then(|| RecordField {
            node,
            path: entry
                .original_path
                .clone()
                .unwrap_or_else(|| self.path_of(name)),
        })
    }

    /// Reports the fields that were not taken as unknown.
    pub fn finish(self, diagnostics: &mut Diagnostics) {
        let untaken = self.entries.iter().zip(&self.taken);
        for (entry, _) in untaken.filter(|(_, taken)| !**taken) {
            let path = entry.original_path.clone();
            let path = path.unwrap_or_else(|| self.path_of(&entry.key));
            diagnostics.unknown_field(&without_indices(&path));
        }
    }

    /// Returns the path of a field of this map.
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }
}

impl<'a> RecordField<'a> {
    /// Returns the text of a scalar. A list or map is reported and gives `None`.
    pub fn scalar(&self, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        match &self.node.value {
            NodeValue::Scalar { text, .. } => Some(text),
            NodeValue::List(_) | NodeValue::Map(_) => {
                self.warn(
                    ProblemKind::WrongValue,
                    diagnostics,
                    self.node.describe(),
                    "a single value; the field is left out",
                );
                None
            }
        }
    }

    /// Returns the fields of a map. Anything else is reported and gives `None`.
    pub fn map(&self, diagnostics: &mut Diagnostics) -> Option<RecordFields<'a>> {
        let fields = RecordFields::of(self.node, &self.path);
        if fields.is_none() {
            self.warn(
                ProblemKind::WrongValue,
                diagnostics,
                self.node.describe(),
                "a map; the value is left out",
            );
        }
        fields
    }

    /// Returns the items of a list without nulls. A single value is a list of one.
    pub fn items(&self) -> Vec<RecordField<'a>> {
        let NodeValue::List(items) = &self.node.value else {
            return vec![self.clone()];
        };
        let items = items.iter().enumerate();
        items
            .filter(|(_, node)| !node.is_null())
            .map(|(index, node)| RecordField {
                node,
                path: format!("{}[{index}]", self.path),
            })
            .collect()
    }

    /// Reports a warning about this field.
    pub fn warn(
        &self,
        kind: ProblemKind,
        diagnostics: &mut Diagnostics,
        found: &str,
        expected: &str,
    ) {
        diagnostics.warn(kind, Some(self.node.line), &self.path, found, expected);
    }

    /// Reports a note about this field.
    pub fn note(
        &self,
        kind: ProblemKind,
        diagnostics: &mut Diagnostics,
        found: &str,
        expected: &str,
    ) {
        diagnostics.note(kind, Some(self.node.line), &self.path, found, expected);
    }

    /// Reports an error about this field, which refuses the record.
    pub fn error(
        &self,
        kind: ProblemKind,
        diagnostics: &mut Diagnostics,
        found: &str,
        expected: &str,
    ) {
        diagnostics.error(kind, Some(self.node.line), &self.path, found, expected);
    }
}

/// Removes indices from a path: `related[12].mood` becomes `related[].mood`.
fn without_indices(path: &str) -> String {
    let mut short = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('[') {
        short.push_str(before);
        short.push('[');
        let after_digits = after.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = if after_digits.starts_with(']') {
            after_digits
        } else {
            after
        };
    }
    short.push_str(rest);
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::syntax::yaml;

    #[test]
    fn untaken_fields_are_unknown() {
        let document = yaml::parse("a: 1\nb: ~\nc: [x, ~, y]\nmood: ok\n").unwrap();
        let mut diagnostics = Diagnostics::new("x.md");
        let mut fields = RecordFields::of(&document.root, "related[12]").unwrap();
        assert_eq!(
            fields.take("a").unwrap().scalar(&mut diagnostics),
            Some("1")
        );
        assert!(fields.take("b").is_none());
        let c = fields.take("c").unwrap();
        assert_eq!(c.scalar(&mut diagnostics), None);
        let paths: Vec<_> = c.items().into_iter().map(|item| item.path).collect();
        assert_eq!(paths, ["related[12].c[0]", "related[12].c[2]"]);
        fields.finish(&mut diagnostics);
        let (problems, unknown) = diagnostics.finish();
        assert_eq!(problems.len(), 1);
        assert_eq!(unknown.into_iter().collect::<Vec<_>>(), ["related[].mood"]);
    }
}
