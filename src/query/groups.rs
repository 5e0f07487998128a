//! The filters of a question: one set of rows for each group of them.

use fixedbitset::FixedBitSet;

use super::{Archive, Hits, ParsedQuery, Query, QueryInput, words::fold};
use crate::model::{Slug, unicode};

/// A group of filters. A story has to pass all groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterGroup {
    /// Topics that it must have or must not have.
    Topics,
    /// Topics of which it must have one.
    Any,
    /// Publishers of which one must have published it.
    Publishers,
    /// Types of which it must have one.
    Kinds,
    /// How many publishers must cover it.
    Covered,
    /// The days it must be of.
    Range,
    /// What was typed.
    Words,
    /// The reader's own list it must be in.
    Mine,
    /// What the reader muted.
    Muted,
}

/// The rows that pass each group; nothing where a group asks nothing.
#[derive(Debug, Default)]
pub struct FilteredRows {
    sets: Vec<(FilterGroup, FixedBitSet)>,
    /// Chosen values that the archive does not have.
    pub unknown: Vec<String>,
}

impl FilteredRows {
    /// The groups of a question.
    pub fn of(asked: QueryInput<'_>) -> Self {
        let QueryInput {
            archive,
            query,
            typed,
            hits,
            own,
        } = asked;
        let mut groups = Self::default();
        groups.topics(archive, query);
        let any = query.any.iter().map(|slug| groups.topic(archive, slug));
        let any: Vec<_> = any.collect();
        groups.union(archive, FilterGroup::Any, any);
        let publishers = query.publishers.iter().map(|identity| {
            let known = archive
                .publishers()
                .iter()
                .position(|publisher| publisher.identity == *identity);
            if known.is_none() {
                groups.unknown.push(identity.clone());
            }
            known
        });
        let publishers: Vec<_> = publishers.collect();
        if !publishers.is_empty() {
            let rows = by_publisher(archive, |place| publishers.contains(&Some(place)));
            groups.sets.push((FilterGroup::Publishers, rows));
        }
        let kinds = query.kinds.iter().map(|name| {
            let known = archive.kinds().iter().position(|kind| kind == name);
            if known.is_none() {
                groups.unknown.push(name.clone());
            }
            known.and_then(|kind| archive.of_kind().get(kind))
        });
        let kinds: Vec<_> = kinds.collect();
        groups.union(archive, FilterGroup::Kinds, kinds);
        if query.covered > 1 {
            let covered = archive.covered().iter().enumerate();
            let rows = covered.filter(|(_, count)| u32::from(**count) >= query.covered);
            let rows = set(archive, rows.map(|(row, _)| row));
            groups.sets.push((FilterGroup::Covered, rows));
        }
        if query.from.is_some() || query.to.is_some() {
            let mut rows = none(archive);
            rows.insert_range(archive.rows_of_days(query.from, query.to));
            groups.sets.push((FilterGroup::Range, rows));
        }
        groups.words(archive, typed, hits);
        if let Some(mine) = query.mine {
            groups
                .sets
                .push((FilterGroup::Mine, own.list(archive, mine)));
        }
        if let Some(muted) = own.muted(archive) {
            groups.sets.push((FilterGroup::Muted, but(archive, &muted)));
        }
        groups
    }

    fn topic<'a>(&mut self, archive: &'a Archive, slug: &Slug) -> Option<&'a FixedBitSet> {
        let known = archive
            .topic(slug)
            .and_then(|topic| archive.topics().get(topic));
        if known.is_none() {
            self.unknown.push(slug.to_string());
        }
        known
    }

    fn topics(&mut self, archive: &Archive, query: &Query) {
        if query.topics.is_empty() && query.not.is_empty() {
            return;
        }
        let mut rows = all(archive);
        for slug in &query.topics {
            match self.topic(archive, slug) {
                Some(having) => rows.intersect_with(having),
                None => rows.clear(),
            }
        }
        for slug in &query.not {
            // What is not there is kept out already.
            if let Some(having) = archive
                .topic(slug)
                .and_then(|topic| archive.topics().get(topic))
            {
                rows.difference_with(having);
            }
        }
        self.sets.push((FilterGroup::Topics, rows));
    }

    /// A group of values of which one is enough.
    fn union(&mut self, archive: &Archive, group: FilterGroup, values: Vec<Option<&FixedBitSet>>) {
        if !values.is_empty() {
            let mut rows = none(archive);
            values
                .into_iter()
                .flatten()
                .for_each(|having| rows.union_with(having));
            self.sets.push((group, rows));
        }
    }

    fn words(&mut self, archive: &Archive, typed: &ParsedQuery, hits: Option<&Hits>) {
        let mut rows = hits.map(|hits| set(archive, hits.rows.iter().map(|row| *row as usize)));
        let mut keep = |kept: FixedBitSet| match &mut rows {
            Some(rows) => rows.intersect_with(&kept),
            None => rows = Some(kept),
        };
        for name in &typed.topics {
            keep(typed_topic(archive, name));
        }
        for name in &typed.not_topics {
            keep(but(archive, &typed_topic(archive, name)));
        }
        for (names, is_wanted) in [(&typed.publishers, true), (&typed.not_publishers, false)] {
            if !names.is_empty() {
                let places = named(
                    names,
                    archive
                        .publishers()
                        .iter()
                        .map(|p| (p.identity.as_str(), p.name.as_str())),
                );
                let having = by_publisher(archive, |place| places.contains(&place));
                keep(if is_wanted {
                    having
                } else {
                    but(archive, &having)
                });
            }
        }
        for (names, is_wanted) in [(&typed.kinds, true), (&typed.not_kinds, false)] {
            if !names.is_empty() {
                let places = named(
                    names,
                    archive
                        .kinds()
                        .iter()
                        .map(|kind| (kind.as_str(), kind.as_str())),
                );
                let mut having = none(archive);
                for place in places {
                    having.union_with(&archive.of_kind()[place]);
                }
                keep(if is_wanted {
                    having
                } else {
                    but(archive, &having)
                });
            }
        }
        if typed.from.is_some() || typed.to.is_some() {
            let mut days = none(archive);
            days.insert_range(archive.rows_of_days(typed.from, typed.to));
            keep(days);
        }
        self.sets
            .extend(rows.map(|rows| (FilterGroup::Words, rows)));
    }

    /// The rows that pass all groups, or all but one; `None` for all rows.
    pub fn all_but(&self, but: Option<FilterGroup>) -> Option<FixedBitSet> {
        let mut sets = self.sets.iter().filter(|(group, _)| Some(*group) != but);
        let (_, first) = sets.next()?;
        let mut rows = first.clone();
        for (_, set) in sets {
            rows.intersect_with(set);
        }
        Some(rows)
    }
}

fn none(archive: &Archive) -> FixedBitSet {
    FixedBitSet::with_capacity(archive.rows())
}

fn all(archive: &Archive) -> FixedBitSet {
    let mut rows = none(archive);
    rows.insert_range(..);
    rows
}

pub(super) fn set(archive: &Archive, having: impl Iterator<Item = usize>) -> FixedBitSet {
    let mut rows = none(archive);
    for row in having.filter(|row| *row < archive.rows()) {
        rows.insert(row);
    }
    rows
}

pub(super) fn but(archive: &Archive, having: &FixedBitSet) -> FixedBitSet {
    let mut rows = all(archive);
    rows.difference_with(having);
    rows
}

pub(super) fn by_publisher(archive: &Archive, is_wanted: impl Fn(usize) -> bool) -> FixedBitSet {
    let wanted: Vec<bool> = (0..archive.publishers().len()).map(is_wanted).collect();
    let is_in = |row: &usize| {
        wanted
            .get(archive.publisher_of(*row))
            .copied()
            .unwrap_or_default()
    };
    set(archive, (0..archive.rows()).filter(is_in))
}

fn typed_topic(archive: &Archive, name: &str) -> FixedBitSet {
    let mut rows = none(archive);
    let slugs = archive.slugs().iter().map(Slug::as_str);
    let topics = slugs.zip(archive.names().iter().map(String::as_str));
    for place in named(&[name.to_owned()], topics) {
        rows.union_with(&archive.topics()[place]);
    }
    rows
}

/// The places of the values that one of these names means: those whose key or name is the same;
/// where there is none, those that begin so, for a name that is still being typed.
fn named<'a>(names: &[String], values: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    let values: Vec<[String; 2]> = values
        .map(|(key, name)| [plain(key), plain(name)])
        .collect();
    let mut places = Vec::new();
    for name in names {
        let name = plain(name);
        let having = |is_meant: &dyn Fn(&String) -> bool| -> Vec<usize> {
            let found = values
                .iter()
                .enumerate()
                .filter(|(_, value)| value.iter().any(is_meant));
            found.map(|(place, _)| place).collect()
        };
        let mut found = having(&|value| *value == name);
        if found.is_empty() {
            found = having(&|value| value.starts_with(&name));
        }
        places.extend(found);
    }
    places
}

/// A name without case, accents and what parts words: `Machine Learning` and `machine-learning` are one.
fn plain(name: &str) -> String {
    let folded = fold(name);
    let letters = unicode::letters(&folded);
    let pairs = folded.chars().zip(letters.chars());
    pairs
        .filter(|(character, letter)| *letter != ' ' || *character == '.')
        .map(|(character, _)| character)
        .collect()
}
