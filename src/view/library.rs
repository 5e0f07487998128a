//! The page "My library".

use leptos::{ev, prelude::*};

use super::{
    ArchiveInfo,
    any_signal::{DynamicView, change_handler, click_handler, static_attributes},
    chip::removable_chip,
    static_html::static_html,
};
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
    let mut href = String::from("./");
    href.push_str(&search.search);
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
                on:click=click_handler(move || on_remove.run(search.search.clone()))
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
    let unmute = click_handler(move || on_unmute.run(what.clone()));
    removable_chip("muted-value", label, name, unmute)
}

/// Renders saved searches, saved stories, muted values, and the buttons to move or delete the library.
#[component]
pub fn Library(
    /// The saved searches.
    searches: DynamicView,
    /// The number of saved stories.
    saved: Signal<String>,
    /// The number of saved stories that this archive does not have any more.
    missing: Signal<String>,
    /// The muted values.
    muted: DynamicView,
    /// The result of the last action.
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
            {static_html(r#"<h1 class="headline" tabindex="-1">"#, Message::MyLibrary, "</h1>")}
            {static_html(r#"<p class="standfirst">"#, Message::LibraryText, "</p>")}
            <section {..static_attributes(&[("aria-labelledby", "library-searches")])}>
                {static_html(r#"<h2 id="library-searches">"#, Message::SavedSearches, "</h2>")}
                {static_html(r#"<p class="quiet">"#, Message::SavedSearchesText, "</p>")}
                <ul class="saved-searches">
                    {searches}
                </ul>
            </section>
            <section {..static_attributes(&[("aria-labelledby", "library-saved")])}>
                {static_html(r#"<h2 id="library-saved">"#, Message::Saved, "</h2>")}
                {static_html(r#"<p class="quiet">"#, Message::SavedStoriesText, "</p>")}
                <p>
                    <a href=href>{saved}</a>
                    " "
                    <span class="quiet">{missing}</span>
                </p>
            </section>
            <section {..static_attributes(&[("aria-labelledby", "library-muted")])}>
                {static_html(r#"<h2 id="library-muted">"#, Message::Muted, "</h2>")}
                <ul class="chips" aria-label=translate(Message::Muted)>
                    {muted}
                </ul>
                <label class="mute-word">
                    {static_html("<span>", Message::MuteWhat, "</span>")}
                    <input
                        type="text"
                        class="facet-find"
                        data-testid="mute-word"
                        {..static_attributes(&[("maxlength", "60"), ("autocomplete", "off")])}
                        on:change=change_handler(move |event| on_mute.run(event))
                    />
                </label>
                {static_html(r#"<p class="quiet">"#, Message::MutedText, "</p>")}
            </section>
            <section {..static_attributes(&[("aria-labelledby", "library-file")])}>
                {static_html(r#"<h2 id="library-file">"#, Message::MoveLibrary, "</h2>")}
                <div class="library-actions">
                    <button
                        type="button"
                        class="button"
                        data-testid="export"
                        on:click=click_handler(move || on_export.run(()))
                    >
                        {translate(Message::ExportToFile)}
                    </button>
                    <label class="button file-button">
                        {translate(Message::ImportFromFile)}
                        <input
                            type="file"
                            {..static_attributes(&[("accept", "application/json,.json")])}
                            data-testid="import"
                            on:change=change_handler(move |event| on_import.run(event))
                        />
                    </label>
                    <button
                        type="button"
                        class="button"
                        data-testid="delete-library"
                        on:click=click_handler(move || on_clear.run(()))
                    >
                        {translate(Message::DeleteEverything)}
                    </button>
                </div>
                <p {..static_attributes(&[("role", "status")])} data-testid="library-notice">
                    {notice}
                </p>
            </section>
        </article>
    }
}
