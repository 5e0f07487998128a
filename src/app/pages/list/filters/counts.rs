//! The counts of a facet.

use leptos::prelude::*;

use crate::{app::search::SearchSession, query::Answer};

/// Returns the counts of one facet; empty until there is an answer.
pub fn counts(search_session: SearchSession, read: fn(&Answer) -> &Vec<u32>) -> Memo<Vec<u32>> {
    Memo::new(move |_| {
        search_session
            .answer
            .with(|answer| answer.as_ref().map(|answer| read(answer).clone()))
            .unwrap_or_default()
    })
}
