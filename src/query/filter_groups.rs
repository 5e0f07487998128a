//! Evaluates the filters of a query as one set of rows for each group.

use fixedbitset::FixedBitSet;

use super::{
    Archive, Query, QueryInput,
    row_set::{all_rows, complement, no_rows, row_set, rows_of_days, rows_of_publishers},
    typed_filters::rows_of_search_text,
};
use crate::model::Slug;

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
            let rows = rows_of_days(archive, query.from, query.to);
            filtered_rows.sets.push((FilterGroup::Range, rows));
        }
        let search_text = rows_of_search_text(archive, parsed_query, hits);
        let search_text = search_text.map(|rows| (FilterGroup::SearchText, rows));
        filtered_rows.sets.extend(search_text);
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
        let known = archive.rows_of_topic(slug);
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
            if let Some(matching) = archive.rows_of_topic(slug) {
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
