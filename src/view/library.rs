//! What the reader keeps, on a page of its own.

use leptos::{ev, prelude::*};

use super::{
    ArchiveInfo,
    any_signal::{DynamicView, heard, press, set},
    static_html::static_html,
};
use crate::{
    message::{Message, say, tell},
    query::{Query, ReaderList, Route},
    reader::{Muted, SavedSearch},
};

/// A kept search, with how many stories are new in it where that is known.
pub fn kept_search(
    paper: &ArchiveInfo,
    search: SavedSearch,
    new: Option<usize>,
    on_forget: Callback<String>,
) -> AnyView {
    let mut href = String::from("./");
    href.push_str(&search.search);
    let new = new.map(|new| paper.counted(new, Message::NewCount));
    view! {
        <li>
            <a href=href dir="auto" data-testid="kept-search">
                {search.name}
            </a>
            " "
            <span class="quiet">{new.unwrap_or_default()}</span>
            " "
            <button
                type="button"
                class="clear"
                on:click=press(move || on_forget.run(search.search.clone()))
            >
                {say(Message::RemoveSearch)}
            </button>
        </li>
    }
    .into_any()
}

/// Something that is muted, under its name for people.
pub fn muted_chip(name: String, what: Muted, on_unmute: Callback<Muted>) -> AnyView {
    let label = tell(Message::Unmute, &[&name]);
    view! {
        <li>
            <button
                type="button"
                class="chip"
                data-testid="muted-value"
                aria-label=label
                on:click=press(move || on_unmute.run(what.clone()))
            >
                <span dir="auto">{name}</span>
                <span aria-hidden="true">" ×"</span>
            </button>
        </li>
    }
    .into_any()
}

/// Kept searches, saved stories, what is muted, and the way to take all of it away.
#[component]
pub fn Yours(
    /// Kept searches.
    searches: DynamicView,
    /// How many stories are saved.
    saved: Signal<String>,
    /// How many of them this archive does not have any more.
    lost: Signal<String>,
    /// What is muted.
    muted: DynamicView,
    /// What happened to the last thing that was asked for.
    said: Signal<String>,
    /// Called when something that is to be muted was typed.
    #[prop(into)]
    on_mute: Callback<ev::Event>,
    /// Called to take everything away.
    #[prop(into)]
    on_export: Callback<()>,
    /// Called when a file is to be read.
    #[prop(into)]
    on_import: Callback<ev::Event>,
    /// Called to forget everything.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let list = Query {
        mine: Some(ReaderList::Saved),
        ..Query::default()
    };
    let href = Route::List(list).href();
    view! {
        <article class="yours" data-testid="yours">
            {static_html(r#"<h1 class="headline" tabindex="-1">"#, Message::MyLibrary, "</h1>")}
            {static_html(r#"<p class="standfirst">"#, Message::LibraryText, "</p>")}
            <section {..set(&[("aria-labelledby", "yours-searches")])}>
                {static_html(r#"<h2 id="yours-searches">"#, Message::SavedSearches, "</h2>")}
                {static_html(r#"<p class="quiet">"#, Message::SavedSearchesText, "</p>")}
                <ul class="kept-searches">
                    {searches}
                </ul>
            </section>
            <section {..set(&[("aria-labelledby", "yours-saved")])}>
                {static_html(r#"<h2 id="yours-saved">"#, Message::Saved, "</h2>")}
                <p>
                    <a href=href>{saved}</a>
                    " "
                    <span class="quiet">{lost}</span>
                </p>
            </section>
            <section {..set(&[("aria-labelledby", "yours-muted")])}>
                {static_html(r#"<h2 id="yours-muted">"#, Message::Muted, "</h2>")}
                <ul class="chips" aria-label=say(Message::Muted)>
                    {muted}
                </ul>
                <label class="mute-word">
                    {static_html("<span>", Message::MuteWhat, "</span>")}
                    <input
                        type="text"
                        class="facet-find"
                        data-testid="mute-word"
                        {..set(&[("maxlength", "60"), ("autocomplete", "off")])}
                        on:change=heard(move |event| on_mute.run(event))
                    />
                </label>
                {static_html(r#"<p class="quiet">"#, Message::MutedText, "</p>")}
            </section>
            <section {..set(&[("aria-labelledby", "yours-file")])}>
                {static_html(r#"<h2 id="yours-file">"#, Message::MoveLibrary, "</h2>")}
                <div class="yours-file">
                    <button
                        type="button"
                        class="button"
                        data-testid="export"
                        on:click=press(move || on_export.run(()))
                    >
                        {say(Message::ExportToFile)}
                    </button>
                    <label class="button file">
                        {say(Message::ImportFromFile)}
                        <input
                            type="file"
                            {..set(&[("accept", "application/json,.json")])}
                            data-testid="import"
                            on:change=heard(move |event| on_import.run(event))
                        />
                    </label>
                    <button
                        type="button"
                        class="button"
                        data-testid="forget"
                        on:click=press(move || on_clear.run(()))
                    >
                        {say(Message::DeleteEverything)}
                    </button>
                </div>
                <p {..set(&[("role", "status")])} data-testid="yours-said">
                    {said}
                </p>
            </section>
        </article>
    }
}
