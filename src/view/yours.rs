//! What the reader keeps, on a page of its own.

use leptos::{ev, prelude::*};

use super::{
    Paper,
    live::{Live, part, text},
};
use crate::{
    query::{Mine, Query, Route},
    reader::Muted,
};

/// Kept searches, saved stories, what is muted, and the way to take all of it away.
#[component]
pub fn Yours(
    paper: Paper,
    /// Kept searches: name, search part of the address, and how many stories are new where that is known.
    searches: Live<Vec<(String, String, Option<usize>)>>,
    /// How many stories are saved, and how many of those this archive does not have any more.
    saved: Live<(usize, usize)>,
    /// What is muted, with its name for people.
    muted: Live<Vec<(String, Muted)>>,
    /// What happened to the last thing that was asked for.
    said: Live<String>,
    /// Called with the address of a search that is given up.
    #[prop(into)]
    on_forget: Callback<String>,
    /// Called when a word that is to be muted was typed.
    #[prop(into)]
    on_mute: Callback<ev::Event>,
    /// Called with what is to be muted no more.
    #[prop(into)]
    on_unmute: Callback<Muted>,
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
    let of_saved = {
        let paper = paper.clone();
        text(move || paper.counted(saved.get().0, "saved story", "saved stories"))
    };
    let lost = {
        let paper = paper.clone();
        text(move || match saved.get().1 {
            0 => String::new(),
            lost => {
                let mut said = paper.counted(lost, "of them is", "of them are");
                said.push_str(" not in this archive any more.");
                said
            }
        })
    };
    let search = move |(name, search, new): (String, String, Option<usize>)| {
        let mut href = String::from("./");
        href.push_str(&search);
        let new = new.map(|new| {
            let mut said = paper.number(new);
            said.push_str(" new");
            said
        });
        view! {
            <li>
                <a href=href dir="auto" data-testid="kept-search">
                    {name}
                </a>
                " "
                <span class="quiet">{new}</span>
                " "
                <button type="button" class="clear" on:click=move |_| on_forget.run(search.clone())>
                    "Remove"
                </button>
            </li>
        }
    };
    let chip = move |(name, what): (String, Muted)| {
        let mut label = String::from("Mute no more: ");
        label.push_str(&name);
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    data-testid="muted-value"
                    aria-label=label
                    on:click=move |_| on_unmute.run(what.clone())
                >
                    <span dir="auto">{name}</span>
                    <span aria-hidden="true">" ×"</span>
                </button>
            </li>
        }
    };
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
                    {part(move || searches.get().into_iter().map(search.clone()).collect_view().into_any())}
                </ul>
            </section>
            <section aria-labelledby="yours-saved">
                <h2 id="yours-saved">"Saved"</h2>
                <p>
                    <a href=href>{of_saved}</a>
                    " "
                    <span class="quiet">{lost}</span>
                </p>
            </section>
            <section aria-labelledby="yours-muted">
                <h2 id="yours-muted">"Muted"</h2>
                <ul class="chips" aria-label="Muted">
                    {part(move || muted.get().into_iter().map(chip).collect_view().into_any())}
                </ul>
                <label class="mute-word">
                    <span>"Mute stories with the words"</span>
                    <input
                        type="text"
                        class="facet-find"
                        data-testid="mute-word"
                        maxlength="60"
                        autocomplete="off"
                        on:change=move |event| on_mute.run(event)
                    />
                </label>
                <p class="quiet">
                    "Publishers and topics are muted from a story’s page. Lists say how many stories
                    they keep out, and show them if you ask."
                </p>
            </section>
            <section aria-labelledby="yours-file">
                <h2 id="yours-file">"Take it with you"</h2>
                <div class="yours-file">
                    <button
                        type="button"
                        class="button"
                        data-testid="export"
                        on:click=move |_| on_export.run(())
                    >
                        "Save as a file"
                    </button>
                    <label class="button file">
                        "Add from a file"
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
                        data-testid="forget"
                        on:click=move |_| on_clear.run(())
                    >
                        "Forget everything"
                    </button>
                </div>
                <p role="status" data-testid="yours-said">
                    {text(move || said.get())}
                </p>
            </section>
        </article>
    }
}
