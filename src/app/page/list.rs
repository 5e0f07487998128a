//! The list of the stories that answer a question.

use leptos::prelude::*;

use super::{filters::Filters, story_list::River};
use crate::{
    app::{
        context::app_context, document, navigation::Navigation, page::failure::Failure,
        preferences, reader_store::ReaderStore, scroll_position::ScrollPosition,
        search_session::SearchSession, store::ArchiveStore,
    },
    message::{Message, say, tell},
    model::{Instant, Kind},
    query::{self, Order, ParsedQuery, Query, ReaderList, Route, TopicChoice, criteria::QueryPart},
    reader::SavedSearch,
    view::numbers::{counted, quoted},
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, part, press, shown, text},
        card::label,
        count::{Count, NamedFilter},
        density::Density,
        empty::Empty,
        menu::Menu,
        save_and_mute::MutedNote,
        search_box::SearchBox,
        sort,
    },
};

/// Filters beside, or on a phone above, the list; over it the search box, the count, the order.
#[component]
pub fn ListPage(paper: ArchiveInfo) -> impl IntoView {
    let navigation = app_context().navigation;
    let asking = app_context().asking;
    let keeper = app_context().keeper;
    recall_order(navigation);
    let query = asking.query;
    let answer = asking.answer;
    let store = app_context().store;
    let stories = AnyMemo::new(move || {
        // Without columns only the number of all stories is known.
        let is_known = store.archive.is_ready();
        let answer = answer
            .get()
            .filter(|_| is_known || query.with(Query::is_empty));
        answer.map(|answer| answer.rows.len())
    });
    let named = {
        let paper = paper.clone();
        AnyMemo::new(move || query.with(|query| named(&paper, query)))
    };
    let remove = Callback::new(move |part: QueryPart| {
        ask(
            navigation,
            query.with_untracked(|query| query.without(&part)),
        );
        // The button that had the focus is gone.
        document::focus("#main");
    });
    let clear = Callback::new(move |()| {
        ask(navigation, Query::default());
        document::focus("#main");
    });
    let typed = move |words: String| {
        let mut next = query.get_untracked();
        next.words = words;
        // A chosen order that needs words ends with them.
        if next.order == Some(Order::Relevance) && next.words.trim().is_empty() {
            next.order = None;
        }
        drift(navigation, next);
    };
    let order = AnyMemo::new(move || {
        let has_words = asking.typed.with(|typed| !typed.wanted.is_empty());
        query.with(|query| query::answer::order(query, has_words))
    });
    let choose_order = move |name: String| {
        let Some(order) = Order::parse(&name) else {
            return;
        };
        let mut next = query.get_untracked();
        let has_words = asking.typed.with_untracked(ParsedQuery::has_words);
        if !has_words {
            preferences::keep_order(order);
        }
        let usual = query::answer::order(&Query::default(), has_words);
        next.order =
            (order != usual || !has_words && preferences::order().is_some()).then_some(order);
        ask(navigation, next);
    };
    // The best match comes last among the orders, and is there only where there are words.
    let orders = Order::ALL.map(|order| (order.name(), sort::name(order)));
    let has_words = AnyMemo::new(move || asking.typed.with(|typed| !typed.wanted.is_empty()));
    let densities = Density::ALL.map(|density| (density.name(), density.label()));
    let choose_density = move |name: String| {
        if let Some(density) = Density::parse(&name) {
            preferences::keep_density(density);
            asking.density.set(density);
        }
    };
    title(&paper, query, named);
    let empty = {
        let paper = paper.clone();
        move || empty(&paper, asking, named, remove)
    };
    view! {
        <div class="front">
            <SearchBox
                paper=paper.clone()
                words=AnyMemo::new(move || query.with(|query| query.words.clone()))
                is_ready=AnyMemo::new(move || asking.is_ready())
                said=AnyMemo::new(move || said(asking, navigation))
                on_type=typed
                on_settle=move |()| navigation.settle()
            />
            <Filters paper=paper.clone() stories=stories />
            <section class="river-column" aria-label=say(Message::StoriesHeading) tabindex="-1">
                <Count
                    paper=paper.clone()
                    stories=stories
                    parts=named
                    on_remove=remove
                    on_clear=clear
                >
                    <Menu
                        label=say(Message::Density)
                        hook="density"
                        choices=densities.to_vec()
                        is_short=AnyMemo::stored(false)
                        chosen=AnyMemo::new(move || asking.density.get().name())
                        on_choose=choose_density
                    />
                    <Menu
                        label=say(Message::Order)
                        hook="sort"
                        choices=orders.to_vec()
                        is_short=AnyMemo::new(move || !has_words.get())
                        chosen=AnyMemo::new(move || order.get().name())
                        on_choose=choose_order
                    />
                </Count>
                <MutedNote
                    paper=paper.clone()
                    muted=AnyMemo::new(move || {
                        asking.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.muted as usize))
                    })
                    is_lifted=AnyMemo::new(move || asking.is_lifted.get())
                    on_lift=move |is_lifted| asking.is_lifted.set(is_lifted)
                />
                {keep_search(&paper, keeper, asking, named)}
                {part(move || trouble(asking).into_any())} {part(move || empty().into_any())}
                <River paper=paper />
            </section>
        </div>
    }
}

/// The way to keep a question under a name, where there is one.
fn keep_search(
    paper: &ArchiveInfo,
    keeper: ReaderStore,
    asking: SearchSession,
    named: AnyMemo<Vec<NamedFilter>>,
) -> impl IntoView {
    let newest = paper.manifest().totals.newest.map_or(0, Instant::minutes);
    let search = AnyMemo::new(move || asking.query.with(Query::to_search));
    let is_kept = AnyMemo::new(move || {
        search.with(|search| {
            let is_it = |kept: &SavedSearch| kept.search == *search;
            keeper
                .reader
                .with(|reader| reader.searches.iter().any(is_it))
        })
    });
    // Whoever comes back to a kept search has seen what is new in it.
    document::effect(move || {
        if is_kept.get() {
            keeper.seen(&search.get(), newest);
        }
    });
    shown(
        move || !asking.query.with(Query::is_empty),
        move || {
            view! {
                <p class="keep-search">
                    <button
                        type="button"
                        class="clear"
                        data-testid="keep-search"
                        aria-pressed=text(move || is_kept.get().to_string())
                        on:click=press(move || {
                            let search = search.get_untracked();
                            if is_kept.get_untracked() {
                                keeper.change(|reader| reader.forget(&search));
                            } else {
                                let names = named.with_untracked(|named| {
                                    named.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>()
                                });
                                let name = names.join(" + ");
                                keeper.change(|reader| reader.name(SavedSearch { name, search, until: newest }));
                            }
                        })
                    >
                        {text(move || {
                            say(if is_kept.get() { Message::SearchSaved } else { Message::SaveSearch }).to_owned()
                        })}
                    </button>
                </p>
            }
            .into_any()
        },
    )
}

/// Asks another question, and stays where the list begins if the reader is below it.
pub(super) fn ask(navigation: Navigation, query: Query) {
    navigation.go_to(Route::List(query), place());
}

/// Asks another question while the reader types or brushes.
pub(super) fn drift(navigation: Navigation, query: Query) {
    navigation.drift(Route::List(query), place());
}

fn place() -> ScrollPosition {
    let scroll = document::scroll();
    let top = document::top_of(".river-column").unwrap_or(scroll);
    ScrollPosition {
        scroll: scroll.min(top),
        ..ScrollPosition::default()
    }
}

/// A visit without an order of its own has the one that was chosen last.
fn recall_order(navigation: Navigation) {
    let query = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.query());
    let usual = preferences::order().filter(|order| *order != Order::Newest);
    if query.order.is_none() && query.words.is_empty() && usual.is_some() {
        let query = Query {
            order: usual,
            ..query
        };
        navigation.amend(Route::List(query));
    }
}

/// The parts of a question with their names for people.
fn named(paper: &ArchiveInfo, query: &Query) -> Vec<NamedFilter> {
    let manifest = paper.manifest();
    let name = |part: &QueryPart| match part {
        QueryPart::Words => quoted(query.words.trim()),
        QueryPart::Topic(slug) => {
            let topic = manifest.topics.iter().find(|topic| topic.slug == *slug);
            let name = topic.map_or_else(|| slug.to_string(), |topic| topic.name.clone());
            match query.choice(slug) {
                Some(TopicChoice::Any) => tell(Message::AnyOfName, &[&name]),
                Some(TopicChoice::Not) => tell(Message::NotName, &[&name]),
                _ => name,
            }
        }
        QueryPart::Publisher(identity) => {
            let mut providers = manifest.providers.iter();
            let provider = providers.find(|provider| provider.identity() == identity);
            provider.map_or_else(|| identity.clone(), |provider| provider.name.clone())
        }
        QueryPart::Kind(kind) => label(&Kind::from(kind.clone())),
        QueryPart::Mine(mine) => mine_name(*mine).to_owned(),
        QueryPart::Covered => counted(query.covered as usize, Message::PublishersOrMore),
        QueryPart::Range => match (query.from, query.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (from, to) => {
                let day = |day: Option<crate::model::Day>| {
                    day.map(|day| day.to_string()).unwrap_or_default()
                };
                tell(Message::FromTo, &[&day(from), &day(to)])
            }
        },
    };
    let parts = query.parts().into_iter();
    parts.map(|part| (part.clone(), name(&part))).collect()
}

/// A reader's own list, as people call it.
pub(super) fn mine_name(mine: ReaderList) -> &'static str {
    say(match mine {
        ReaderList::Unread => Message::Unread,
        ReaderList::Saved => Message::Saved,
    })
}

fn title(paper: &ArchiveInfo, query: AnyMemo<Query>, named: AnyMemo<Vec<NamedFilter>>) {
    let site = paper.manifest().site.title.clone();
    document::effect(move || {
        query.track();
        let names: Vec<_> =
            named.with(|named| named.iter().map(|(_, name)| name.clone()).collect());
        let mut title = names.join(" + ");
        if !title.is_empty() {
            title.push_str(" · ");
        }
        title.push_str(&site);
        document::set_title(title);
    });
}

/// What was made of the words and of the address, where that is not plain.
fn said(asking: SearchSession, navigation: Navigation) -> String {
    let mut said = Vec::new();
    if let Some(found) = asking.found() {
        for replaced in &found.replaced {
            said.push(match &replaced.shown {
                Some(shown) => tell(Message::NoMatchShowing, &[&replaced.typed, shown]),
                None => tell(Message::NoMatch, &[&replaced.typed]),
            });
        }
    }
    let mut left_out = asking.typed.with(|typed| typed.left_out.clone());
    left_out.extend(navigation.arrival.with(|arrival| arrival.left_out.clone()));
    if !left_out.is_empty() {
        said.push(tell(
            Message::IgnoredFilters,
            &[&left_out.join(say(Message::ListComma))],
        ));
    }
    said.join(" ")
}

/// What stands in the way of the answer, and the way out.
fn trouble(asking: SearchSession) -> Option<impl IntoView> {
    let error = asking.trouble()?;
    Some(view! { <Failure error=error on_again=move |()| asking.again() /> })
}

fn empty(
    paper: &ArchiveInfo,
    asking: SearchSession,
    named: AnyMemo<Vec<NamedFilter>>,
    remove: Callback<QueryPart>,
) -> Option<AnyView> {
    let is_empty = asking
        .answer
        .get()
        .is_some_and(|answer| answer.rows.is_empty());
    if !is_empty {
        return None;
    }
    let query = asking.query.get();
    let parts = named.get().into_iter();
    let drops = parts.filter_map(|(part, name)| {
        let stories = asking.count(&query.without(&part))?;
        Some((part, name, stories))
    });
    let drops = drops.collect();
    Some(view! { <Empty paper=paper.clone() drops=drops on_drop=remove /> }.into_any())
}

/// Whether the columns failed: then the list works, filters do not.
pub(super) fn columns_failed(store: ArchiveStore) -> Option<impl IntoView> {
    store
        .archive
        .failed()
        .map(|error| view! { <Failure error=error on_again=move |()| store.load() /> }.into_any())
}
