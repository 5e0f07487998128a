//! The heading of a day.

use std::sync::Arc;

use leptos::prelude::*;

use super::rendered_rows::{RenderedRows, list_position, rows_of};
use crate::{
    app::{pages::context::AppContext, search::SearchSession},
    model::Day,
    query::{Answer, Order, ParsedQuery, answer},
    view::{ArchiveInfo, story_list_item},
};

/// Renders the day above the first card of each day, if the list is in order of time.
pub fn day_heading(
    archive_info: ArchiveInfo,
    search_session: SearchSession,
    shown: RwSignal<Option<Arc<Answer>>>,
    rendered_rows: RenderedRows,
    row: u32,
    day: Option<Day>,
) -> impl IntoView {
    let store = expect_context::<AppContext>().store;
    // Before the columns are loaded, the days are those of the first screen.
    let day_of = move |row: u32| match store.archive.get().ready() {
        Some(archive) => archive.day_of(row as usize),
        None => store.card(row as usize).ready()?.day(),
    };
    let day_start = Memo::new(move |_| {
        let has_words = search_session.parsed_query.with(ParsedQuery::has_words);
        let is_by_time = search_session
            .query
            .with(|query| answer::effective_order(query, has_words))
            == Order::Newest;
        if !is_by_time || search_session.lead_position(row).is_some() {
            return None;
        }
        let position = list_position(rendered_rows, row);
        let previous = shown.with(|shown| {
            rows_of(shown.as_ref())
                .get(position.checked_sub(2)?)
                .copied()
        });
        let previous =
            previous.filter(|previous| search_session.lead_position(*previous).is_none());
        day.filter(|_| previous.is_none_or(|previous| day_of(previous) != day))
    });
    move || {
        let heading = day_start
            .get()
            .map(|day| story_list_item::day_heading(&archive_info, day));
        heading.into_any()
    }
}
