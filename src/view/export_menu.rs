//! The menu of export formats.

use leptos::prelude::*;

use crate::{
    feed::ExportFormat,
    message::{Message, translate},
};

/// Renders a closed menu with a button for each [`ExportFormat`], and a notice.
#[component]
pub fn ExportMenu(
    /// The progress or result of an export, announced to screen readers.
    notice: RwSignal<String>,
    /// Called with the chosen format.
    #[prop(into)]
    on_export: Callback<ExportFormat>,
) -> impl IntoView {
    let buttons = ExportFormat::ALL.into_iter().map(|format| {
        view! {
            <button type="button" class="button" on:click=move |_| on_export.run(format)>
                {label(format)}
            </button>
        }
        .into_any()
    });
    view! {
        <details class="export-view" data-testid="export-view">
            <summary>{translate(Message::ExportView)}</summary>
            <div class="export-formats">{buttons.collect::<Vec<AnyView>>()}</div>
            <p class="quiet" role="status" data-testid="export-view-notice">
                {notice}
            </p>
        </details>
    }
}

/// Returns the label of a button. The names of formats are the same in every language.
fn label(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Rss => "RSS",
        ExportFormat::JsonFeed => "JSON Feed",
        ExportFormat::Csv => "CSV",
        ExportFormat::Citation => translate(Message::CopyCitation),
    }
}
