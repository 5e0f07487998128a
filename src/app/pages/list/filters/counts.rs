//! The counts of a facet.

use crate::{app::search::SearchSession, query::Answer, view::any_signal::AnyMemo};

/// Returns the counts of one facet; empty until there is an answer.
pub fn counts(search_session: SearchSession, read: fn(&Answer) -> &Vec<u32>) -> AnyMemo<Vec<u32>> {
    AnyMemo::new(move || {
        search_session
            .answer
            .with(|answer| answer.as_ref().map(|answer| read(answer).clone()))
            .unwrap_or_default()
    })
}
