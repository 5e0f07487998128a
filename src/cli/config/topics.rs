//! Settings about topics: `[[topics]]`, `[[rules]]`, `[hide]`.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::{SettingsProblem, wrong};
use crate::{
    format::site::TopicStyle,
    import::{
        Edits,
        edit::{Hidden, TopicRule},
    },
};

/// One topic as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicTable {
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    parent: Option<Spanned<String>>,
    colour: Option<Spanned<String>>,
}

/// A rule as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleTable {
    topic: String,
    words: Spanned<Vec<String>>,
}

/// What is hidden, as the file has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HideTable {
    topics: Vec<String>,
    publishers: Vec<String>,
    types: Vec<String>,
}

/// What the settings change of all records, and topics in the order in which they are to be shown.
pub fn read(
    topics: Vec<TopicTable>,
    rules: Vec<RuleTable>,
    hide: HideTable,
) -> Result<(Edits, Vec<TopicStyle>), SettingsProblem> {
    let mut edits = Edits {
        hidden: Hidden {
            topics: lower(hide.topics),
            publishers: lower(hide.publishers),
            types: lower(hide.types),
        },
        ..Edits::default()
    };
    let mut shown = Vec::new();
    let mut parents = HashMap::new();
    for topic in &topics {
        let name = topic.name.get_ref().trim();
        if name.is_empty() {
            return Err(wrong(&topic.name, "the name of a topic"));
        }
        for alias in topic.aliases.iter().chain([&topic.name]) {
            let key = alias.get_ref().trim().to_lowercase();
            if let Some(other) = edits.names.insert(key, name.to_owned()) {
                let expected = format!("a name that {other} does not have, too");
                return Err(wrong(alias, &expected));
            }
        }
        if let Some(parent) = &topic.parent {
            parents.insert(name.to_lowercase(), parent);
        }
        let colour = match &topic.colour {
            Some(colour) => Some(
                super::accent(colour.get_ref())
                    .ok_or_else(|| wrong(colour, "a colour such as \"#a33b20\""))?,
            ),
            None => None,
        };
        shown.push(TopicStyle {
            name: name.to_owned(),
            colour,
        });
    }
    for (name, parent) in &parents {
        let above = parent.get_ref().trim().to_owned();
        // A parent may be called by another of its names.
        let above = edits
            .names
            .get(&above.to_lowercase())
            .cloned()
            .unwrap_or(above);
        edits.parents.insert(name.clone(), above);
    }
    for (name, parent) in &parents {
        let mut above = Some(name);
        let mut met = HashSet::new();
        let mut key;
        while let Some(name) = above {
            if !met.insert(name.clone()) {
                return Err(wrong(parent, "a topic that is not below this one"));
            }
            let Some(next) = edits.parents.get(name) else {
                break;
            };
            key = next.to_lowercase();
            above = Some(&key);
        }
    }
    for rule in rules {
        let words = rule.words.get_ref();
        let read = TopicRule::new(&rule.topic, words).filter(|_| !words.is_empty());
        edits.rules.push(read.ok_or_else(|| {
            let found = words.join(", ");
            (
                rule.words.span(),
                format!("found {found:?}, expected words"),
            )
        })?);
    }
    Ok((edits, shown))
}

fn lower(texts: Vec<String>) -> HashSet<String> {
    let texts = texts.into_iter();
    texts.map(|text| text.trim().to_lowercase()).collect()
}
