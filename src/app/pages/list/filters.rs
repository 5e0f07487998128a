//! The filters of the list.

mod coverage;
mod reader_lists;

use leptos::prelude::*;

use self::{coverage::CoverageFilter, reader_lists::ReaderListFilter};
use super::{apply_query, apply_query_debounced, columns_failed, export_menu::ViewExportMenu};
use crate::{
    app::{net::load::LoadState, pages::context::app_context, search::SearchSession},
    message::{Message, translate},
    model::Day,
    query::{Answer, TopicChoice, histogram::HistogramBars},
    view::{
        ArchiveInfo,
        any_signal::{
            AnyMemo, AnySignal, change_handler, click_handler, dynamic_view, flag,
            static_attributes, text,
        },
        facet::{Facet, FacetKind, FacetValue, TOPICS},
        histogram::{Histogram, HistogramTable},
        kind_names,
        numbers::counted,
        static_html::static_html,
    },
};

const PUBLISHERS: FacetKind = FacetKind {
    hook: "publisher",
    count: "publisher-count",
    find: Message::FindPublishers,
    has_states: false,
};
const KINDS: FacetKind = FacetKind {
    hook: "type",
    count: "type-count",
    find: Message::FindTypes,
    has_states: false,
};

/// Renders the filters: topics, time, publishers, types and breadth of coverage, each with its counts.
#[component]
pub fn Filters(archive_info: ArchiveInfo, stories: AnyMemo<Option<usize>>) -> impl IntoView {
    let store = app_context().store;
    let is_open = AnySignal::new(false);
    let search_session = app_context().search_session;
    let active = AnyMemo::new(move || search_session.query.with(|query| query.parts().len()));
    let show = {
        let archive_info = archive_info.clone();
        move || archive_info.counted(stories.get().unwrap_or_default(), Message::ShowStories)
    };
    let column_filters = {
        let archive_info = archive_info.clone();
        move || {
            match store.archive.get() {
            LoadState::Ready(archive) => Some(
                view! {
                    <ColumnFilters
                        archive_info=archive_info.clone()
                        publishers=archive.publishers().iter().map(|publisher| {
                            (publisher.identity.clone(), publisher.name.clone())
                        }).collect()
                        timeline=archive.histogram().clone()
                        is_covered=archive.publisher_counts().iter().any(|publishers| *publishers > 1)
                    />
                    <ViewExportMenu archive_info=archive_info.clone() />
                }
                .into_any(),
            ),
            _ => None,
        }
        }
    };
    let values = archive_info
        .manifest()
        .topics
        .iter()
        .map(|topic| FacetValue {
            key: topic.name.clone(),
            name: topic.name.clone(),
            stories: topic.weight(),
        });
    let slugs: Vec<_> = archive_info
        .manifest()
        .topics
        .iter()
        .map(|topic| topic.slug.clone())
        .collect();
    let slugs = StoredValue::new(slugs);
    let choices = AnyMemo::new(move || {
        search_session.query.with(|query| {
            slugs.with_value(|slugs| slugs.iter().map(|slug| query.topic_choice(slug)).collect())
        })
    });
    let navigation = app_context().navigation;
    let choose = move |(index, choice): (usize, Option<TopicChoice>)| {
        let next = search_session.query.with_untracked(|query| {
            slugs.with_value(|slugs| Some(query.with_topic_choice(slugs.get(index)?, choice)))
        });
        if let Some(next) = next {
            apply_query(navigation, next);
        }
    };
    let topics = (values.len() > 0).then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Topics, "</h2>")}
            <Facet
                archive_info=archive_info.clone()
                kind=TOPICS
                values=values.collect()
                counts=counts(search_session, |answer| &answer.topics)
                choices=choices
                on_choose=choose
            />
        }
        .into_any()
    });
    view! {
        <aside class="filters" class:filters-open=flag(move || is_open.get()) aria-label=translate(Message::Filters)>
            <button
                type="button"
                class="button filters-toggle"
                data-testid="filters-toggle"
                aria-expanded=text(move || is_open.get().to_string())
                {..static_attributes(&[("aria-controls", "filters")])}
                on:click=click_handler(move || is_open.update(|open| *open = !*open))
            >
                {text(move || match active.get() {
                    0 => translate(Message::Filters).to_owned(),
                    active => counted(active, Message::FiltersCount),
                })}
            </button>
            <div id="filters" class="filters-body">
                {dynamic_view(move || columns_failed(store).into_any())}
                {topics}
                {dynamic_view(move || column_filters().into_any())}
            </div>
            <button
                type="button"
                class="button filters-done"
                on:click=click_handler(move || is_open.set(false))
            >
                {text(show)}
            </button>
        </aside>
    }
}

/// Returns the counts of one facet.
fn counts(search_session: SearchSession, read: fn(&Answer) -> &Vec<u32>) -> AnyMemo<Vec<u32>> {
    AnyMemo::new(move || {
        search_session
            .answer
            .with(|answer| answer.as_ref().map(|answer| read(answer).clone()))
            .unwrap_or_default()
    })
}

/// Renders the filters that need the columns.
#[component]
fn ColumnFilters(
    archive_info: ArchiveInfo,
    publishers: Vec<(String, String)>,
    timeline: HistogramBars,
    /// Whether any story has coverage by another publisher.
    is_covered: bool,
) -> impl IntoView {
    let navigation = app_context().navigation;
    let search_session = app_context().search_session;
    let query = search_session.query;
    let chosen = |is_chosen: bool| is_chosen.then_some(TopicChoice::All);
    let initial_counts = search_session.answer.with_untracked(|answer| {
        answer
            .as_ref()
            .map(|answer| answer.publishers.clone())
            .unwrap_or_default()
    });
    let values = publishers
        .iter()
        .enumerate()
        .map(|(index, (_, name))| FacetValue {
            key: name.clone(),
            name: name.clone(),
            stories: initial_counts.get(index).copied().unwrap_or_default() as usize,
        });
    let values: Vec<_> = values.collect();
    let identities: Vec<String> = publishers
        .into_iter()
        .map(|(identity, _)| identity)
        .collect();
    let identities = StoredValue::new(identities);
    let publisher_choices = AnyMemo::new(move || {
        query.with(|query| {
            if query.publishers.is_empty() {
                return Vec::new();
            }
            identities.with_value(|identities| {
                let is_in = |identity| query.publishers.contains(identity);
                identities
                    .iter()
                    .map(|identity| chosen(is_in(identity)))
                    .collect()
            })
        })
    });
    let kinds: Vec<String> = archive_info
        .manifest()
        .kinds
        .iter()
        .map(|kind| kind.name().to_owned())
        .collect();
    let kind_values = archive_info.manifest().kinds.iter().map(|kind| FacetValue {
        key: kind.name().to_owned(),
        name: kind_names::name(kind),
        stories: 0,
    });
    let kind_values: Vec<_> = kind_values.collect();
    let kinds = StoredValue::new(kinds);
    let kind_choices = AnyMemo::new(move || {
        query.with(|query| {
            kinds.with_value(|kinds| {
                kinds
                    .iter()
                    .map(|kind| chosen(query.kinds.contains(kind)))
                    .collect()
            })
        })
    });
    let bars = counts(search_session, |answer| &answer.bars);
    let range = AnyMemo::new(move || query.with(|query| (query.from, query.to)));
    let brush = move |days: Option<(Day, Day)>| {
        let mut next = query.get_untracked();
        (next.from, next.to) = days.map_or((None, None), |(from, to)| (Some(from), Some(to)));
        apply_query_debounced(navigation, next);
    };
    // A filter that cannot tell stories apart is not shown.
    let has_dates = !timeline.bars.is_empty();
    let time = has_dates.then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Time, "</h2>")}
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
            <HistogramTable archive_info=archive_info.clone() timeline=timeline.clone() counts=bars />
        }
        .into_any()
    });
    let coverage = is_covered.then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Coverage, "</h2>")}
            <CoverageFilter archive_info=archive_info.clone() counts=counts(search_session, |answer| &answer.covered) />
        }
        .into_any()
    });
    view! {
        <ReaderListFilter archive_info=archive_info.clone() />
        {time}
        {static_html(r#"<h2 class="section-heading">"#, Message::Publishers, "</h2>")}
        <Facet
            archive_info=archive_info.clone()
            kind=PUBLISHERS
            values=values
            counts=counts(search_session, |answer| &answer.publishers)
            choices=publisher_choices
            on_choose=move |(index, _)| {
                let identity: String = identities.with_value(|identities: &Vec<String>| identities.get(index).cloned().unwrap_or_default());
                apply_query(navigation, query.with_untracked(|query| query.with_publisher_toggled(&identity)));
            }
        />
        {static_html(r#"<h2 class="section-heading">"#, Message::Types, "</h2>")}
        <Facet
            archive_info=archive_info.clone()
            kind=KINDS
            values=kind_values
            counts=counts(search_session, |answer| &answer.kinds)
            choices=kind_choices
            on_choose=move |(index, _)| {
                let kind: String = kinds.with_value(|kinds: &Vec<String>| kinds.get(index).cloned().unwrap_or_default());
                apply_query(navigation, query.with_untracked(|query| query.with_kind_toggled(&kind)));
            }
        />
        {coverage}
    }
}

/// Renders an input for the first or the last day of the range.
#[component]
fn DateInput(label: &'static str, is_from: bool) -> impl IntoView {
    let navigation = app_context().navigation;
    let query = app_context().search_session.query;
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
                prop:value=text(day)
                on:change=change_handler(move |event| {
                    let day = Day::parse(&event_target_value(&event));
                    let mut next = query.get_untracked();
                    *(if is_from { &mut next.from } else { &mut next.to }) = day;
                    apply_query(navigation, next);
                })
            />
        </label>
    }
}
