//! The search box.

use leptos::{ev, html, prelude::*, tachys::html::InertElement};

use super::{
    ArchiveInfo,
    any_signal::{AnyMemo, effect, flag, heard, press, set, text},
    static_html::static_html,
};
use crate::message::{Message, say};

/// The box, what can be typed into it, and what was made of it.
#[component]
pub fn SearchBox(
    paper: ArchiveInfo,
    /// What was typed.
    words: AnyMemo<String>,
    /// Whether it works yet.
    is_ready: AnyMemo<bool>,
    /// What was made of the words, where that is not plain: what has no match, what was not
    /// understood.
    said: AnyMemo<String>,
    /// Called with each change.
    #[prop(into)]
    on_type: Callback<String>,
    /// Called when the reader is done: Enter, or the box is left.
    #[prop(into)]
    on_settle: Callback<()>,
) -> impl IntoView {
    let placeholder = match paper.manifest().totals.stories {
        // A page that stays as it is when stories come knows of none.
        0 => say(Message::Search).to_owned(),
        stories => paper.counted(stories, Message::SearchStories),
    };
    let input = NodeRef::<html::Input>::new();
    // The box keeps what is being typed; only a question from elsewhere replaces it.
    effect(move || {
        let words = words.get();
        if let Some(input) = input.get()
            && input.value() != words
        {
            input.set_value(&words);
        }
    });
    let typed = move |event: ev::Event| {
        // In the middle of a composition (Japanese, Chinese, Korean) the text is not what is meant.
        if !is_composing(&event) {
            on_type.run(event_target_value(&event));
        }
    };
    let pressed = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Enter" => on_settle.run(()),
        "Escape" => {
            event.prevent_default();
            on_type.run(String::new());
        }
        _ => {}
    };
    view! {
        <div class="search" {..set(&[("role", "search")])}>
            {static_html(r#"<label class="sr-only" for="search">"#, Message::Search, "</label>")}
            <input
                type="search"
                id="search"
                class="search-box"
                data-testid="search"
                {..set(
                    &[
                        ("placeholder", &placeholder),
                        ("autocomplete", "off"),
                        ("enterkeyhint", "search"),
                        ("maxlength", "200"),
                        ("aria-describedby", "search-said"),
                    ],
                )}
                disabled=flag(move || !is_ready.get())
                node_ref=input
                on:input=heard(typed)
                on:compositionend=move |event| on_type.run(event_target_value(&event))
                on:keydown=pressed
                on:change=heard(move |_| on_settle.run(()))
            />
            <button type="button" class="button bar-search" on:click=press(move || find(input))>
                {say(Message::Search)}
            </button>
            {help(&paper)}
            <p id="search-said" class="search-said" {..set(&[("role", "status")])} data-testid="search-said">
                {text(move || said.get())}
            </p>
        </div>
    }
}

/// Leads to the box, from the bar at the lower edge of a phone.
fn find(input: NodeRef<html::Input>) {
    #[cfg(target_arch = "wasm32")]
    if let Some(input) = input.get_untracked() {
        // A browser that refuses leaves the reader where he is.
        let _ = input.focus();
    }
    #[cfg(not(target_arch = "wasm32"))]
    let _ = input;
}

/// What can be written besides words. The keys are the same in every language.
fn help(paper: &ArchiveInfo) -> AnyView {
    // Topics have names of their own in addresses, in which nothing ends an element.
    let topic = paper.topic(0).map_or("ai", |topic| topic.slug.as_str());
    let html = [
        "<details class=\"search-help\"><summary>",
        say(Message::HowToSearch),
        "</summary><p><code>\"",
        say(Message::ExactPhrase),
        "\"</code>, <code>-",
        say(Message::Without),
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
