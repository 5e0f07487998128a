//! The row of the story that the address names.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::{
        archive::{ArchiveStore, story_lookup},
        browser::service_worker,
        net::load::LoadState,
    },
    model::Slug,
    query::Query,
};

/// Returns the row of the requested story, and finds it whenever the request changes. `attempt` counts the reader's
/// attempts after a failure.
pub fn requested_row(
    store: ArchiveStore,
    request: Memo<Option<(Slug, Query)>>,
    attempt: RwSignal<u32>,
) -> RwSignal<LoadState<usize>> {
    // The headline of a known story stays while the part of the story page loads and starts.
    let known = request.with_untracked(|request| {
        let (slug, _) = request.as_ref()?;
        store.known_row(slug)
    });
    let row = RwSignal::new(known.map_or(LoadState::Waiting, LoadState::Ready));
    let slug = Memo::new(move |_| request.get().map(|(slug, _)| slug));
    Effect::new(move |_| {
        let is_retry = attempt.get() > 0;
        let Some(slug) = slug.get() else {
            return;
        };
        let archive = match store.archive.get() {
            LoadState::Ready(archive) => archive,
            LoadState::Waiting => {
                return match store.known_row(&slug) {
                    Some(known) => show_row(row, known),
                    None => row.set(LoadState::Waiting),
                };
            }
            LoadState::Failed(error) => {
                if is_retry {
                    attempt.set(0);
                    store.load();
                }
                return row.set(LoadState::Failed(error));
            }
        };
        store.use_embedded_story(&archive);
        if let Some(known) = store.known_row(&slug) {
            show_row(row, known);
            if service_worker::is_active() {
                story_lookup::fetch_for_offline(store, known, &slug);
            }
            return;
        }
        row.set(LoadState::Waiting);
        spawn_local(async move {
            let result = story_lookup::find_row(store, &archive, &slug).await;
            // The reader may have left the page during the lookup.
            let is_requested = request
                .try_with_untracked(|request| matches!(request, Some((now, _)) if *now == slug));
            if is_requested == Some(true) {
                row.set(result.into());
            }
        });
    });
    row
}

/// Sets the row of the requested story. A row that is shown already is not rendered again.
fn show_row(row: RwSignal<LoadState<usize>>, found: usize) {
    if !row.with_untracked(|shown| matches!(shown, LoadState::Ready(shown) if *shown == found)) {
        row.set(LoadState::Ready(found));
    }
}
