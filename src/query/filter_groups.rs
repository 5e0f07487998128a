//! Evaluates the filters of a query as one set of rows for each group.

use fixedbitset::FixedBitSet;

use super::{Archive, Hits, ParsedQuery, Query, QueryInput, words::fold};
use crate::model::{Slug, unicode};

/// A group of filters. A story must pass all groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterGroup {
    /// Topics that a story must have or must not have.
    Topics,
    /// Topics of which a story must have at least one.
    AnyTopics,
    /// Allowed publishers.
    Publishers,
    /// Allowed types.
    Kinds,
    /// The minimum number of publishers.
    MinPublishers,
    /// The first and the last day.
    Range,
    /// The text of the search box.
    SearchText,
    /// The reader's own list.
    ReaderList,
    /// The stories that the reader muted.
    Muted,
}

/// The rows that pass each group. A group without filters has no set.
#[derive(Debug, Default)]
pub struct FilteredRows {
    sets: Vec<(FilterGroup, FixedBitSet)>,
    /// Chosen values that the archive does not have.
    pub unknown_values: Vec<String>,
}

impl FilteredRows {
    /// Evaluates the groups of a query.
    pub fn new(input: QueryInput<'_>) -> Self {
        let QueryInput {
            archive,
            query,
            parsed_query,
            hits,
            reader_filter,
        } = input;
        let mut filtered_rows = Self::default();
        filtered_rows.add_topics(archive, query);
        let any = query
            .any_topics
            .iter()
            .map(|slug| filtered_rows.rows_of_topic(archive, slug));
        let any: Vec<_> = any.collect();
        filtered_rows.add_union(archive, FilterGroup::AnyTopics, any);
        let publishers = query.publishers.iter().map(|identity| {
            let known = archive
                .publishers()
                .iter()
                .position(|publisher| publisher.identity == *identity);
            if known.is_none() {
                filtered_rows.unknown_values.push(identity.clone());
            }
            known
        });
        let publishers: Vec<_> = publishers.collect();
        if !publishers.is_empty() {
            let rows = rows_of_publishers(archive, |index| publishers.contains(&Some(index)));
            filtered_rows.sets.push((FilterGroup::Publishers, rows));
        }
        let kinds = query.kinds.iter().map(|name| {
            let known = archive.kinds().iter().position(|kind| kind == name);
            if known.is_none() {
                filtered_rows.unknown_values.push(name.clone());
            }
            known.and_then(|kind| archive.rows_of_kinds().get(kind))
        });
        let kinds: Vec<_> = kinds.collect();
        filtered_rows.add_union(archive, FilterGroup::Kinds, kinds);
        if query.min_publishers > 1 {
            let covered = archive.publisher_counts().iter().enumerate();
            let rows = covered.filter(|(_, count)| u32::from(**count) >= query.min_publishers);
            let rows = row_set(archive, rows.map(|(row, _)| row));
            filtered_rows.sets.push((FilterGroup::MinPublishers, rows));
        }
        if query.from.is_some() || query.to.is_some() {
            let mut rows = no_rows(archive);
            rows.insert_range(archive.rows_of_days(query.from, query.to));
            filtered_rows.sets.push((FilterGroup::Range, rows));
        }
        filtered_rows.add_search_text(archive, parsed_query, hits);
        if let Some(reader_list) = query.reader_list {
            filtered_rows.sets.push((
                FilterGroup::ReaderList,
                reader_filter.rows_in_list(archive, reader_list),
            ));
        }
        if let Some(muted) = reader_filter.muted_rows(archive) {
            filtered_rows
                .sets
                .push((FilterGroup::Muted, complement(archive, &muted)));
        }
        filtered_rows
    }

    fn rows_of_topic<'a>(&mut self, archive: &'a Archive, slug: &Slug) -> Option<&'a FixedBitSet> {
        let known = archive
            .topic_number(slug)
            .and_then(|topic| archive.rows_of_topics().get(topic));
        if known.is_none() {
            self.unknown_values.push(slug.to_string());
        }
        known
    }

    fn add_topics(&mut self, archive: &Archive, query: &Query) {
        if query.topics.is_empty() && query.excluded_topics.is_empty() {
            return;
        }
        let mut rows = all_rows(archive);
        for slug in &query.topics {
            match self.rows_of_topic(archive, slug) {
                Some(matching) => rows.intersect_with(matching),
                None => rows.clear(),
            }
        }
        for slug in &query.excluded_topics {
            // A topic that the archive does not have excludes nothing.
            if let Some(matching) = archive
                .topic_number(slug)
                .and_then(|topic| archive.rows_of_topics().get(topic))
            {
                rows.difference_with(matching);
            }
        }
        self.sets.push((FilterGroup::Topics, rows));
    }

    /// Adds a group in which a story needs one of the values.
    fn add_union(
        &mut self,
        archive: &Archive,
        group: FilterGroup,
        values: Vec<Option<&FixedBitSet>>,
    ) {
        if !values.is_empty() {
            let mut rows = no_rows(archive);
            values
                .into_iter()
                .flatten()
                .for_each(|matching| rows.union_with(matching));
            self.sets.push((group, rows));
        }
    }

    fn add_search_text(
        &mut self,
        archive: &Archive,
        parsed_query: &ParsedQuery,
        hits: Option<&Hits>,
    ) {
        let mut rows = hits.map(|hits| row_set(archive, hits.rows.iter().map(|row| *row as usize)));
        let mut intersect = |passing: FixedBitSet| match &mut rows {
            Some(rows) => rows.intersect_with(&passing),
            None => rows = Some(passing),
        };
        for name in &parsed_query.topics {
            intersect(rows_of_typed_topic(archive, name));
        }
        for name in &parsed_query.excluded_topics {
            intersect(complement(archive, &rows_of_typed_topic(archive, name)));
        }
        for (names, is_included) in [
            (&parsed_query.publishers, true),
            (&parsed_query.excluded_publishers, false),
        ] {
            if !names.is_empty() {
                let indices = matching_values(
                    names,
                    archive
                        .publishers()
                        .iter()
                        .map(|p| (p.identity.as_str(), p.name.as_str())),
                );
                let matching = rows_of_publishers(archive, |index| indices.contains(&index));
                intersect(if is_included {
                    matching
                } else {
                    complement(archive, &matching)
                });
            }
        }
        for (names, is_included) in [
            (&parsed_query.kinds, true),
            (&parsed_query.excluded_kinds, false),
        ] {
            if !names.is_empty() {
                let indices = matching_values(
                    names,
                    archive
                        .kinds()
                        .iter()
                        .map(|kind| (kind.as_str(), kind.as_str())),
                );
                let mut matching = no_rows(archive);
                for index in indices {
                    matching.union_with(&archive.rows_of_kinds()[index]);
                }
                intersect(if is_included {
                    matching
                } else {
                    complement(archive, &matching)
                });
            }
        }
        if parsed_query.from.is_some() || parsed_query.to.is_some() {
            let mut days = no_rows(archive);
            days.insert_range(archive.rows_of_days(parsed_query.from, parsed_query.to));
            intersect(days);
        }
        self.sets
            .extend(rows.map(|rows| (FilterGroup::SearchText, rows)));
    }

    /// Returns the rows that pass all groups, or all but one. `None` stands for all rows.
    pub fn rows_ignoring(&self, ignored: Option<FilterGroup>) -> Option<FixedBitSet> {
        let mut sets = self
            .sets
            .iter()
            .filter(|(group, _)| Some(*group) != ignored);
        let (_, first) = sets.next()?;
        let mut rows = first.clone();
        for (_, set) in sets {
            rows.intersect_with(set);
        }
        Some(rows)
    }
}

fn no_rows(archive: &Archive) -> FixedBitSet {
    FixedBitSet::with_capacity(archive.row_count())
}

fn all_rows(archive: &Archive) -> FixedBitSet {
    let mut rows = no_rows(archive);
    rows.insert_range(..);
    rows
}

pub(super) fn row_set(archive: &Archive, matching: impl Iterator<Item = usize>) -> FixedBitSet {
    let mut rows = no_rows(archive);
    for row in matching.filter(|row| *row < archive.row_count()) {
        rows.insert(row);
    }
    rows
}

pub(super) fn complement(archive: &Archive, matching: &FixedBitSet) -> FixedBitSet {
    let mut rows = all_rows(archive);
    rows.difference_with(matching);
    rows
}

pub(super) fn rows_of_publishers(
    archive: &Archive,
    is_included: impl Fn(usize) -> bool,
) -> FixedBitSet {
    let included: Vec<bool> = (0..archive.publishers().len()).map(is_included).collect();
    let is_in = |row: &usize| {
        included
            .get(archive.publisher_of(*row))
            .copied()
            .unwrap_or_default()
    };
    row_set(archive, (0..archive.row_count()).filter(is_in))
}

fn rows_of_typed_topic(archive: &Archive, name: &str) -> FixedBitSet {
    let mut rows = no_rows(archive);
    let slugs = archive.topic_slugs().iter().map(Slug::as_str);
    let topics = slugs.zip(archive.topic_names().iter().map(String::as_str));
    for index in matching_values(&[name.to_owned()], topics) {
        rows.union_with(&archive.rows_of_topics()[index]);
    }
    rows
}

/// Returns the indices of the values that one of these names means. A value matches if its key or
/// name is equal. If none is equal, values that begin with the name match, because the name may be
/// incomplete.
fn matching_values<'a>(
    names: &[String],
    values: impl Iterator<Item = (&'a str, &'a str)>,
) -> Vec<usize> {
    let values: Vec<[String; 2]> = values
        .map(|(key, name)| [normalize_name(key), normalize_name(name)])
        .collect();
    let mut indices = Vec::new();
    for name in names {
        let name = normalize_name(name);
        let matching = |is_match: &dyn Fn(&String) -> bool| -> Vec<usize> {
            let matches = values
                .iter()
                .enumerate()
                .filter(|(_, value)| value.iter().any(is_match));
            matches.map(|(index, _)| index).collect()
        };
        let mut matches = matching(&|value| *value == name);
        if matches.is_empty() {
            matches = matching(&|value| value.starts_with(&name));
        }
        indices.extend(matches);
    }
    indices
}

/// Removes case, accents and separators: `Machine Learning` and `machine-learning` become equal.
fn normalize_name(name: &str) -> String {
    let folded = fold(name);
    let letters = unicode::blank_non_letters(&folded);
    let pairs = folded.chars().zip(letters.chars());
    pairs
        .filter(|(character, letter)| *letter != ' ' || *character == '.')
        .map(|(character, _)| character)
        .collect()
}
