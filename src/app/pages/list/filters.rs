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
    app::{net::load::LoadState, pages::context::app_context},
    message::{Message, translate},
    query::Archive,
    view::{
        ArchiveInfo,
        any_signal::{
            AnyMemo, AnySignal, click_handler, dynamic_view, flag, static_attributes, text,
        },
        numbers::counted,
        static_html::static_html,
    },
};

/// Renders the filters: topics, time, publishers, types and breadth of coverage, each with its counts.
#[component]
pub fn Filters(archive_info: ArchiveInfo, stories: AnyMemo<Option<usize>>) -> impl IntoView {
    let store = app_context().store;
    let is_open = AnySignal::new(false);
    let query = app_context().search_session.query;
    let active = AnyMemo::new(move || query.with(|query| query.parts().len()));
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
                <TopicFilter archive_info=archive_info />
                {dynamic_view(column_filters)}
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

/// Renders the filters that need the columns, and the export menu. A filter that cannot tell stories apart is not shown.
fn column_filters(archive_info: &ArchiveInfo, archive: &Archive) -> AnyView {
    let publishers = archive.publishers().iter();
    let publishers = publishers
        .map(|publisher| (publisher.identity.clone(), publisher.name.clone()))
        .collect();
    let mut publisher_counts = archive.publisher_counts().iter();
    let coverage = publisher_counts.any(|publishers| *publishers > 1).then(|| {
        let counts = counts(app_context().search_session, |answer| &answer.covered);
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Coverage, "</h2>")}
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
