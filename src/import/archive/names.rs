//! Gives every topic and every publisher one spelling.

use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::ImportedStory;
use crate::model::{Instant, name_key};

/// Gives names with the same [`name_key`] the same spelling in all stories: the one that is used
/// most. In a tie, the spelling of the older story counts, and then the order of the texts. Names
/// of publishers are the same only if their domains are equal.
///
/// Accents are composed (NFC), because files from a Mac often have separate ones.
pub fn unify(stories: &mut [ImportedStory]) {
    let mut topics = SpellingCounts::default();
    let mut publishers = SpellingCounts::default();
    for story in stories.iter() {
        let outline = &story.article.outline;
        for topic in &outline.topics {
            topics.add("", topic, outline.published);
        }
        let related = outline.related.iter().map(|related| &related.provider);
        for provider in related.chain([&outline.provider]) {
            publishers.add(&provider.domain, &provider.name, outline.published);
        }
    }
    let topics = topics.replacements();
    let publishers = publishers.replacements();
    if topics.is_empty() && publishers.is_empty() {
        return;
    }
    stories.par_iter_mut().for_each(|story| {
        let outline = &mut story.article.outline;
        let mut is_changed = false;
        for topic in &mut outline.topics {
            is_changed |= replace(&topics, "", topic);
        }
        if is_changed {
            // A parent topic from the settings may now be one of the record's own topics.
            let mut seen = HashSet::new();
            outline.topics.retain(|topic| seen.insert(topic.clone()));
        }
        let related = outline.related.iter_mut();
        let related = related.map(|related| &mut related.provider);
        for provider in related.chain([&mut outline.provider]) {
            replace(&publishers, &provider.domain, &mut provider.name);
        }
    });
}

/// The new spelling of each name that changes, by its domain and its spelling.
type Replacements = HashMap<String, HashMap<String, String>>;

fn replace(replacements: &Replacements, domain: &str, name: &mut String) -> bool {
    let names = replacements.get(domain);
    let Some(spelling) = names.and_then(|names| names.get(name.as_str())) else {
        return false;
    };
    name.clone_from(spelling);
    true
}

/// The spellings in use, by domain.
#[derive(Default)]
struct SpellingCounts(HashMap<String, HashMap<String, SpellingCount>>);

/// The use of one spelling.
#[derive(Clone, Copy)]
struct SpellingCount {
    stories: usize,
    first: Option<Instant>,
}

impl SpellingCounts {
    /// Counts one use. Stories come oldest first, then the undated ones.
    fn add(&mut self, domain: &str, name: &str, published: Option<Instant>) {
        if !self.0.contains_key(domain) {
            self.0.insert(domain.to_owned(), HashMap::new());
        }
        let Some(names) = self.0.get_mut(domain) else {
            return;
        };
        if let Some(count) = names.get_mut(name) {
            count.stories += 1;
            return;
        }
        let count = SpellingCount {
            stories: 1,
            first: published,
        };
        names.insert(name.to_owned(), count);
    }

    fn replacements(self) -> Replacements {
        let domains = self.0.into_iter();
        let replacements = domains.map(|(domain, names)| (domain, replacements(names)));
        replacements
            .filter(|(_, names)| !names.is_empty())
            .collect()
    }
}

/// Returns the spellings that change, with the new spelling of each.
fn replacements(names: HashMap<String, SpellingCount>) -> HashMap<String, String> {
    let mut groups: HashMap<String, Vec<(String, SpellingCount)>> = HashMap::new();
    for (name, count) in names {
        groups
            .entry(name_key(&name))
            .or_default()
            .push((name, count));
    }
    let mut replacements = HashMap::new();
    for spellings in groups.into_values() {
        // The composed and the separate form of an accent are one spelling.
        let mut counts: HashMap<String, SpellingCount> = HashMap::new();
        for (name, count) in &spellings {
            let composed = counts.entry(name.nfc().collect());
            composed
                .and_modify(|sum| {
                    sum.stories += count.stories;
                    sum.first = earlier(sum.first, count.first);
                })
                .or_insert(*count);
        }
        let order = |(name, count): &(String, SpellingCount)| {
            let date = (count.first.is_none(), count.first);
            (Reverse(count.stories), date, name.clone())
        };
        let Some((shown, _)) = counts.into_iter().min_by_key(order) else {
            continue;
        };
        let others = spellings.into_iter().filter(|(name, _)| *name != shown);
        replacements.extend(others.map(|(name, _)| (name, shown.clone())));
    }
    replacements
}

/// Returns the earlier of two times; a missing one is later than all others.
fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(uses: &[(&str, Option<i64>)]) -> Vec<(String, String)> {
        let mut counts = SpellingCounts::default();
        for (name, seconds) in uses {
            counts.add("", name, seconds.map(Instant::from_seconds));
        }
        let mut replacements = counts.replacements();
        let names = replacements.remove("").unwrap_or_default();
        let mut names: Vec<_> = names.into_iter().collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn the_spelling_that_is_used_most_is_shown() {
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let names = replaced(&[("RAIL", Some(1)), ("Rail", Some(2)), ("Rail", Some(3))]);
        assert_eq!(names, [pair("RAIL", "Rail")]);
        // In a tie, the older spelling is shown; an undated one is the newest.
        let names = replaced(&[("open-source", Some(1)), ("Open Source", None)]);
        assert_eq!(names, [pair("Open Source", "open-source")]);
        // If they are of the same age, the first text is shown.
        let names = replaced(&[("rail", Some(1)), ("Rail", Some(1))]);
        assert_eq!(names, [pair("rail", "Rail")]);
        // Both forms of an accent count as one spelling, and the composed form is shown.
        let names = replaced(&[
            ("CAFÉS", Some(1)),
            ("Cafés", Some(2)),
            ("Cafe\u{301}s", Some(3)),
        ]);
        assert_eq!(
            names,
            [pair("CAFÉS", "Cafés"), pair("Cafe\u{301}s", "Cafés")]
        );
        assert_eq!(replaced(&[("C", Some(1)), ("C++", Some(1))]), []);
    }
}
