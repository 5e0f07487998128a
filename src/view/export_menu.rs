//! The ways to take a view away.

use leptos::prelude::*;

use super::{
    any_signal::{AnySignal, press, set, text},
    static_html::static_html,
};
use crate::{
    feed::ExportFormat,
    message::{Message, say},
};

/// A closed menu with a button for each [`Way`], and what came of the last one.
#[component]
pub fn TakeAway(
    /// What is under way, or came of it; told to screen readers.
    said: AnySignal<String>,
    /// Called with the way that is chosen.
    #[prop(into)]
    on_take: Callback<ExportFormat>,
) -> impl IntoView {
    let buttons = ExportFormat::ALL.into_iter().map(|way| {
        view! {
            <button type="button" class="button" on:click=press(move || on_take.run(way))>
                {label(way)}
            </button>
        }
        .into_any()
    });
    view! {
        <details class="take-away" data-testid="take-away">
            {static_html("<summary>", Message::ExportView, "</summary>")}
            <div class="take-away-ways">{buttons.collect::<Vec<AnyView>>()}</div>
            <p class="quiet" {..set(&[("role", "status")])} data-testid="take-away-said">
                {text(move || said.get())}
            </p>
        </details>
    }
}

/// The words on a button. What the forms are called is the same in every language.
fn label(way: ExportFormat) -> &'static str {
    match way {
        ExportFormat::Rss => "RSS",
        ExportFormat::JsonFeed => "JSON Feed",
        ExportFormat::Csv => "CSV",
        ExportFormat::Citation => say(Message::CopyCitation),
    }
}
