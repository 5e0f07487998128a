//! What a reader does with stories: putting one aside, and what he does not want to see.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, flag, press, shown, text},
    static_html::static_html,
};
use crate::message::{Message, say, tell};

/// What of a story can be muted: closed until somebody wants to know.
#[component]
pub fn Muting(
    /// A switch for each.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="muting">
            {static_html("<summary>", Message::Mute, "</summary>")} <div class="chips">{children()}</div>
        </details>
    }
}

/// Puts a story aside, or gives that up.
#[component]
pub fn SaveButton(
    /// The story's headline.
    title: String,
    /// Whether it is put aside.
    is_saved: AnyMemo<bool>,
    /// Called when that is to change.
    #[prop(into)]
    on_save: Callback<()>,
) -> impl IntoView {
    let label = tell(Message::SaveStory, &[&title]);
    view! {
        <button
            type="button"
            class="save"
            class:saved=flag(move || is_saved.get())
            data-testid="save"
            aria-label=label
            aria-pressed=text(move || is_saved.get().to_string())
            on:click=press(move || on_save.run(()))
        >
            <span aria-hidden="true">
                {text(move || {
                    let (mark, word) = if is_saved.get() {
                        ("★ ", Message::Saved)
                    } else {
                        ("☆ ", Message::Save)
                    };
                    [mark, say(word)].concat()
                })}
            </span>
        </button>
    }
}

/// How many stories of the list are kept out, and the way to see them.
#[component]
pub fn MutedNote(
    paper: ArchiveInfo,
    /// How many there are.
    muted: AnyMemo<usize>,
    /// Whether they are shown for now.
    is_lifted: AnyMemo<bool>,
    /// Called when that is to change.
    #[prop(into)]
    on_lift: Callback<bool>,
) -> impl IntoView {
    let said = move || {
        if is_lifted.get() {
            say(Message::MutedShown).to_owned()
        } else {
            paper.counted(muted.get(), Message::MutedCount)
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
                        on:click=press(move || on_lift.run(!is_lifted.get_untracked()))
                    >
                        {text(move || {
                            say(if is_lifted.get() { Message::HideMuted } else { Message::ShowMuted }).to_owned()
                        })}
                    </button>
                </p>
            }
            .into_any()
        },
    )
}
