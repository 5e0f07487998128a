//! The settings of topics: `[[topics]]`, `[[rules]]`, `[hide]`.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;
use unicode_normalization::UnicodeNormalization;

use super::{
    renamed::RenamedKey,
    values::{self, COLOR_EXPECTED, SettingsProblem, invalid},
};
use crate::{
    format::site::TopicStyle,
    import::archive::edits::{Edits, Hidden, TopicRule},
    model::name_key,
};

/// A topic in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicTable {
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    parent: Option<Spanned<String>>,
    color: Option<Spanned<String>>,
    /// The old name of `color`.
    colour: Option<Spanned<String>>,
}

/// A rule in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    topic: String,
    words: Spanned<Vec<String>>,
}

/// The table `[hide]` in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HideTable {
    topics: Vec<String>,
    publishers: Vec<String>,
    types: Vec<String>,
}

/// The result of [`read`].
pub struct TopicSettings {
    /// The changes to all records.
    pub edits: Edits,
    /// The topics in the order in which they are shown.
    pub styles: Vec<TopicStyle>,
    /// The keys with old names.
    pub renamed: Vec<RenamedKey>,
}

/// Reads the settings of topics.
///
/// # Errors
/// The position and the reason of the first invalid value.
pub fn read(
    topics: Vec<TopicTable>,
    rules: Vec<RuleTable>,
    hide: HideTable,
) -> Result<TopicSettings, SettingsProblem> {
    let mut edits = Edits {
        hidden: Hidden {
            topics: name_keys(&hide.topics),
            publishers: name_keys(&hide.publishers),
            types: lower(hide.types),
        },
        ..Edits::default()
    };
    let mut styles = Vec::new();
    let mut renamed = Vec::new();
    let mut parents = HashMap::new();
    for (index, topic) in topics.iter().enumerate() {
        // The import composes the accents of all topics.
        let name: String = topic.name.get_ref().trim().nfc().collect();
        let name = name.as_str();
        if name.is_empty() {
            return Err(invalid(&topic.name, "the name of a topic"));
        }
        // Spellings of one name may be listed as if they were several.
        let mut own_keys = HashSet::new();
        for alias in topic.aliases.iter().chain([&topic.name]) {
            let key = name_key(alias.get_ref());
            if !own_keys.insert(key.clone()) {
                continue;
            }
            if let Some(other) = edits.names.insert(key, name.to_owned()) {
                let expected = format!("a name that the topic {other} does not have");
                return Err(invalid(alias, &expected));
            }
        }
        if let Some(parent) = &topic.parent {
            parents.insert(name_key(name), parent);
        }
        if let Some(colour) = &topic.colour {
            if topic.color.is_some() {
                return Err(invalid(colour, "`color` only, the new name of `colour`"));
            }
            renamed.push(RenamedKey {
                span: colour.span(),
                field: format!("topics[{index}].colour"),
                old_name: "colour",
                new_name: "color",
            });
        }
        let color = match topic.color.as_ref().or(topic.colour.as_ref()) {
            Some(color) => {
                Some(values::color(color.get_ref()).ok_or_else(|| invalid(color, COLOR_EXPECTED))?)
            }
            None => None,
        };
        styles.push(TopicStyle {
            name: name.to_owned(),
            color,
        });
    }
    for (name, parent) in &parents {
        let parent_name = parent.get_ref().trim().to_owned();
        // The parent may be named by one of its aliases.
        let parent_name = edits
            .names
            .get(&name_key(&parent_name))
            .cloned()
            .unwrap_or(parent_name);
        edits.parents.insert(name.clone(), parent_name);
    }
    for (name, parent) in &parents {
        let mut ancestor = Some(name);
        let mut visited = HashSet::new();
        let mut key;
        while let Some(name) = ancestor {
            if !visited.insert(name.clone()) {
                return Err(invalid(parent, "a topic that is not below this one"));
            }
            let Some(next) = edits.parents.get(name) else {
                break;
            };
            key = name_key(next);
            ancestor = Some(&key);
        }
    }
    for rule in rules {
        let words = rule.words.get_ref();
        let topic_rule = TopicRule::new(&rule.topic, words).filter(|_| !words.is_empty());
        edits.rules.push(topic_rule.ok_or_else(|| {
            let found = words.join(", ");
            (
                rule.words.span(),
                format!("found {found:?}, expected at least one word"),
            )
        })?);
    }
    Ok(TopicSettings {
        edits,
        styles,
        renamed,
    })
}

/// Returns the keys of names of topics or publishers.
fn name_keys(names: &[String]) -> HashSet<String> {
    names.iter().map(|name| name_key(name)).collect()
}

/// Trims texts and puts them into lower case.
fn lower(texts: Vec<String>) -> HashSet<String> {
    let texts = texts.into_iter();
    texts.map(|text| text.trim().to_lowercase()).collect()
}
