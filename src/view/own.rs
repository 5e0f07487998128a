//! What a reader does with stories: putting one aside, and what he does not want to see.

use leptos::prelude::*;

use super::{
    Paper,
    live::{Live, flag, shown, text},
};
use crate::reader::Muted;

/// Puts a story aside, or gives that up.
#[component]
pub fn SaveButton(
    /// The story's headline.
    title: String,
    /// Whether it is put aside.
    is_saved: Live<bool>,
    /// Called when that is to change.
    #[prop(into)]
    on_save: Callback<()>,
) -> impl IntoView {
    let mut label = String::from("Save: ");
    label.push_str(&title);
    view! {
        <button
            type="button"
            class="save"
            class:saved=flag(move || is_saved.get())
            data-testid="save"
            aria-label=label
            aria-pressed=text(move || is_saved.get().to_string())
            on:click=move |_| on_save.run(())
        >
            <span aria-hidden="true">
                {text(move || if is_saved.get() { "★ Saved" } else { "☆ Save" }.to_owned())}
            </span>
        </button>
    }
}

/// How many stories of the list are kept out, and the way to see them.
#[component]
pub fn MutedNote(
    paper: Paper,
    /// How many there are.
    muted: Live<usize>,
    /// Whether they are shown for now.
    is_lifted: Live<bool>,
    /// Called when that is to change.
    #[prop(into)]
    on_lift: Callback<bool>,
) -> impl IntoView {
    let said = move || {
        if is_lifted.get() {
            "Muted stories are shown.".to_owned()
        } else {
            let mut said = paper.counted(muted.get(), "story", "stories");
            said.push_str(" muted.");
            said
        }
    };
    let said = text(said);
    shown(
        move || is_lifted.get() || muted.get() > 0,
        move || {
            view! {
                <p class="muted-note quiet" data-testid="muted">
                    {said} " "
                    <button
                        type="button"
                        class="clear"
                        on:click=move |_| on_lift.run(!is_lifted.get_untracked())
                    >
                        {text(move || {
                            if is_lifted.get() { "Hide them" } else { "Show them" }.to_owned()
                        })}
                    </button>
                </p>
            }
            .into_any()
        },
    )
}

/// What belongs to a story and can be muted: its publisher, its topics.
#[component]
pub fn MuteMenu(
    /// Names for people, and what they stand for.
    values: Vec<(String, Muted)>,
    /// What is muted.
    muted: Live<Vec<Muted>>,
    /// Called with what is to be muted, or no more.
    #[prop(into)]
    on_toggle: Callback<Muted>,
) -> impl IntoView {
    let items = values.into_iter().map(|(name, what)| {
        let other = what.clone();
        let is_muted = Live::new(move || muted.with(|muted| muted.contains(&other)));
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    data-testid="mute"
                    aria-pressed=text(move || is_muted.get().to_string())
                    on:click=move |_| on_toggle.run(what.clone())
                >
                    {text(move || if is_muted.get() { "Muted: " } else { "Mute " }.to_owned())}
                    <span dir="auto">{name}</span>
                </button>
            </li>
        }
    });
    view! {
        <details class="mute-menu">
            <summary>"See less of this"</summary>
            <ul class="chips">{items.collect_view()}</ul>
        </details>
    }
}
