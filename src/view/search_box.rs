//! The search box.

use leptos::{ev, html, prelude::*, tachys::html::InertElement};

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, change_handler, click_handler, effect, flag, static_attributes, text},
    static_html::static_html,
};
use crate::message::{Message, translate};

/// Renders the search box, its help, and a notice about the query.
#[component]
pub fn SearchBox(
    archive_info: ArchiveInfo,
    /// The search text.
    words: AnyMemo<String>,
    /// Whether the box is enabled.
    is_ready: AnyMemo<bool>,
    /// A notice about words without a match and ignored parts.
    notice: AnyMemo<String>,
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
    effect(move || {
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
        "Enter" => on_commit.run(()),
        "Escape" => {
            event.prevent_default();
            on_type.run(String::new());
        }
        _ => {}
    };
    view! {
        <div class="search" {..static_attributes(&[("role", "search")])}>
            {static_html(r#"<label class="sr-only" for="search">"#, Message::Search, "</label>")}
            <input
                type="search"
                id="search"
                class="search-box"
                data-testid="search"
                {..static_attributes(
                    &[
                        ("placeholder", &placeholder),
                        ("autocomplete", "off"),
                        ("enterkeyhint", "search"),
                        ("maxlength", "200"),
                        ("aria-describedby", "search-notice"),
                    ],
                )}
                disabled=flag(move || !is_ready.get())
                node_ref=input
                on:input=change_handler(on_input)
                on:compositionend=move |event| on_type.run(event_target_value(&event))
                on:keydown=on_keydown
                on:change=change_handler(move |_| on_commit.run(()))
            />
            <button type="button" class="button bottom-search" on:click=click_handler(move || focus_box(input))>
                {translate(Message::Search)}
            </button>
            {help(&archive_info)}
            <p id="search-notice" class="search-notice" {..static_attributes(&[("role", "status")])} data-testid="search-notice">
                {text(move || notice.get())}
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
fn help(archive_info: &ArchiveInfo) -> AnyView {
    // Slugs contain nothing that would need to be escaped.
    let topic = archive_info
        .topic(0)
        .map_or("ai", |topic| topic.slug.as_str());
    let html = [
        "<details class=\"search-help\"><summary>",
        translate(Message::HowToSearch),
        "</summary><p><code>\"",
        translate(Message::ExactPhrase),
        "\"</code>, <code>-",
        translate(Message::Without),
        "</code>, <code>topic:",
        topic,
        "</code>, <code>publisher:mint.com</code>, <code>type:video</code>, \
         <code>before:2022-05-01</code>, <code>after:2022-05-01</code></p></details>",
    ];
    InertElement::new(html.concat()).into_any()
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
