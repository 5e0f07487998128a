//! Buttons to save and mute stories.

use leptos::prelude::*;

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, click_handler, flag, show_if, text},
    static_html::static_html,
};
use crate::message::{Message, translate, translate_with};

/// Renders a closed menu of the values of a story that can be muted.
#[component]
pub fn MuteMenu(
    /// A switch for each value.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="mute-menu">
            {static_html("<summary>", Message::Mute, "</summary>")} <div class="chips">{children()}</div>
        </details>
    }
}

/// Renders a button that saves a story or removes it.
#[component]
pub fn SaveButton(
    /// The headline of the story.
    title: String,
    /// Whether the story is saved.
    is_saved: AnyMemo<bool>,
    /// Called to save the story or to remove it.
    #[prop(into)]
    on_save: Callback<()>,
) -> impl IntoView {
    let label = translate_with(Message::SaveStory, &[&title]);
    view! {
        <button
            type="button"
            class="save"
            class:saved=flag(move || is_saved.get())
            data-testid="save"
            aria-label=label
            aria-pressed=text(move || is_saved.get().to_string())
            on:click=click_handler(move || on_save.run(()))
        >
            <span aria-hidden="true">
                {text(move || {
                    let (symbol, word) = if is_saved.get() {
                        ("★ ", Message::Saved)
                    } else {
                        ("☆ ", Message::Save)
                    };
                    [symbol, translate(word)].concat()
                })}
            </span>
        </button>
    }
}

/// Renders the number of muted stories of a list, with a button to show them.
#[component]
pub fn MutedNote(
    archive_info: ArchiveInfo,
    /// The number of muted stories.
    muted: AnyMemo<usize>,
    /// Whether muted stories are shown for now.
    shows_muted: AnyMemo<bool>,
    /// Called to show or hide muted stories.
    #[prop(into)]
    on_show_muted: Callback<bool>,
) -> impl IntoView {
    let notice = move || {
        if shows_muted.get() {
            translate(Message::MutedShown).to_owned()
        } else {
            archive_info.counted(muted.get(), Message::MutedCount)
        }
    };
    let notice = text(notice);
    show_if(
        move || shows_muted.get() || muted.get() > 0,
        move || {
            view! {
                <p class="muted-note quiet" data-testid="muted-note">
                    {notice} " "
                    <button
                        type="button"
                        class="clear"
                        on:click=click_handler(move || on_show_muted.run(!shows_muted.get_untracked()))
                    >
                        {text(move || {
                            translate(if shows_muted.get() { Message::HideMuted } else { Message::ShowMuted }).to_owned()
                        })}
                    </button>
                </p>
            }
            .into_any()
        },
    )
}
