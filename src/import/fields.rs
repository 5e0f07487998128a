//! The fields of one map of a record: taken by name, and those that nobody takes are counted.

use super::{
    diagnostics::Diagnostics,
    node::{MapEntry, Node, NodeValue},
    report::ProblemKind,
};

/// A map whose fields are taken one by one.
pub struct RecordFields<'a> {
    entries: &'a [MapEntry],
    taken: Vec<bool>,
    path: String,
}

/// One field: its value and where it stands.
#[derive(Clone, Debug)]
pub struct RecordField<'a> {
    /// The value; never YAML's nothing.
    pub node: &'a Node,
    /// The path in the record, such as `related[2].webUrl`.
    pub path: String,
}

impl<'a> RecordFields<'a> {
    /// The fields of a map at `path` (empty for the record itself); `None` for anything else.
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

    /// The field of this name. `None` where it is missing or YAML's nothing.
    pub fn take(&mut self, name: &str) -> Option<RecordField<'a>> {
        let index = self.entries.iter().position(|entry| entry.key == name)?;
        if let Some(taken) = self.taken.get_mut(index) {
            *taken = true;
        }
        let entry = self.entries.get(index)?;
        let node = &entry.node;
        (!node.is_null()).then(|| RecordField {
            node,
            path: entry.said.clone().unwrap_or_else(|| self.path_of(name)),
        })
    }

    /// Counts the fields that nobody took.
    pub fn finish(self, findings: &mut Diagnostics) {
        let left = self.entries.iter().zip(&self.taken);
        for (entry, _) in left.filter(|(_, taken)| !**taken) {
            let path = entry.said.clone();
            let path = path.unwrap_or_else(|| self.path_of(&entry.key));
            findings.unknown(&without_positions(&path));
        }
    }

    /// The path of a field of this map.
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() {
            name.to_owned()
        } else {
            format!("{}.{name}", self.path)
        }
    }
}

impl<'a> RecordField<'a> {
    /// The scalar's text; a list or map is a warning and `None`.
    pub fn scalar(&self, findings: &mut Diagnostics) -> Option<&'a str> {
        match &self.node.value {
            NodeValue::Scalar { text, .. } => Some(text),
            NodeValue::List(_) | NodeValue::Map(_) => {
                self.warn(
                    ProblemKind::WrongValue,
                    findings,
                    self.node.shown(),
                    "a single value; left out",
                );
                None
            }
        }
    }

    /// The map's fields; anything else is a warning and `None`.
    pub fn map(&self, findings: &mut Diagnostics) -> Option<RecordFields<'a>> {
        let fields = RecordFields::of(self.node, &self.path);
        if fields.is_none() {
            self.warn(
                ProblemKind::WrongValue,
                findings,
                self.node.shown(),
                "a map; left out",
            );
        }
        fields
    }

    /// The list's items, without YAML's nothings; a single value is a list of one.
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
    pub fn warn(&self, kind: ProblemKind, findings: &mut Diagnostics, found: &str, expected: &str) {
        findings.warn(kind, Some(self.node.line), &self.path, found, expected);
    }

    /// Reports a note about this field.
    pub fn note(&self, kind: ProblemKind, findings: &mut Diagnostics, found: &str, expected: &str) {
        findings.note(kind, Some(self.node.line), &self.path, found, expected);
    }

    /// Reports an error about this field: the record is refused.
    pub fn error(
        &self,
        kind: ProblemKind,
        findings: &mut Diagnostics,
        found: &str,
        expected: &str,
    ) {
        findings.error(kind, Some(self.node.line), &self.path, found, expected);
    }
}

/// `related[12].mood` is `related[].mood`.
fn without_positions(path: &str) -> String {
    let mut short = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('[') {
        short.push_str(before);
        short.push('[');
        let behind = after.trim_start_matches(|c: char| c.is_ascii_digit());
        rest = if behind.starts_with(']') {
            behind
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
    use crate::import::yaml;

    #[test]
    fn what_nobody_takes_is_unknown() {
        let document = yaml::parse("a: 1\nb: ~\nc: [x, ~, y]\nmood: ok\n").unwrap();
        let mut findings = Diagnostics::new("x.md");
        let mut fields = RecordFields::of(&document.root, "related[12]").unwrap();
        assert_eq!(fields.take("a").unwrap().scalar(&mut findings), Some("1"));
        assert!(fields.take("b").is_none());
        let c = fields.take("c").unwrap();
        assert_eq!(c.scalar(&mut findings), None);
        let paths: Vec<_> = c.items().into_iter().map(|item| item.path).collect();
        assert_eq!(paths, ["related[12].c[0]", "related[12].c[2]"]);
        fields.finish(&mut findings);
        let (problems, unknown) = findings.finish();
        assert_eq!(problems.len(), 1);
        assert_eq!(unknown.into_iter().collect::<Vec<_>>(), ["related[].mood"]);
    }
}
