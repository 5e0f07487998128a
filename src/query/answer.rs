//! The answer: which stories match, newest first, and what each topic would leave.

use fixedbitset::FixedBitSet;

use super::{Archive, Query};
use crate::model::Slug;

/// What a question gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows that match, newest first. Stories of one instant come in the order of their
    /// source paths, the last first; undated ones come last.
    pub rows: Vec<u32>,
    /// By topic: how many of these rows have it. For a topic that was not chosen, that is how many
    /// would be left if it were.
    pub counts: Vec<u32>,
    /// Chosen topics that the archive does not have. Nothing matches them.
    pub unknown: Vec<Slug>,
}

/// Answers a question over the whole archive, exactly.
pub fn answer(archive: &Archive, query: &Query) -> Answer {
    let mut unknown = Vec::new();
    let mut matching: Option<FixedBitSet> = None;
    for slug in &query.topics {
        let Some(topic) = archive.topic(slug) else {
            unknown.push(slug.clone());
            continue;
        };
        let having = &archive.topics()[topic];
        match &mut matching {
            Some(matching) => matching.intersect_with(having),
            None => matching = Some(having.clone()),
        }
    }
    if !unknown.is_empty() {
        return Answer {
            counts: vec![0; archive.topics().len()],
            unknown,
            ..Answer::default()
        };
    }
    match matching {
        None => Answer {
            rows: (0..to_u32(archive.rows())).rev().collect(),
            counts: archive
                .topics()
                .iter()
                .map(|t| to_u32(t.count_ones(..)))
                .collect(),
            unknown,
        },
        Some(matching) => Answer {
            rows: matching.ones().rev().map(to_u32).collect(),
            counts: archive
                .topics()
                .iter()
                .map(|topic| to_u32(topic.intersection_count(&matching)))
                .collect(),
            unknown,
        },
    }
}

/// For an answer without stories: by chosen topic, how many stories there would be without it.
pub fn without_each(archive: &Archive, query: &Query) -> Vec<(Slug, usize)> {
    query
        .topics
        .iter()
        .map(|topic| {
            let rest = answer(archive, &query.toggled(topic));
            (topic.clone(), rest.rows.len())
        })
        .collect()
}

/// Rows are counted in 32 bits: an archive of four thousand million stories is not one.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
