//! The answer: which stories match, in which order, and what each other choice would leave.

use fixedbitset::FixedBitSet;

use super::{
    Archive, Hits, Order, ParsedQuery, Query, RankedRows, ReaderFilter, ReaderList,
    archive::to_u32,
    groups::{FilterGroup, FilteredRows},
};

/// How many publishers must cover a story, as the facet offers it.
pub const COVERAGE_THRESHOLDS: [u32; 5] = [2, 3, 5, 10, 20];

/// What a question gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The rows that match, in the order that was asked for; of equal ones the higher first.
    pub rows: Vec<u32>,
    /// By topic: how many stories there would be with it, under all filters but *any of*. For a topic in *none
    /// of*: how many it hides.
    pub topics: Vec<u32>,
    /// By publisher: how many stories there would be of it, under all other filters.
    pub publishers: Vec<u32>,
    /// By type, likewise.
    pub kinds: Vec<u32>,
    /// By [`THRESHOLDS`], likewise.
    pub covered: Vec<u32>,
    /// By bar of the [`Timeline`](super::timeline::Timeline), likewise: all filters but the range.
    pub bars: Vec<u32>,
    /// How many unread stories there would be, under all filters but the reader's own list.
    pub unread: u32,
    /// How many saved stories, likewise.
    pub saved: u32,
    /// How many stories are kept out because they are muted.
    pub muted: u32,
    /// Chosen values that the archive does not have. Nothing matches them.
    pub unknown: Vec<String>,
}

/// A question with all that its answer depends on, orders apart.
#[derive(Clone, Copy, Debug)]
pub struct QueryInput<'a> {
    /// What is asked.
    pub archive: &'a Archive,
    /// The question.
    pub query: &'a Query,
    /// What its words say.
    pub typed: &'a ParsedQuery,
    /// What a search for them found; none where nothing was typed.
    pub hits: Option<&'a Hits>,
    /// What the reader read, saved and muted.
    pub own: &'a ReaderFilter,
}

/// Answers a question over the whole archive, exactly. Orders that need ranks fall back to the newest first where
/// there are none.
pub fn answer(asked: QueryInput<'_>, ranked: Option<&RankedRows>) -> Answer {
    let QueryInput {
        archive,
        query,
        hits,
        own,
        ..
    } = asked;
    let groups = FilteredRows::of(asked);
    let matching = groups.all_but(None);
    let by_topic = groups.all_but(Some(FilterGroup::Any));
    let mut topics: Vec<u32> = archive
        .topics()
        .iter()
        .map(|rows| shared(rows, by_topic.as_ref()))
        .collect();
    for slug in &query.not {
        if let Some(topic) = archive.topic(slug) {
            let mut without = query.clone();
            without.not.retain(|other| other != slug);
            let without = QueryInput {
                query: &without,
                ..asked
            };
            let base = FilteredRows::of(without).all_but(Some(FilterGroup::Any));
            topics[topic] = shared(&archive.topics()[topic], base.as_ref());
        }
    }
    let by_kind = groups.all_but(Some(FilterGroup::Kinds));
    let by_time = groups.all_but(Some(FilterGroup::Range));
    let bars = archive.timeline().bars.iter();
    let by_mine = groups.all_but(Some(FilterGroup::Mine));
    let mine = |mine: ReaderList| shared(&own.list(archive, mine), by_mine.as_ref());
    let number = |rows: Option<&FixedBitSet>| {
        to_u32(rows.map_or(archive.rows(), |rows| rows.count_ones(..)))
    };
    let unmuted = groups.all_but(Some(FilterGroup::Muted));
    Answer {
        unread: mine(ReaderList::Unread),
        saved: mine(ReaderList::Saved),
        muted: number(unmuted.as_ref()) - number(matching.as_ref()),
        rows: ordered(archive, query, hits, ranked, matching.as_ref()),
        topics,
        publishers: publishers(
            archive,
            groups.all_but(Some(FilterGroup::Publishers)).as_ref(),
        ),
        kinds: archive
            .of_kind()
            .iter()
            .map(|rows| shared(rows, by_kind.as_ref()))
            .collect(),
        covered: covered(archive, groups.all_but(Some(FilterGroup::Covered)).as_ref()),
        bars: bars
            .map(|bar| match &by_time {
                Some(rows) => to_u32(rows.count_ones(bar.rows.clone())),
                None => to_u32(bar.rows.len()),
            })
            .collect(),
        unknown: groups.unknown,
    }
}

/// How many stories match, without an order and other counts.
pub fn count(asked: QueryInput<'_>) -> usize {
    let matching = FilteredRows::of(asked).all_but(None);
    matching.map_or(asked.archive.rows(), |rows| rows.count_ones(..))
}

/// How many of the stories that match are newer than a minute.
pub fn count_after(asked: QueryInput<'_>, minute: i64) -> usize {
    let rows = asked.archive.rows_after(minute);
    match FilteredRows::of(asked).all_but(None) {
        Some(matching) => matching.count_ones(rows),
        None => rows.len(),
    }
}

/// The order of a list: what was chosen, where it can be; else the best match first where there are words, else
/// the newest.
pub fn order(query: &Query, has_words: bool) -> Order {
    match query.order {
        Some(Order::Relevance) if !has_words => Order::Newest,
        Some(order) => order,
        None if has_words => Order::Relevance,
        None => Order::Newest,
    }
}

fn shared(rows: &FixedBitSet, base: Option<&FixedBitSet>) -> u32 {
    to_u32(match base {
        Some(base) => rows.intersection_count(base),
        None => rows.count_ones(..),
    })
}

fn publishers(archive: &Archive, base: Option<&FixedBitSet>) -> Vec<u32> {
    let mut counts = vec![0; archive.publishers().len()];
    each(archive, base, |row| {
        if let Some(count) = counts.get_mut(archive.publisher_of(row)) {
            *count += 1;
        }
    });
    counts
}

fn covered(archive: &Archive, base: Option<&FixedBitSet>) -> Vec<u32> {
    let mut counts = [0; COVERAGE_THRESHOLDS.len()];
    each(archive, base, |row| {
        let publishers = archive.covered().get(row).copied().unwrap_or_default();
        for (count, least) in counts.iter_mut().zip(COVERAGE_THRESHOLDS) {
            *count += u32::from(u32::from(publishers) >= least);
        }
    });
    counts.to_vec()
}

fn each(archive: &Archive, base: Option<&FixedBitSet>, mut visit: impl FnMut(usize)) {
    match base {
        Some(base) => base.ones().for_each(visit),
        None => (0..archive.rows()).for_each(&mut visit),
    }
}

fn ordered(
    archive: &Archive,
    query: &Query,
    hits: Option<&Hits>,
    ranked: Option<&RankedRows>,
    matching: Option<&FixedBitSet>,
) -> Vec<u32> {
    let is_in = |row: &u32| matching.is_none_or(|rows| rows.contains(*row as usize));
    let all = match (order(query, hits.is_some()), ranked, hits) {
        (Order::Hottest, Some(ranked), _) => &ranked.hottest,
        (Order::Quality, Some(ranked), _) => &ranked.quality,
        (Order::Covered, ..) => archive.most_covered(),
        (Order::Relevance, _, Some(hits)) => return best(hits, is_in),
        _ => {
            return match matching {
                Some(rows) => rows.ones().rev().map(to_u32).collect(),
                None => (0..to_u32(archive.rows())).rev().collect(),
            };
        }
    };
    all.iter().copied().filter(is_in).collect()
}

/// The rows of the highest scores first, by counting: there are few scores.
fn best(hits: &Hits, is_in: impl Fn(&u32) -> bool) -> Vec<u32> {
    let mut ends =
        vec![0_u32; usize::from(hits.scores.iter().copied().max().unwrap_or_default()) + 2];
    let pairs = || {
        hits.rows
            .iter()
            .zip(&hits.scores)
            .rev()
            .filter(|(row, _)| is_in(row))
    };
    for (_, score) in pairs() {
        ends[usize::from(*score)] += 1;
    }
    let mut before = 0;
    for end in ends.iter_mut().rev() {
        before += std::mem::replace(end, before);
    }
    let mut rows = vec![0; before as usize];
    for (row, score) in pairs() {
        let place = &mut ends[usize::from(*score)];
        rows[*place as usize] = *row;
        *place += 1;
    }
    rows
}
