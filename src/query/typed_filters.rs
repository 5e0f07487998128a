//! Evaluates the text of the search box: the hits of its words, and its typed filters.

use fixedbitset::FixedBitSet;

use super::{
    Archive, Hits, ParsedQuery,
    row_set::{complement, no_rows, row_set, rows_of_days, rows_of_publishers},
    words::fold,
};
use crate::model::{Slug, unicode};

/// Returns the rows that pass the text, or `None` if it has neither words nor typed filters.
pub(super) fn rows_of_search_text(
    archive: &Archive,
    parsed_query: &ParsedQuery,
    hits: Option<&Hits>,
) -> Option<FixedBitSet> {
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
            intersect(included_or_not(archive, matching, is_included));
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
            intersect(included_or_not(archive, matching, is_included));
        }
    }
    if parsed_query.from.is_some() || parsed_query.to.is_some() {
        intersect(rows_of_days(archive, parsed_query.from, parsed_query.to));
    }
    rows
}

fn included_or_not(archive: &Archive, matching: FixedBitSet, is_included: bool) -> FixedBitSet {
    if is_included {
        matching
    } else {
        complement(archive, &matching)
    }
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
