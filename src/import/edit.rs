//! What the owner of a site changes of all records: names of topics, topics by rule, what is hidden.
//!
//! It comes after reading, so that a record need not be read again where only this has changed.

mod rule;

use std::collections::{HashMap, HashSet};

use super::{
    archive::ImportedStory,
    report::{Problem, ProblemKind, Report, Severity},
};
use crate::model::Outline;
pub use rule::TopicRule;

/// What is to be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Topics by other names: the name in lower case, and the one that counts.
    pub names: HashMap<String, String>,
    /// The topic that each topic belongs to: its stories have that, too. There is no circle among them.
    pub parents: HashMap<String, String>,
    /// Topics for stories that have none.
    pub rules: Vec<TopicRule>,
    /// What is not shown.
    pub hidden: Hidden,
}

/// Stories that are left out: those that have any of these, in whatever case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Topics, in lower case.
    pub topics: HashSet<String>,
    /// Names or domains of publishers, in lower case.
    pub publishers: HashSet<String>,
    /// Types, in lower case.
    pub types: HashSet<String>,
}

impl Edits {
    /// Changes stories, and leaves out hidden ones: the report counts them.
    pub fn apply(&self, stories: &mut Vec<ImportedStory>, report: &mut Report) {
        if *self == Self::default() {
            return;
        }
        stories.retain_mut(|story| {
            let outline = &mut story.filed.outline;
            self.name(outline);
            let Some(reason) = self.hidden.reason(outline) else {
                return true;
            };
            report.hide(&story.path);
            report.problems.push(Problem::new(
                ProblemKind::Hidden,
                Severity::Note,
                (&story.path, None),
                "",
                &reason,
                "nothing that the settings hide; left out",
            ));
            false
        });
    }

    fn name(&self, outline: &mut Outline) {
        if outline.topics.is_empty() {
            let rules = self.rules.iter().filter(|rule| rule.holds(outline));
            outline.topics = rules.map(|rule| rule.topic.clone()).collect();
        }
        let mut topics: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for topic in outline.topics.drain(..) {
            let mut next = Some(
                self.names
                    .get(&topic.to_lowercase())
                    .cloned()
                    .unwrap_or(topic),
            );
            while let Some(topic) = next.take() {
                next = self.parents.get(&topic.to_lowercase()).cloned();
                if seen.insert(topic.to_lowercase()) {
                    topics.push(topic);
                }
            }
        }
        outline.topics = topics;
    }
}

impl Hidden {
    /// What of a story is hidden.
    fn reason(&self, outline: &Outline) -> Option<String> {
        let is_in = |set: &HashSet<String>, text: &str| set.contains(&text.to_lowercase());
        let mut topics = outline.topics.iter();
        if let Some(topic) = topics.find(|topic| is_in(&self.topics, topic)) {
            return Some(format!("the topic {topic}"));
        }
        let provider = &outline.provider;
        if is_in(&self.publishers, &provider.name) || is_in(&self.publishers, &provider.domain) {
            return Some(format!("the publisher {}", provider.name));
        }
        let kind = outline.kind.name();
        is_in(&self.types, kind).then(|| format!("the type {kind}"))
    }
}

#[cfg(test)]
mod tests;
