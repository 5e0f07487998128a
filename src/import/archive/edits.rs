//! The owner's changes to all records: topic names, topics by rule, and hidden stories.
//!
//! Edits are applied after reading, so that a change of the settings does not read records again.

mod rule;

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::diagnostics::report::{Problem, ProblemKind, Report, Severity},
    model::{Outline, name_key},
};

pub use self::rule::TopicRule;

/// The changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    /// Names that replace topics, by the [key](name_key) of the old name.
    pub names: HashMap<String, String>,
    /// The parent of each topic by its [key](name_key). The stories of a topic get its parent as well. There
    /// are no cycles.
    pub parents: HashMap<String, String>,
    /// Rules that give topics to stories without any.
    pub rules: Vec<TopicRule>,
    /// Stories to hide.
    pub hidden: Hidden,
}

/// Stories to leave out: those with any of these properties, in any spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The [keys](name_key) of topics.
    pub topics: HashSet<String>,
    /// The [keys](name_key) of names or domains of publishers.
    pub publishers: HashSet<String>,
    /// Types, in lower case.
    pub types: HashSet<String>,
}

impl Edits {
    /// Changes stories, and removes hidden ones; the report counts those.
    pub fn apply(&self, stories: &mut Vec<ImportedStory>, report: &mut Report) {
        if *self == Self::default() {
            return;
        }
        stories.retain_mut(|story| {
            let outline = &mut story.article.outline;
            self.set_topics(outline);
            let Some(reason) = self.hidden.reason(outline) else {
                return true;
            };
            report.add_hidden(&story.path);
            report.problems.push(Problem::new(
                ProblemKind::Hidden,
                Severity::Note,
                (&story.path, None),
                "",
                &reason,
                "a story that the settings do not hide; it is left out",
            ));
            false
        });
    }

    fn set_topics(&self, outline: &mut Outline) {
        if outline.topics.is_empty() {
            let rules = self.rules.iter().filter(|rule| rule.matches(outline));
            outline.topics = rules.map(|rule| rule.topic.clone()).collect();
        }
        let mut topics: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for topic in outline.topics.drain(..) {
            let mut next = Some(self.names.get(&name_key(&topic)).cloned().unwrap_or(topic));
            while let Some(topic) = next.take() {
                next = self.parents.get(&name_key(&topic)).cloned();
                if seen.insert(name_key(&topic)) {
                    topics.push(topic);
                }
            }
        }
        outline.topics = topics;
    }
}

impl Hidden {
    /// Returns the property by which a story is hidden.
    fn reason(&self, outline: &Outline) -> Option<String> {
        let is_in = |set: &HashSet<String>, text: &str| set.contains(&name_key(text));
        let mut topics = outline.topics.iter();
        if let Some(topic) = topics.find(|topic| is_in(&self.topics, topic)) {
            return Some(format!("the topic {topic}"));
        }
        let provider = &outline.provider;
        if is_in(&self.publishers, &provider.name) || is_in(&self.publishers, &provider.domain) {
            return Some(format!("the publisher {}", provider.name));
        }
        let kind = outline.kind.name();
        self.types
            .contains(&kind.to_lowercase())
            .then(|| format!("the type {kind}"))
    }
}

#[cfg(test)]
mod tests;
