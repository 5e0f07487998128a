//! The filters of the list.

mod counts;
mod coverage;
mod kinds;
mod publishers;
mod reader_lists;
mod time;
mod topics;
mod value_facet;

use leptos::prelude::*;

use self::{
    counts::counts, coverage::CoverageFilter, kinds::KindFilter, publishers::PublisherFilter,
    reader_lists::ReaderListFilter, time::TimeFilter, topics::TopicFilter,
};
use super::{export_menu::ViewExportMenu, notices::columns_failed};
use crate::{
    app::{net::load::LoadState, pages::context::AppContext},
    message::{Message, translate},
    query::Archive,
    view::{ArchiveInfo, numbers::counted},
};

/// Renders the filters: topics, time, publishers, types and breadth of coverage, each with its counts.
#[component]
pub fn Filters(archive_info: ArchiveInfo, stories: Memo<Option<usize>>) -> impl IntoView {
    let store = expect_context::<AppContext>().store;
    let is_open = RwSignal::new(false);
    let query = expect_context::<AppContext>().search_session.query;
    let active = Memo::new(move |_| query.with(|query| query.parts().len()));
    let show = {
        let archive_info = archive_info.clone();
        move || archive_info.counted(stories.get().unwrap_or_default(), Message::ShowStories)
    };
    let column_filters = {
        let archive_info = archive_info.clone();
        move || match store.archive.get() {
            LoadState::Ready(archive) => column_filters(&archive_info, &archive),
            _ => ().into_any(),
        }
    };
    view! {
        // Firefox would make the scroll container a tab stop.
        <aside class="filters" class:filters-open=is_open tabindex="-1" aria-label=translate(Message::Filters)>
            <button
                type="button"
                class="button filters-toggle"
                data-testid="filters-toggle"
                aria-expanded=move || is_open.get().to_string()
                aria-controls="filters"
                on:click=move |_| is_open.update(|open| *open = !*open)
            >
                {move || match active.get() {
                    0 => translate(Message::Filters).to_owned(),
                    active => counted(active, Message::FiltersCount),
                }}
            </button>
            <div id="filters" class="filters-body">
                {move || columns_failed(store).into_any()}
                <TopicFilter archive_info=archive_info />
                {column_filters}
            </div>
            <button
                type="button"
                class="button filters-done"
                on:click=move |_| is_open.set(false)
            >
                {show}
            </button>
        </aside>
    }
}

/// Renders the filters that need the columns, and the export menu. A filter that cannot tell stories apart is not shown.
fn column_filters(archive_info: &ArchiveInfo, archive: &Archive) -> AnyView {
    let publishers = archive.publishers().iter();
    let publishers = publishers
        .map(|publisher| (publisher.identity.clone(), publisher.name.clone()))
        .collect();
    let mut publisher_counts = archive.publisher_counts().iter();
    let coverage = publisher_counts.any(|publishers| *publishers > 1).then(|| {
        let counts = counts(expect_context::<AppContext>().search_session, |answer| {
            &answer.covered
        });
        view! {
            <h2 class="section-heading">{translate(Message::Coverage)}</h2>
            <CoverageFilter archive_info=archive_info.clone() counts=counts />
        }
        .into_any()
    });
    view! {
        <ReaderListFilter archive_info=archive_info.clone() />
        <TimeFilter archive_info=archive_info.clone() timeline=archive.histogram().clone() />
        <PublisherFilter archive_info=archive_info.clone() publishers=publishers />
        <KindFilter archive_info=archive_info.clone() />
        {coverage}
        <ViewExportMenu archive_info=archive_info.clone() />
    }
    .into_any()
}
