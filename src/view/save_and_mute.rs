//! Buttons to save and mute stories.

use leptos::prelude::*;

use super::ArchiveInfo;
use crate::message::{Message, translate, translate_with};

/// Renders a closed menu of the values of a story that can be muted.
#[component]
pub fn MuteMenu(
    /// A switch for each value.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="mute-menu">
            <summary>{translate(Message::Mute)}</summary> <div class="chips">{children()}</div>
        </details>
    }
}

/// Renders a button that saves a story or removes it.
#[component]
pub fn SaveButton(
    /// The headline of the story.
    title: String,
    /// Whether the story is saved.
    #[prop(into)]
    is_saved: Signal<bool>,
    /// Called to save the story or to remove it.
    #[prop(into)]
    on_save: Callback<()>,
) -> impl IntoView {
    let label = translate_with(Message::SaveStory, &[&title]);
    view! {
        <button
            type="button"
            class="save"
            class:saved=is_saved
            data-testid="save"
            aria-label=label
            aria-pressed=move || is_saved.get().to_string()
            on:click=move |_| on_save.run(())
        >
            <span aria-hidden="true">
                {move || {
                    let (symbol, word) = if is_saved.get() {
                        ("★ ", Message::Saved)
                    } else {
                        ("☆ ", Message::Save)
                    };
                    format!("{symbol}{}", translate(word))
                }}
            </span>
        </button>
    }
}

/// Renders the number of muted stories of a list, with a button to show them.
#[component]
pub fn MutedNote(
    archive_info: ArchiveInfo,
    /// The number of muted stories.
    #[prop(into)]
    muted: Signal<usize>,
    /// Whether muted stories are shown for now.
    #[prop(into)]
    shows_muted: Signal<bool>,
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
    let notice = Signal::derive(notice);
    view! {
        <Show when=move || shows_muted.get() || muted.get() != 0>
            <p class="muted-note quiet" data-testid="muted-note">
                {notice} " "
                <button
                    type="button"
                    class="clear"
                    on:click=move |_| on_show_muted.run(!shows_muted.get_untracked())
                >
                    {move || translate(if shows_muted.get() { Message::HideMuted } else { Message::ShowMuted })}
                </button>
            </p>
        </Show>
    }
}
