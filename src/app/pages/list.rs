//! The list of stories that match a query.

pub mod export_menu;
pub mod filters;
pub mod menus;
pub mod named_filters;
pub mod notices;
pub mod query_changes;
pub mod save_search;
pub mod story_list;

use leptos::prelude::*;

use self::{
    filters::Filters,
    menus::{density_menu, order_menu, restore_order},
    named_filters::{joined_names, named_filters},
    notices::{error_notice, no_results, search_notice},
    query_changes::{apply_query, apply_query_debounced},
    save_search::save_search,
    story_list::StoryList,
};
use super::{context::AppContext, heading::set_title};
use crate::{
    app::browser::document,
    message::{Message, translate},
    query::{Order, Query, criteria::QueryPart},
    view::{
        ArchiveInfo,
        count_line::{CountLine, NamedFilter},
        save_and_mute::MutedNote,
        search_box::SearchBox,
    },
};

/// Renders the list with its search box, count and order, and the filters beside it, or above it on a phone.
#[component]
pub fn ListPage(archive_info: ArchiveInfo) -> impl IntoView {
    let AppContext {
        navigation,
        reader_store,
        search_session,
        ..
    } = expect_context();
    restore_order(navigation);
    let query = search_session.query;
    let answer = search_session.answer;
    let store = expect_context::<AppContext>().store;
    let stories = Memo::new(move |_| {
        // Without columns only the number of all stories is known.
        let is_known = store.archive.is_ready();
        let answer = answer
            .get()
            .filter(|_| is_known || query.with(Query::is_empty));
        answer.map(|answer| answer.rows.len())
    });
    let named_filters = {
        let archive_info = archive_info.clone();
        Memo::new(move |_| query.with(|query| named_filters(&archive_info, query)))
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
    title(&archive_info, query, named_filters);
    let no_results_view = {
        let archive_info = archive_info.clone();
        move || no_results(&archive_info, search_session, named_filters, remove)
    };
    view! {
        <div class="list-page">
            <SearchBox
                archive_info=archive_info.clone()
                words=Memo::new(move |_| query.with(|query| query.search_text.clone()))
                is_ready=Memo::new(move |_| search_session.is_ready())
                notice=Memo::new(move |_| search_notice(search_session, navigation))
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
                    {density_menu(search_session)}
                    {order_menu(navigation, search_session)}
                </CountLine>
                <MutedNote
                    archive_info=archive_info.clone()
                    muted=Memo::new(move |_| {
                        search_session.answer.with(|answer| answer.as_ref().map_or(0, |answer| answer.muted as usize))
                    })
                    shows_muted=Memo::new(move |_| search_session.shows_muted.get())
                    on_show_muted=move |shows_muted| search_session.shows_muted.set(shows_muted)
                />
                {save_search(&archive_info, reader_store, search_session, named_filters)}
                {move || error_notice(search_session).into_any()} {move || no_results_view().into_any()}
                <StoryList archive_info=archive_info />
            </section>
        </div>
    }
}

fn title(archive_info: &ArchiveInfo, query: Memo<Query>, named_filters: Memo<Vec<NamedFilter>>) {
    let archive_info = archive_info.clone();
    Effect::new(move |_| {
        query.track();
        let title = named_filters.with(|named_filters| joined_names(named_filters));
        if title.is_empty() {
            document::set_title(archive_info.manifest().site.title.clone());
        } else {
            set_title(&archive_info, &title);
        }
    });
}
