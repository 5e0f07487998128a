//! The facet of the reader lists.

use leptos::prelude::*;

use crate::{
    app::pages::{
        context::AppContext,
        list::{named_filters::reader_list_name, query_changes::apply_query},
    },
    message::{Message, translate},
    query::{Query, ReaderList},
    view::{ArchiveInfo, facet_button::FacetButton},
};

/// Renders filters for unread and saved stories.
#[component]
pub fn ReaderListFilter(archive_info: ArchiveInfo) -> impl IntoView {
    let AppContext {
        navigation,
        search_session,
        ..
    } = expect_context();
    let query = search_session.query;
    let items = ReaderList::ALL.into_iter().map(|reader_list| {
        let archive_info = archive_info.clone();
        let is_chosen =
            Memo::new(move |_| query.with(|query| query.reader_list == Some(reader_list)));
        let number = move || {
            search_session.answer.with(|answer| {
                let count = answer.as_ref().map_or(0, |answer| match reader_list {
                    ReaderList::Unread => answer.unread,
                    ReaderList::Saved => answer.saved,
                });
                archive_info.number(count as usize)
            })
        };
        let toggle = move || {
            let next = Query {
                reader_list: (!is_chosen.get_untracked()).then_some(reader_list),
                ..query.get_untracked()
            };
            apply_query(navigation, next);
        };
        view! {
            <FacetButton
                hook="reader-list"
                count_hook="reader-list-count"
                key=reader_list.name().to_owned()
                name=reader_list_name(reader_list).to_owned()
                is_chosen=is_chosen
                number=number
                on_click=move |_| toggle()
            />
        }
        .into_any()
    });
    view! {
        <h2 class="section-heading">{translate(Message::MyLibrary)}</h2>
        <ul class="topics">{items.collect::<Vec<AnyView>>()}</ul>
    }
}
