//! The filters of the list.

mod breadth;
mod mine;

use leptos::prelude::*;

use self::{breadth::Breadth, mine::MineFilter};
use super::{
    export_menu::TakeViewAway,
    list::{ask, columns_failed, drift},
};
use crate::{
    app::{context::app_context, load::LoadState, search_session::SearchSession},
    message::{Message, say},
    model::Day,
    query::{Answer, TopicChoice, timeline::HistogramBars},
    view::numbers::counted,
    view::static_html::static_html,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, AnySignal, flag, heard, part, press, set, text},
        card::label,
        facet::{Facet, FacetKind, FacetValue, TOPICS},
        histogram::{Histogram, HistogramTable},
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

/// Topics, time, publishers, types and breadth of coverage, each with the counts it would leave.
#[component]
pub fn Filters(paper: ArchiveInfo, stories: AnyMemo<Option<usize>>) -> impl IntoView {
    let store = app_context().store;
    let is_open = AnySignal::new(false);
    let asking = app_context().asking;
    let active = AnyMemo::new(move || asking.query.with(|query| query.parts().len()));
    let show = {
        let paper = paper.clone();
        move || paper.counted(stories.get().unwrap_or_default(), Message::ShowStories)
    };
    let rest = {
        let paper = paper.clone();
        move || match store.archive.get() {
            LoadState::Ready(archive) => Some(
                view! {
                    <Rest
                        paper=paper.clone()
                        publishers=archive.publishers().iter().map(|publisher| {
                            (publisher.identity.clone(), publisher.name.clone())
                        }).collect()
                        timeline=archive.timeline().clone()
                        is_covered=archive.covered().iter().any(|publishers| *publishers > 1)
                    />
                    <TakeViewAway paper=paper.clone() />
                }
                .into_any(),
            ),
            _ => None,
        }
    };
    let values = paper.manifest().topics.iter().map(|topic| FacetValue {
        key: topic.name.clone(),
        name: topic.name.clone(),
        stories: topic.weight(),
    });
    let slugs: Vec<_> = paper
        .manifest()
        .topics
        .iter()
        .map(|topic| topic.slug.clone())
        .collect();
    let slugs = StoredValue::new(slugs);
    let choices = AnyMemo::new(move || {
        asking.query.with(|query| {
            slugs.with_value(|slugs| slugs.iter().map(|slug| query.choice(slug)).collect())
        })
    });
    let navigation = app_context().navigation;
    let choose = move |(place, choice): (usize, Option<TopicChoice>)| {
        let next = asking.query.with_untracked(|query| {
            slugs.with_value(|slugs| Some(query.with_choice(slugs.get(place)?, choice)))
        });
        if let Some(next) = next {
            ask(navigation, next);
        }
    };
    let topics = (values.len() > 0).then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Topics, "</h2>")}
            <Facet
                paper=paper.clone()
                sort=TOPICS
                values=values.collect()
                counts=counts(asking, |answer| &answer.topics)
                choices=choices
                on_choose=choose
            />
        }
        .into_any()
    });
    view! {
        <aside class="filters" class:filters-open=flag(move || is_open.get()) aria-label=say(Message::Filters)>
            <button
                type="button"
                class="button filters-toggle"
                data-testid="filters-toggle"
                aria-expanded=text(move || is_open.get().to_string())
                {..set(&[("aria-controls", "filters")])}
                on:click=press(move || is_open.update(|open| *open = !*open))
            >
                {text(move || match active.get() {
                    0 => say(Message::Filters).to_owned(),
                    active => counted(active, Message::FiltersCount),
                })}
            </button>
            <div id="filters" class="filters-body">
                {part(move || columns_failed(store).into_any())}
                {topics}
                {part(move || rest().into_any())}
            </div>
            <button
                type="button"
                class="button filters-done"
                on:click=press(move || is_open.set(false))
            >
                {text(show)}
            </button>
        </aside>
    }
}

/// The counts of one facet.
fn counts(asking: SearchSession, of: fn(&Answer) -> &Vec<u32>) -> AnyMemo<Vec<u32>> {
    AnyMemo::new(move || {
        asking
            .answer
            .with(|answer| answer.as_ref().map(|answer| of(answer).clone()))
            .unwrap_or_default()
    })
}

/// The filters that need the columns.
#[component]
fn Rest(
    paper: ArchiveInfo,
    publishers: Vec<(String, String)>,
    timeline: HistogramBars,
    /// Whether any story has coverage by another publisher.
    is_covered: bool,
) -> impl IntoView {
    let navigation = app_context().navigation;
    let asking = app_context().asking;
    let query = asking.query;
    let chosen = |is_chosen: bool| is_chosen.then_some(TopicChoice::All);
    let everything = asking.answer.with_untracked(|answer| {
        answer
            .as_ref()
            .map(|answer| answer.publishers.clone())
            .unwrap_or_default()
    });
    let values = publishers
        .iter()
        .enumerate()
        .map(|(place, (_, name))| FacetValue {
            key: name.clone(),
            name: name.clone(),
            stories: everything.get(place).copied().unwrap_or_default() as usize,
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
    let kinds: Vec<String> = paper
        .manifest()
        .kinds
        .iter()
        .map(|kind| kind.name().to_owned())
        .collect();
    let kind_values = paper.manifest().kinds.iter().map(|kind| FacetValue {
        key: kind.name().to_owned(),
        name: label(kind),
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
    let bars = counts(asking, |answer| &answer.bars);
    let range = AnyMemo::new(move || query.with(|query| (query.from, query.to)));
    let brush = move |days: Option<(Day, Day)>| {
        let mut next = query.get_untracked();
        (next.from, next.to) = days.map_or((None, None), |(from, to)| (Some(from), Some(to)));
        drift(navigation, next);
    };
    // A filter that cannot tell stories apart is not shown.
    let has_dates = !timeline.bars.is_empty();
    let time = has_dates.then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Time, "</h2>")}
            <Histogram
                paper=paper.clone()
                timeline=timeline.clone()
                counts=bars
                range=range
                on_brush=brush
                on_settle=move |()| navigation.settle()
            />
            <div class="dates">
                <DateBox label=say(Message::From) is_from=true />
                <DateBox label=say(Message::To) is_from=false />
            </div>
            <HistogramTable paper=paper.clone() timeline=timeline.clone() counts=bars />
        }
        .into_any()
    });
    let coverage = is_covered.then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Coverage, "</h2>")}
            <Breadth paper=paper.clone() counts=counts(asking, |answer| &answer.covered) />
        }
        .into_any()
    });
    view! {
        <MineFilter paper=paper.clone() />
        {time}
        {static_html(r#"<h2 class="section-heading">"#, Message::Publishers, "</h2>")}
        <Facet
            paper=paper.clone()
            sort=PUBLISHERS
            values=values
            counts=counts(asking, |answer| &answer.publishers)
            choices=publisher_choices
            on_choose=move |(place, _)| {
                let identity: String = identities.with_value(|identities: &Vec<String>| identities.get(place).cloned().unwrap_or_default());
                ask(navigation, query.with_untracked(|query| query.with_publisher_toggled(&identity)));
            }
        />
        {static_html(r#"<h2 class="section-heading">"#, Message::Types, "</h2>")}
        <Facet
            paper=paper.clone()
            sort=KINDS
            values=kind_values
            counts=counts(asking, |answer| &answer.kinds)
            choices=kind_choices
            on_choose=move |(place, _)| {
                let kind: String = kinds.with_value(|kinds: &Vec<String>| kinds.get(place).cloned().unwrap_or_default());
                ask(navigation, query.with_untracked(|query| query.with_kind_toggled(&kind)));
            }
        />
        {coverage}
    }
}

/// A day of the range, to be typed or picked.
#[component]
fn DateBox(label: &'static str, is_from: bool) -> impl IntoView {
    let navigation = app_context().navigation;
    let query = app_context().asking.query;
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
                on:change=heard(move |event| {
                    let day = Day::parse(&event_target_value(&event));
                    let mut next = query.get_untracked();
                    *(if is_from { &mut next.from } else { &mut next.to }) = day;
                    ask(navigation, next);
                })
            />
        </label>
    }
}
