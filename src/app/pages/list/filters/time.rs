//! The filter of the time: a histogram, and the first and the last day.

use leptos::prelude::*;

use super::counts::counts;
use crate::{
    app::pages::{
        context::AppContext,
        list::query_changes::{apply_query, apply_query_debounced},
    },
    message::{Message, translate},
    model::Day,
    query::histogram::HistogramBars,
    view::{
        ArchiveInfo,
        histogram::{Histogram, HistogramTable},
    },
};

/// Renders a filter for the range of days; nothing if no story has a time.
#[component]
pub fn TimeFilter(archive_info: ArchiveInfo, timeline: HistogramBars) -> impl IntoView {
    let AppContext {
        navigation,
        search_session,
        ..
    } = expect_context();
    let query = search_session.query;
    let bars = counts(search_session, |answer| &answer.bars);
    let range = Memo::new(move |_| query.with(|query| (query.from, query.to)));
    let brush = move |days: Option<(Day, Day)>| {
        let mut next = query.get_untracked();
        (next.from, next.to) = days.map_or((None, None), |(from, to)| (Some(from), Some(to)));
        apply_query_debounced(navigation, next);
    };
    let has_dates = !timeline.bars.is_empty();
    has_dates.then(|| {
        view! {
            <h2 class="section-heading">{translate(Message::Time)}</h2>
            <Histogram
                archive_info=archive_info.clone()
                timeline=timeline.clone()
                counts=bars
                range=range
                on_brush=brush
                on_commit=move |()| navigation.commit()
            />
            <div class="dates">
                <DateInput label=translate(Message::From) is_from=true />
                <DateInput label=translate(Message::To) is_from=false />
            </div>
            <HistogramTable archive_info=archive_info timeline=timeline counts=bars />
        }
        .into_any()
    })
}

/// Renders an input for the first or the last day of the range.
#[component]
fn DateInput(label: &'static str, is_from: bool) -> impl IntoView {
    let navigation = expect_context::<AppContext>().navigation;
    let query = expect_context::<AppContext>().search_session.query;
    let day = move || {
        let day = query.with(|query| if is_from { query.from } else { query.to });
        day.map(|day| day.to_string()).unwrap_or_default()
    };
    view! {
        <label>
            <span class="quiet">{label}</span>
            <input
                type="date"
                data-testid=if is_from { "from" } else { "to" }
                prop:value=day
                on:change=move |event| {
                    let day = Day::parse(&event_target_value(&event));
                    let mut next = query.get_untracked();
                    *(if is_from { &mut next.from } else { &mut next.to }) = day;
                    apply_query(navigation, next);
                }
            />
        </label>
    }
}
