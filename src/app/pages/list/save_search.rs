//! The button that saves the search.

use leptos::prelude::*;

use super::named_filters::joined_names;
use crate::{
    app::{library::ReaderStore, search::SearchSession},
    message::{Message, translate},
    model::Instant,
    query::Query,
    reader::SavedSearch,
    view::{ArchiveInfo, count_line::NamedFilter},
};

/// Renders the button that saves the search.
pub fn save_search(
    archive_info: &ArchiveInfo,
    reader_store: ReaderStore,
    search_session: SearchSession,
    named_filters: Memo<Vec<NamedFilter>>,
) -> impl IntoView {
    let newest = archive_info
        .manifest()
        .totals
        .newest
        .map_or(0, Instant::minutes);
    let search = Memo::new(move |_| search_session.query.with(Query::to_search));
    let is_saved = Memo::new(move |_| {
        search.with(|search| {
            let is_same = |saved: &SavedSearch| saved.search == *search;
            reader_store
                .reader
                .with(|reader| reader.searches.iter().any(is_same))
        })
    });
    // Opening a saved search marks its stories as seen.
    Effect::new(move |_| {
        if is_saved.get() {
            reader_store.mark_search_seen(&search.get(), newest);
        }
    });
    view! {
        <Show when=move || !search_session.query.with(Query::is_empty)>
            <p class="save-search">
                <button
                    type="button"
                    class="clear"
                    data-testid="save-search"
                    aria-pressed=move || is_saved.get().to_string()
                    on:click=move |_| {
                        let search = search.get_untracked();
                        if is_saved.get_untracked() {
                            reader_store.change(|reader| reader.remove_search(&search));
                        } else {
                            let name = named_filters.with_untracked(|named_filters| joined_names(named_filters));
                            reader_store.change(|reader| reader.save_search(SavedSearch { name, search, newest_seen_minute: newest }));
                        }
                    }
                >
                    {move || translate(if is_saved.get() { Message::SearchSaved } else { Message::SaveSearch })}
                </button>
            </p>
        </Show>
    }
}
