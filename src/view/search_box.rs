//! The search box.

use leptos::{ev, html, prelude::*};

use super::ArchiveInfo;
use crate::message::{Message, translate};

/// Renders the search box, its help, and a notice about the query.
#[component]
pub fn SearchBox(
    archive_info: ArchiveInfo,
    /// The search text.
    #[prop(into)]
    words: Signal<String>,
    /// Whether the box is enabled.
    #[prop(into)]
    is_ready: Signal<bool>,
    /// A notice about words without a match and ignored parts.
    #[prop(into)]
    notice: Signal<String>,
    /// Called with each change of the text.
    #[prop(into)]
    on_type: Callback<String>,
    /// Called when the reader presses Enter or leaves the box.
    #[prop(into)]
    on_commit: Callback<()>,
) -> impl IntoView {
    let placeholder = match archive_info.manifest().totals.stories {
        // Pages that do not change with new stories have no totals.
        0 => translate(Message::Search).to_owned(),
        stories => archive_info.counted(stories, Message::SearchStories),
    };
    let input = NodeRef::<html::Input>::new();
    // The box keeps its text while the reader types; only another query replaces it.
    Effect::new(move |_| {
        let words = words.get();
        if let Some(input) = input.get()
            && input.value() != words
        {
            input.set_value(&words);
        }
    });
    let on_input = move |event: ev::Event| {
        // During a composition (Japanese, Chinese, Korean) the text is not final.
        if !is_composing(&event) {
            on_type.run(event_target_value(&event));
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| match event.key().as_str() {
        // These keys belong to the input method.
        _ if is_in_composition(&event) => {}
        "Enter" => on_commit.run(()),
        "Escape" => {
            event.prevent_default();
            on_type.run(String::new());
        }
        _ => {}
    };
    // The browser also sends the next two when the box is removed, after its callbacks are gone.
    let on_compositionend = move |event| {
        on_type.try_run(event_target_value(&event));
    };
    let on_change = move |_| {
        on_commit.try_run(());
    };
    view! {
        <div class="search" role="search">
            <label class="sr-only" for="search">{translate(Message::Search)}</label>
            <input
                type="search"
                id="search"
                class="search-box"
                data-testid="search"
                placeholder=placeholder
                autocomplete="off"
                enterkeyhint="search"
                maxlength="200"
                aria-describedby="search-notice"
                disabled=move || !is_ready.get()
                node_ref=input
                on:input=on_input
                on:compositionend=on_compositionend
                on:keydown=on_keydown
                on:change=on_change
            />
            <button type="button" class="button bottom-search" on:click=move |_| focus_box(input)>
                {translate(Message::Search)}
            </button>
            {help(&archive_info)}
            <p id="search-notice" class="search-notice" role="status" data-testid="search-notice">
                {notice}
            </p>
        </div>
    }
}

/// Focuses the box, from the bar at the bottom of a phone.
fn focus_box(input: NodeRef<html::Input>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(input) = input.get_untracked() {
        // If the browser refuses, nothing changes.
        let _ = input.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = input;
}

/// Renders the help about search operators, which are the same in every language.
fn help(archive_info: &ArchiveInfo) -> impl IntoView + use<> {
    let topic = archive_info
        .topic(0)
        .map_or("ai", |topic| topic.slug.as_str());
    let exact_phrase = format!("\"{}\"", translate(Message::ExactPhrase));
    let without = format!("-{}", translate(Message::Without));
    view! {
        <details class="search-help">
            <summary>{translate(Message::HowToSearch)}</summary>
            <p>
                <code>{exact_phrase}</code>
                ", "
                <code>{without}</code>
                ", "
                <code>{format!("topic:{topic}")}</code>
                ", "
                <code>"publisher:mint.com"</code>
                ", "
                <code>"type:video"</code>
                ", "
                <code>"before:2022-05-01"</code>
                ", "
                <code>"after:2022-05-01"</code>
            </p>
        </details>
    }
}

/// The key code of keys that an input method handles. Safari sends it with the key that ends a composition, after
/// the end.
const INPUT_METHOD_KEY_CODE: u32 = 229;

fn is_in_composition(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == INPUT_METHOD_KEY_CODE
}

#[cfg(target_arch = "wasm32")]
fn is_composing(event: &ev::Event) -> bool {
    use wasm_bindgen::JsCast;

    let event = event.dyn_ref::<web_sys::InputEvent>();
    event.is_some_and(web_sys::InputEvent::is_composing)
}

#[cfg(not(target_arch = "wasm32"))]
fn is_composing(_: &ev::Event) -> bool {
    false
}
