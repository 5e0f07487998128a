//! Defines the beats of a newsroom: the people and companies in the stories of a subject area.

use std::sync::LazyLock;

use super::words::{lines, split};

/// A beat: a subject area, such as `energy`.
pub(super) struct Beat {
    pub(super) name: &'static str,
    /// Authorities that decide, warn and inspect, without an article.
    pub(super) bodies: Vec<&'static str>,
    pub(super) roles: Vec<&'static str>,
    /// Affected people, in the plural.
    pub(super) audiences: Vec<&'static str>,
    /// Suffixes of the names of its companies.
    pub(super) suffixes: Vec<&'static str>,
    /// Prefixes of the names of its trade papers.
    pub(super) trades: Vec<&'static str>,
}

pub(super) static BEATS: LazyLock<Vec<Beat>> = LazyLock::new(|| {
    let lines = lines(include_str!("words/desks.txt"));
    lines.filter_map(parse).collect()
});

fn parse(line: &'static str) -> Option<Beat> {
    let mut columns = line.split('|');
    let name = columns.next()?.trim();
    let mut list = || columns.next().map(|text| split(text, [';']));
    Some(Beat {
        name,
        bodies: list()?,
        roles: list()?,
        audiences: list()?,
        suffixes: list()?,
        trades: list()?,
    })
}
