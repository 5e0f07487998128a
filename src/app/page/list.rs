//! The list of the stories that answer a question.

use std::sync::Arc;

use leptos::prelude::*;

use super::river::River;
use crate::{
    app::{document, navigation::Navigation, page::failure::Failure, place::Place, store::Store},
    model::Slug,
    query::{self, Answer, Query, Route},
    view::{Paper, count::Count, empty::Empty, topics::Topics},
};

/// Filters beside, or on a phone above, the list.
#[component]
pub fn ListPage(paper: Paper) -> impl IntoView {
    let store = expect_context::<Store>();
    let navigation = expect_context::<Navigation>();
    let query = Memo::new(move |_| navigation.arrival.with(|arrival| arrival.route.query()));
    let chosen = Memo::new(move |_| query.with(|query| query.topics.clone()));
    let answer = answer(store, &paper, query);
    let counts = Memo::new(move |_| answer.get().map(|a| a.counts.clone()).unwrap_or_default());
    let stories = Memo::new(move |_| answer.get().map(|answer| answer.rows.len()));
    let toggle = Callback::new(move |topic: Slug| {
        ask(
            navigation,
            query.with_untracked(|query| query.toggled(&topic)),
        );
    });
    let clear = Callback::new(move |()| {
        ask(navigation, Query::default());
        // The button that had the focus is gone.
        document::focus("#main");
    });
    let remove = Callback::new(move |topic: Slug| {
        toggle.run(topic);
        document::focus("#main");
    });
    title(&paper, store, query);
    let (filters_open, set_filters_open) = signal(false);
    let empty = {
        let paper = paper.clone();
        move || empty(&paper, store, query, answer, toggle)
    };
    view! {
        <div class="front" class:filters-open=filters_open>
            <aside class="filters" aria-labelledby="topics-heading">
                <h2 class="section-heading" id="topics-heading">
                    "Topics"
                </h2>
                <button
                    type="button"
                    class="button filters-toggle"
                    aria-expanded=move || filters_open.get().to_string()
                    aria-controls="topics"
                    on:click=move |_| set_filters_open.update(|open| *open = !*open)
                >
                    "Filter by topic"
                </button>
                <div id="topics" class="filters-body">
                    <Topics
                        paper=paper.clone()
                        chosen=chosen
                        counts=counts
                        on_toggle=toggle
                    />
                    {move || trouble(store)}
                </div>
            </aside>
            <section class="river-column" aria-label="Stories" tabindex="-1">
                <Count
                    paper=paper.clone()
                    stories=stories
                    chosen=chosen
                    on_remove=remove
                    on_clear=clear
                />
                {empty}
                <River paper=paper answer=answer query=query />
            </section>
        </div>
    }
}

/// The answer to the question: exact, or not there yet. To no question at all the manifest alone
/// gives an exact answer.
fn answer(store: Store, paper: &Paper, query: Memo<Query>) -> Memo<Option<Arc<Answer>>> {
    let manifest = paper.manifest();
    let rows = u32::try_from(manifest.totals.stories).unwrap_or(u32::MAX);
    let counts = manifest.topics.iter().map(|topic| topic.stories);
    let everything = Arc::new(Answer {
        rows: (0..rows).rev().collect(),
        counts: counts
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
            .collect(),
        unknown: Vec::new(),
    });
    Memo::new(move |_| {
        let query = query.get();
        if query.is_empty() {
            return Some(everything.clone());
        }
        let archive = store.archive.get().ready()?;
        Some(Arc::new(query::answer(&archive, &query)))
    })
}

/// Asks another question, and stays where the list begins if the reader is below it.
fn ask(navigation: Navigation, query: Query) {
    let scroll = document::scroll();
    let top = document::top_of(".river-column").unwrap_or(scroll);
    let place = Place {
        scroll: scroll.min(top),
        ..Place::default()
    };
    navigation.go_to(Route::List(query), place);
}

fn title(paper: &Paper, store: Store, query: Memo<Query>) {
    let site = paper.manifest().site.title.clone();
    Effect::new(move |_| {
        let query = query.get();
        let names: Vec<_> = query
            .topics
            .iter()
            .map(|topic| store.topic_name(topic))
            .collect();
        let title = if names.is_empty() {
            site.clone()
        } else {
            format!("{} · {site}", names.join(" + "))
        };
        document::set_title(&title);
    });
}

/// The columns did not come: the list works, filters do not.
fn trouble(store: Store) -> Option<impl IntoView> {
    store
        .archive
        .with(|archive| archive.failed().cloned())
        .map(|error| {
            view! { <Failure error=error on_again=move |()| store.load() /> }
        })
}

fn empty(
    paper: &Paper,
    store: Store,
    query: Memo<Query>,
    answer: Memo<Option<Arc<Answer>>>,
    toggle: Callback<Slug>,
) -> Option<AnyView> {
    let is_empty = answer.get().is_some_and(|answer| answer.rows.is_empty());
    let archive = store.archive.get().ready().filter(|_| is_empty)?;
    let drops = query
        .with(|query| query::answer::without_each(&archive, query))
        .into_iter()
        .map(|(slug, stories)| {
            let name = store.topic_name(&slug);
            (slug, name, stories)
        })
        .collect();
    Some(view! { <Empty paper=paper.clone() drops=drops on_drop=toggle /> }.into_any())
}
