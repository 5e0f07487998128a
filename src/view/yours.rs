//! What the reader keeps, on a page of its own.

use leptos::{ev, prelude::*};

use super::{
    Paper,
    live::{Part, heard, press},
};
use crate::{
    query::{Mine, Query, Route},
    reader::{Muted, Search},
};

/// A kept search, with how many stories are new in it where that is known.
pub fn kept_search(
    paper: &Paper,
    search: Search,
    new: Option<usize>,
    on_forget: Callback<String>,
) -> AnyView {
    let mut href = String::from("./");
    href.push_str(&search.search);
    let new = new.map(|new| {
        let mut said = paper.number(new);
        said.push_str(" new");
        said
    });
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
                "Remove"
            </button>
        </li>
    }
    .into_any()
}

/// Something that is muted, under its name for people.
pub fn muted_chip(name: String, what: Muted, on_unmute: Callback<Muted>) -> AnyView {
    let mut label = String::from("Mute no more: ");
    label.push_str(&name);
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
    searches: Part,
    /// How many stories are saved.
    saved: Signal<String>,
    /// How many of them this archive does not have any more.
    lost: Signal<String>,
    /// What is muted.
    muted: Part,
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
        mine: Some(Mine::Saved),
        ..Query::default()
    };
    let href = Route::List(list).href();
    view! {
        <article class="yours" data-testid="yours">
            <h1 class="headline" tabindex="-1">
                "Yours"
            </h1>
            <p class="standfirst">
                "What you read, save and mute is kept in this browser and sent nowhere."
            </p>
            <section aria-labelledby="yours-searches">
                <h2 id="yours-searches">"Searches"</h2>
                <p class="quiet">"“Keep this search” stands over every list that was asked for."</p>
                <ul class="kept-searches">
                    {searches}
                </ul>
            </section>
            <section aria-labelledby="yours-saved">
                <h2 id="yours-saved">"Saved"</h2>
                <p>
                    <a href=href>{saved}</a>
                    " "
                    <span class="quiet">{lost}</span>
                </p>
            </section>
            <section aria-labelledby="yours-muted">
                <h2 id="yours-muted">"Muted"</h2>
                <ul class="chips" aria-label="Muted">
                    {muted}
                </ul>
                <label class="mute-word">
                    <span>"Mute a publisher, a topic or words"</span>
                    <input
                        type="text"
                        class="facet-find"
                        data-testid="mute-word"
                        maxlength="60"
                        autocomplete="off"
                        on:change=heard(move |event| on_mute.run(event))
                    />
                </label>
                <p class="quiet">
                    "Lists say how many stories they keep out, and show them if you ask."
                </p>
            </section>
            <section aria-labelledby="yours-file">
                <h2 id="yours-file">"Take it with you"</h2>
                <div class="yours-file">
                    <button
                        type="button"
                        class="button"
                        data-testid="export"
                        on:click=press(move || on_export.run(()))
                    >
                        "Save as a file"
                    </button>
                    <label class="button file">
                        "Add from a file"
                        <input
                            type="file"
                            accept="application/json,.json"
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
                        "Forget everything"
                    </button>
                </div>
                <p role="status" data-testid="yours-said">
                    {said}
                </p>
            </section>
        </article>
    }
}
