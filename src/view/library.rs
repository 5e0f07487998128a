//! The page "My library".

use leptos::{ev, prelude::*};

use super::{ArchiveInfo, chip::removable_chip};
use crate::{
    message::{Message, translate, translate_with},
    query::{Query, ReaderList, Route},
    reader::{Muted, SavedSearch},
};

/// Renders a saved search, with its number of new stories if that is known.
pub fn saved_search(
    archive_info: &ArchiveInfo,
    search: SavedSearch,
    new: Option<usize>,
    on_remove: Callback<String>,
) -> AnyView {
    let href = format!("./{}", search.search);
    let new = new.map(|new| archive_info.counted(new, Message::NewCount));
    view! {
        <li>
            <a href=href dir="auto" data-testid="saved-search">
                {search.name}
            </a>
            " "
            <span class="quiet">{new.unwrap_or_default()}</span>
            " "
            <button
                type="button"
                class="clear"
                on:click=move |_| on_remove.run(search.search.clone())
            >
                {translate(Message::RemoveSearch)}
            </button>
        </li>
    }
    .into_any()
}

/// Renders a chip that unmutes a value, under its display name.
pub fn muted_chip(name: String, what: Muted, on_unmute: Callback<Muted>) -> AnyView {
    let label = translate_with(Message::Unmute, &[&name]);
    let unmute = Callback::new(move |()| on_unmute.run(what.clone()));
    removable_chip("muted-value", label, name, unmute)
}

/// Renders saved searches, saved stories, muted values, and the buttons to move or delete the library.
#[component]
pub fn Library(
    /// The saved searches.
    #[prop(into)]
    searches: ViewFn,
    /// The number of saved stories.
    #[prop(into)]
    saved: Signal<String>,
    /// The number of saved stories that this archive does not have any more.
    #[prop(into)]
    missing: Signal<String>,
    /// The muted values.
    #[prop(into)]
    muted: ViewFn,
    /// The result of the last action.
    #[prop(into)]
    notice: Signal<String>,
    /// Called when a value to mute was entered.
    #[prop(into)]
    on_mute: Callback<ev::Event>,
    /// Called to export the library.
    #[prop(into)]
    on_export: Callback<()>,
    /// Called when a file to import was chosen.
    #[prop(into)]
    on_import: Callback<ev::Event>,
    /// Called to delete the library.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let list = Query {
        reader_list: Some(ReaderList::Saved),
        ..Query::default()
    };
    let href = Route::List(list).href();
    view! {
        <article class="library" data-testid="library">
            <h1 class="headline" tabindex="-1">{translate(Message::MyLibrary)}</h1>
            <p class="standfirst">{translate(Message::LibraryText)}</p>
            <section aria-labelledby="library-searches">
                <h2 id="library-searches">{translate(Message::SavedSearches)}</h2>
                <p class="quiet">{translate(Message::SavedSearchesText)}</p>
                <ul class="saved-searches">
                    {move || searches.run()}
                </ul>
            </section>
            <section aria-labelledby="library-saved">
                <h2 id="library-saved">{translate(Message::Saved)}</h2>
                <p class="quiet">{translate(Message::SavedStoriesText)}</p>
                <p>
                    <a href=href>{saved}</a>
                    " "
                    <span class="quiet">{missing}</span>
                </p>
            </section>
            <section aria-labelledby="library-muted">
                <h2 id="library-muted">{translate(Message::Muted)}</h2>
                <ul class="chips" aria-label=translate(Message::Muted)>
                    {move || muted.run()}
                </ul>
                <label class="mute-word">
                    <span>{translate(Message::MuteWhat)}</span>
                    <input
                        type="text"
                        class="facet-find"
                        data-testid="mute-word"
                        maxlength="60"
                        autocomplete="off"
                        on:change=move |event| on_mute.run(event)
                    />
                </label>
                <p class="quiet">{translate(Message::MutedText)}</p>
            </section>
            <section aria-labelledby="library-file">
                <h2 id="library-file">{translate(Message::MoveLibrary)}</h2>
                <p class="quiet">{translate(Message::LibraryKept)}</p>
                <div class="library-actions">
                    <button
                        type="button"
                        class="button"
                        data-testid="export"
                        on:click=move |_| on_export.run(())
                    >
                        {translate(Message::ExportToFile)}
                    </button>
                    <label class="button file-button">
                        {translate(Message::ImportFromFile)}
                        <input
                            type="file"
                            accept="application/json,.json"
                            data-testid="import"
                            on:change=move |event| on_import.run(event)
                        />
                    </label>
                    <button
                        type="button"
                        class="button"
                        data-testid="delete-library"
                        on:click=move |_| on_clear.run(())
                    >
                        {translate(Message::DeleteEverything)}
                    </button>
                </div>
                <p role="status" data-testid="library-notice">
                    {notice}
                </p>
            </section>
        </article>
    }
}
