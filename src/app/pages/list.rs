//! The list of stories that match a query.

pub mod export_menu;
pub mod filters;
pub mod story_list;

use leptos::prelude::*;

use self::{filters::Filters, story_list::StoryList};
use super::{context::app_context, failure::FailureNotice};
use crate::{
    app::{
        archive::ArchiveStore,
        browser::{document, viewport},
        library::ReaderStore,
        navigation::{Navigation, scroll_position::ScrollPosition},
        preferences,
        search::SearchSession,
    },
    message::{Message, translate, translate_with},
    model::{Instant, Kind},
    query::{self, Order, ParsedQuery, Query, ReaderList, Route, TopicChoice, criteria::QueryPart},
    reader::SavedSearch,
    view::{
        ArchiveInfo,
        any_signal::{AnyMemo, click_handler, dynamic_view, effect, show_if, text},
        count_line::{CountLine, NamedFilter},
        density::Density,
        kind_names,
        menu::Menu,
        no_results::NoResults,
        numbers::{counted, quoted},
        order_names,
        save_and_mute::MutedNote,
        search_box::SearchBox,
    },
};

/// Renders the list with its search box, count and order, and the filters beside it, or above it on a phone.
#[component]
pub fn ListPage(archive_info: ArchiveInfo) -> impl IntoView {
    let navigation = app_context().navigation;
    let search_session = app_context().search_session;
    let reader_store = app_context().reader_store;
    restore_order(navigation);
    let query = search_session.query;
    let answer = search_session.answer;
    let store = app_context().store;
    let stories = AnyMemo::new(move || {
        // Without columns only the number of all stories is known.
        let is_known = store.archive.is_ready();
        let answer = answer
            .get()
            .filter(|_| is_known || query.with(Query::is_empty));
        answer.map(|answer| answer.rows.len())
    });
    let named_filters = {
        let archive_info = archive_info.clone();
        AnyMemo::new(move || query.with(|query| named_filters(&archive_info, query)))
    };
    let remove = Callback::new(move |part: QueryPart| {
        apply_query(
            navigation,
            query.with_untracked(|query| query.without(&part)),
        );
        // The focused button has been removed.
        document::focus("#main");
    });
    let clear = Callback::new(move |()| {
        apply_query(navigation, Query::default());
        document::focus("#main");
    });
    let on_type = move |search_text: String| {
        let mut next = query.get_untracked();
        next.search_text = search_text;
        // The order by relevance needs words.
        if next.order == Some(Order::Relevance) && next.search_text.trim().is_empty() {
            next.order = None;
        }
        apply_query_debounced(navigation, next);
    };
    let order = AnyMemo::new(move || {
        let has_words = search_session
            .parsed_query
            .with(|parsed_query| !parsed_query.required_terms.is_empty());
        query.with(|query| query::answer::effective_order(query, has_words))
    });
    let choose_order = move |name: String| {
        let Some(order) = Order::parse(&name) else {
            return;
        };
        let mut next = query.get_untracked();
        let has_words = search_session
            .parsed_query
            .with_untracked(ParsedQuery::has_words);
        if !has_words {
            preferences::save_order(order);
        }
        let default_order = query::answer::effective_order(&Query::default(), has_words);
        next.order = (order != default_order || !has_words && preferences::order().is_some())
            .then_some(order);
        apply_query(navigation, next);
    };
    // Relevance is the last order, and is shown only if there are words.
    let orders = Order::ALL.map(|order| (order.name(), order_names::name(order)));
    let has_words = AnyMemo::new(move || {
        search_session
            .parsed_query
            .with(|parsed_query| !parsed_query.required_terms.is_empty())
    });
    let densities = Density::ALL.map(|density| (density.name(), density.label()));
    let choose_density = move |name: String| {
        if let Some(density) = Density::parse(&name) {
            preferences::save_density(density);
            search_session.density.set(density);
        }
    };
    title(&archive_info, query, named_filters);
    let no_results_view = {
        let archive_info = archive_info.clone();
        move || no_results(&archive_info, search_session, named_filters, remove)
    };
    view! {
        <div class="list-page">
            <SearchBox
                archive_info=archive_info.clone()
                words=AnyMemo::new(move || query.with(|query| query.search_text.clone()))
                is_ready=AnyMemo::new(move || search_session.is_ready())
                notice=AnyMemo::new(move || search_notice(search_session, navigation))
                on_type=on_type
                on_commit=move |()| navigation.commit()
            />
            <Filters archive_info=archive_info.clone() stories=stories />
            <section class="story-list-column" aria-label=translate(Message::StoriesHeading) tabindex="-1">
                <CountLine
                    archive_info=archive_info.clone()
                    stories=stories
                    parts=named_filters
                    on_remove=remove
                    on_clear=clear
                >
                    <Menu
                        label=translate(Message::Density)
                        hook="density"
                        choices=densities.to_vec()
                        is_short=AnyMemo::constant(false)
                        chosen=AnyMemo::new(move || search_session.density.get().name())
                        on_choose=choose_density
                    />
                    <Menu
                        label=translate(Message::Order)
                        hook="sort"
                        choices=orders.to_vec()
                        is_short=AnyMemo::new(move || !has_words.get())
                        chosen=AnyMemo::new(move || order.get().name())
                        on_choose=choose_order
                    />
                </CountLine>
                <MutedNote
                    archive_info=archive_info.clone()
                    muted=AnyMemo::new(move || {
                        search_session.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.muted as usize))
                    })
                    shows_muted=AnyMemo::new(move || search_session.shows_muted.get())
                    on_show_muted=move |shows_muted| search_session.shows_muted.set(shows_muted)
                />
                {save_search(&archive_info, reader_store, search_session, named_filters)}
                {dynamic_view(move || error_notice(search_session).into_any())} {dynamic_view(move || no_results_view().into_any())}
                <StoryList archive_info=archive_info />
            </section>
        </div>
    }
}

/// Renders the button that saves the search.
fn save_search(
    archive_info: &ArchiveInfo,
    reader_store: ReaderStore,
    search_session: SearchSession,
    named_filters: AnyMemo<Vec<NamedFilter>>,
) -> impl IntoView {
    let newest = archive_info
        .manifest()
        .totals
        .newest
        .map_or(0, Instant::minutes);
    let search = AnyMemo::new(move || search_session.query.with(Query::to_search));
    let is_saved = AnyMemo::new(move || {
        search.with(|search| {
            let is_same = |saved: &SavedSearch| saved.search == *search;
            reader_store
                .reader
                .with(|reader| reader.searches.iter().any(is_same))
        })
    });
    // Opening a saved search marks its stories as seen.
    effect(move || {
        if is_saved.get() {
            reader_store.mark_search_seen(&search.get(), newest);
        }
    });
    show_if(
        move || !search_session.query.with(Query::is_empty),
        move || {
            view! {
                <p class="save-search">
                    <button
                        type="button"
                        class="clear"
                        data-testid="save-search"
                        aria-pressed=text(move || is_saved.get().to_string())
                        on:click=click_handler(move || {
                            let search = search.get_untracked();
                            if is_saved.get_untracked() {
                                reader_store.change(|reader| reader.remove_search(&search));
                            } else {
                                let names = named_filters.with_untracked(|named_filters| {
                                    named_filters.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>()
                                });
                                let name = names.join(" + ");
                                reader_store.change(|reader| reader.save_search(SavedSearch { name, search, newest_seen_minute: newest }));
                            }
                        })
                    >
                        {text(move || {
                            translate(if is_saved.get() { Message::SearchSaved } else { Message::SaveSearch }).to_owned()
                        })}
                    </button>
                </p>
            }
            .into_any()
        },
    )
}

/// Applies another query. If the reader is below the start of the list, scrolls back to it.
pub(super) fn apply_query(navigation: Navigation, query: Query) {
    navigation.go_to(Route::List(query), list_position());
}

/// Applies another query while the reader types or drags.
pub(super) fn apply_query_debounced(navigation: Navigation, query: Query) {
    navigation.go_debounced(Route::List(query), list_position());
}

fn list_position() -> ScrollPosition {
    let scroll = viewport::scroll();
    let top = viewport::top_of(".story-list-column").unwrap_or(scroll);
    ScrollPosition {
        scroll: scroll.min(top),
        ..ScrollPosition::default()
    }
}

/// Restores the remembered order if the address has none.
fn restore_order(navigation: Navigation) {
    let query = navigation
        .arrival
        .with_untracked(|arrival| arrival.route.query());
    let default_order = preferences::order().filter(|order| *order != Order::Newest);
    if query.order.is_none() && query.search_text.is_empty() && default_order.is_some() {
        let query = Query {
            order: default_order,
            ..query
        };
        navigation.replace(Route::List(query));
    }
}

/// Returns the parts of a query with their display names.
fn named_filters(archive_info: &ArchiveInfo, query: &Query) -> Vec<NamedFilter> {
    let name = |part: &QueryPart| match part {
        QueryPart::SearchText => quoted(query.search_text.trim()),
        QueryPart::Topic(slug) => {
            let name = archive_info.topic_name(slug);
            match query.topic_choice(slug) {
                Some(TopicChoice::Any) => translate_with(Message::AnyOfName, &[&name]),
                Some(TopicChoice::Not) => translate_with(Message::NotName, &[&name]),
                _ => name,
            }
        }
        QueryPart::Publisher(identity) => archive_info.publisher_name(identity),
        QueryPart::Kind(kind) => kind_names::name(&Kind::from(kind.clone())),
        QueryPart::ReaderList(reader_list) => reader_list_name(*reader_list).to_owned(),
        QueryPart::MinPublishers => {
            counted(query.min_publishers as usize, Message::PublishersOrMore)
        }
        QueryPart::Range => match (query.from, query.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (from, to) => {
                let day = |day: Option<crate::model::Day>| {
                    day.map(|day| day.to_string()).unwrap_or_default()
                };
                translate_with(Message::FromTo, &[&day(from), &day(to)])
            }
        },
    };
    let parts = query.parts().into_iter();
    parts.map(|part| (part.clone(), name(&part))).collect()
}

/// Returns the display name of a reader list.
pub(super) fn reader_list_name(reader_list: ReaderList) -> &'static str {
    translate(match reader_list {
        ReaderList::Unread => Message::Unread,
        ReaderList::Saved => Message::Saved,
    })
}

fn title(
    archive_info: &ArchiveInfo,
    query: AnyMemo<Query>,
    named_filters: AnyMemo<Vec<NamedFilter>>,
) {
    let site = archive_info.manifest().site.title.clone();
    effect(move || {
        query.track();
        let names: Vec<_> = named_filters
            .with(|named_filters| named_filters.iter().map(|(_, name)| name.clone()).collect());
        let mut title = names.join(" + ");
        if !title.is_empty() {
            title.push_str(" · ");
        }
        title.push_str(&site);
        document::set_title(title);
    });
}

/// Returns a notice about corrected words and ignored parts of the query.
fn search_notice(search_session: SearchSession, navigation: Navigation) -> String {
    let mut notices = Vec::new();
    if let Some(results) = search_session.results() {
        for correction in &results.corrections {
            notices.push(match &correction.replacement {
                Some(replacement) => {
                    translate_with(Message::NoMatchShowing, &[&correction.typed, replacement])
                }
                None => translate_with(Message::NoMatch, &[&correction.typed]),
            });
        }
    }
    let mut ignored = search_session
        .parsed_query
        .with(|parsed_query| parsed_query.ignored_operators.clone());
    ignored.extend(navigation.arrival.with(|arrival| arrival.ignored.clone()));
    if !ignored.is_empty() {
        notices.push(translate_with(
            Message::IgnoredFilters,
            &[&ignored.join(translate(Message::ListComma))],
        ));
    }
    notices.join(" ")
}

/// Renders an error that prevents the answer, with a button to retry.
fn error_notice(search_session: SearchSession) -> Option<impl IntoView> {
    let error = search_session.error()?;
    Some(view! { <FailureNotice error=error on_again=move |()| search_session.retry() /> })
}

fn no_results(
    archive_info: &ArchiveInfo,
    search_session: SearchSession,
    named_filters: AnyMemo<Vec<NamedFilter>>,
    remove: Callback<QueryPart>,
) -> Option<AnyView> {
    let is_empty = search_session
        .answer
        .get()
        .is_some_and(|answer| answer.rows.is_empty());
    if !is_empty {
        return None;
    }
    let query = search_session.query.get();
    let parts = named_filters.get().into_iter();
    let suggestions = parts.filter_map(|(part, name)| {
        let stories = search_session.count(&query.without(&part))?;
        Some((part, name, stories))
    });
    let suggestions = suggestions.collect();
    Some(view! { <NoResults archive_info=archive_info.clone() suggestions=suggestions on_remove=remove /> }.into_any())
}

/// Renders an error if the columns failed. The list still works then, but filters do not.
pub(super) fn columns_failed(store: ArchiveStore) -> Option<impl IntoView> {
    store.archive.failed().map(|error| {
        view! { <FailureNotice error=error on_again=move |()| store.load() /> }.into_any()
    })
}
