//! Pairs of stories about one event, which measure the grouping of coverage.
#![allow(
    dead_code,
    missing_docs,
    clippy::unwrap_used,
    reason = "tests and examples may fail loudly, and not every one needs everything"
)]

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use broadsheet::{
    export::{
        clustering::coverage::{Coverage, SameEventRule},
        numbering::lexicon::Lexicon,
        search_index,
    },
    import::{self, fields::slugs::slugify},
    model::{Outline, Slug, StoredArticle},
    sample::{self, SamplePlan},
};
use serde::Deserialize;

/// An older and a newer row.
pub type Pair = (usize, usize);

/// Stories whose events are known.
pub struct Known {
    pub outlines: Vec<Outline>,
    /// Pairs of one event by different publishers.
    pub same: HashSet<Pair>,
    /// Pairs in which one record names the other.
    pub declared: HashSet<Pair>,
}

/// The result of a grouping, for pairs that no record declares.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// The number of pairs that were found.
    pub found: usize,
    /// The number of found pairs of one event.
    pub right: usize,
    /// The number of pairs of one event.
    pub all: usize,
}

impl Score {
    /// Returns the share of found pairs that are of one event.
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.found)
    }

    /// Returns the share of pairs of one event that were found.
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.all)
    }
}

fn ratio(part: usize, all: usize) -> f64 {
    let [part, all] = [part, all.max(1)].map(|count| f64::from(u32::try_from(count).unwrap()));
    part / all
}

impl Known {
    fn of(outlines: Vec<Outline>, event: impl Fn(&Outline) -> Option<String>) -> Self {
        let mut by_event: HashMap<String, Vec<usize>> = HashMap::new();
        for (row, outline) in outlines.iter().enumerate() {
            if let Some(event) = event(outline).filter(|_| outline.published.is_some()) {
                by_event.entry(event).or_default().push(row);
            }
        }
        let identity = |row: usize| outlines[row].provider.identity();
        let mut same = HashSet::new();
        for rows in by_event.values() {
            for (index, older) in rows.iter().enumerate() {
                let newer = rows[index + 1..].iter();
                let newer = newer.filter(|newer| identity(*older) != identity(**newer));
                same.extend(newer.map(|newer| (*older, *newer)));
            }
        }
        Self {
            declared: declared(&outlines),
            outlines,
            same,
        }
    }

    /// Returns the stories of a made-up archive in this folder, which is created if it does not exist.
    pub fn sample(plan: &SamplePlan, folder: &Path) -> Self {
        if !folder.is_dir() {
            sample::write(plan, folder, &|_| {}).unwrap();
        }
        let options = import::ImportOptions::default();
        let articles = import::folder(folder, &options, &|_| {}).unwrap().articles;
        let events = sample::events(plan).into_iter();
        let events = events.map(|(path, lead)| (slugify(&path), lead.to_string()));
        let events: HashMap<Slug, String> = events.collect();
        let outlines = articles
            .into_iter()
            .map(|article| *StoredArticle::from(article).outline);
        Self::of(outlines.collect(), |outline| {
            events.get(&outline.slug).cloned()
        })
    }

    /// Returns the stories whose events were labeled by hand.
    pub fn labeled() -> Self {
        let events = events();
        let mut stories: Vec<(i64, String, Outline)> = Vec::new();
        for event in events {
            for story in event.stories {
                let json = serde_json::json!({
                    "slug": format!("story-{}", stories.len()),
                    "title": story.title, "excerpt": story.excerpt,
                    "published": 1_772_445_600 + story.hours * 3_600,
                    "kind": "article",
                    "provider": { "name": story.by },
                    "locale": event.language,
                });
                let outline = serde_json::from_value(json).unwrap();
                stories.push((story.hours, event.name.clone(), outline));
            }
        }
        stories.sort_by_key(|(hours, ..)| *hours);
        let names = stories.iter();
        let names = names.map(|(_, name, outline)| (outline.slug.clone(), name.clone()));
        let names: HashMap<Slug, String> = names.collect();
        let outlines = stories.into_iter().map(|(.., outline)| outline);
        Self::of(outlines.collect(), |outline| {
            names.get(&outline.slug).cloned()
        })
    }

    /// Groups the first `rows` stories by a rule.
    pub fn grouped(&self, rows: usize, rule: Option<SameEventRule>) -> Coverage {
        let outlines = &self.outlines[..rows];
        let english = outlines.iter();
        let english =
            english.map(|outline| search_index::is_english(outline.locale.as_deref(), "en"));
        let english: Vec<bool> = english.collect();
        Coverage::of(outlines, &Lexicon::of(outlines), &english, rule)
    }

    /// Returns the pairs that a rule groups.
    pub fn pairs(&self, rule: SameEventRule) -> HashSet<Pair> {
        let coverage = self.grouped(self.outlines.len(), Some(rule));
        let pairs = (0..self.outlines.len()).flat_map(|row| {
            let older = coverage.older(row).iter();
            older.map(move |alike| (alike.row as usize, row))
        });
        pairs.collect()
    }

    /// Measures a rule.
    pub fn score(&self, rule: SameEventRule) -> Score {
        let found = self.pairs(rule);
        let count = |pairs: &HashSet<Pair>| pairs.difference(&self.declared).count();
        Score {
            found: count(&found),
            right: count(&found.intersection(&self.same).copied().collect()),
            all: count(&self.same),
        }
    }
}

fn declared(outlines: &[Outline]) -> HashSet<Pair> {
    let mut by_address = HashMap::new();
    for (row, outline) in outlines.iter().enumerate() {
        let links = [&outline.links.web_url, &outline.links.original_url];
        for address in links.into_iter().flatten() {
            by_address.insert(address.key(), row);
        }
    }
    let mut declared = HashSet::new();
    for (row, outline) in outlines.iter().enumerate() {
        let addresses = outline.related.iter().filter_map(|it| it.address.as_ref());
        for other in addresses.filter_map(|address| by_address.get(address)) {
            declared.insert((row.min(*other), row.max(*other)));
        }
    }
    declared
}

#[derive(Deserialize)]
struct LabeledEvents {
    event: Vec<Event>,
}

#[derive(Deserialize)]
struct Event {
    name: String,
    language: Option<String>,
    stories: Vec<Story>,
}

#[derive(Deserialize)]
struct Story {
    hours: i64,
    by: String,
    title: String,
    excerpt: String,
}

fn events() -> Vec<Event> {
    let text = include_str!("../../fixtures/coverage/labelled.toml");
    toml::from_str::<LabeledEvents>(text).unwrap().event
}
