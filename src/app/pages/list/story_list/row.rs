//! A story of the list.

use std::sync::Arc;

use leptos::prelude::*;

use super::{day_heading::day_heading, rendered_rows::RenderedRows};
use crate::{
    app::{
        browser::service_worker,
        net::load::LoadState,
        pages::{context::AppContext, failure::FailureNotice, lazy::lazy_view, parts},
    },
    query::{Answer, Query},
    view::{ArchiveInfo, card::StoryCard, skeleton::CardSkeleton},
};

/// Renders one story of the list: its card, a skeleton, or an error.
#[component]
pub fn StoryRow(
    archive_info: ArchiveInfo,
    shown: RwSignal<Option<Arc<Answer>>>,
    row: u32,
    rendered_rows: RenderedRows,
    open: RwSignal<Vec<u32>>,
    query: Memo<Query>,
) -> impl IntoView {
    let AppContext {
        search_session,
        store,
        ..
    } = expect_context();
    let index = row as usize;
    let is_open = Memo::new(move |_| open.with(|open| open.contains(&row)));
    let toggle = Callback::new(move |()| {
        open.update(|open| match open.iter().position(|other| *other == row) {
            Some(index) => drop(open.remove(index)),
            None => open.push(row),
        });
    });
    let is_lead = Memo::new(move |_| search_session.lead_position(row) == Some(0));
    let reader_store = expect_context::<AppContext>().reader_store;
    let is_read = Memo::new(move |_| reader_store.rows.with(|rows| rows.read.contains(index)));
    let is_saved = Memo::new(move |_| reader_store.rows.with(|rows| rows.saved.contains(index)));
    let is_new = Memo::new(move |_| {
        let since = reader_store.reader.with(|reader| reader.previous_visit);
        let archive = store.archive.get().ready();
        since.zip(archive).is_some_and(|(since, archive)| {
            archive
                .minute_of(index)
                .is_some_and(|minute| minute > since.newest_minute)
        })
    });
    let matched_words = Memo::new(move |_| search_session.matched_words());
    move || match store.card(index) {
        LoadState::Waiting => view! { <CardSkeleton is_lead=is_lead.get() /> }.into_any(),
        LoadState::Ready(card) => {
            let panel = {
                let archive_info = archive_info.clone();
                move || {
                    let archive_info = archive_info.clone();
                    lazy_view(&parts::STORY, move |part| {
                        (part.coverage)(archive_info.clone(), index, query.get_untracked())
                    })
                }
            };
            let save = {
                let (archive_info, card) = (archive_info.clone(), card.clone());
                move |()| {
                    let is_saved = reader_store.toggle_saved(&archive_info, &card, index);
                    if is_saved && service_worker::is_active() {
                        let slug = card.slug.clone();
                        parts::STORY.run(move |part| (part.save_offline)(store, index, &slug));
                    }
                }
            };
            let day = day_heading(
                archive_info.clone(),
                search_session,
                shown,
                rendered_rows,
                row,
                card.day(),
            );
            view! {
                {day}
                <StoryCard
                    archive_info=archive_info.clone()
                    is_read=is_read
                    is_new=is_new
                    is_saved=is_saved
                    on_save=save
                    card=card
                    query=query
                    matched_words=matched_words
                    is_lead=is_lead.get()
                    is_open=is_open
                    on_toggle=toggle
                    panel=panel
                />
            }
            .into_any()
        }
        LoadState::Failed(error) => {
            // A failed file is reported once, not for each of its stories.
            let is_first = rendered_rows.with(|(_, rows)| {
                let previous = rows.iter().take_while(|other| **other != row).last();
                previous.is_none_or(|previous| !store.failed_together(*previous as usize, index))
            });
            is_first
                .then(|| {
                    view! {
                        <FailureNotice error=error on_again=move |()| store.retry_card(index) />
                    }
                    .into_any()
                })
                .into_any()
        }
    }
}
