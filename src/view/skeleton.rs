//! What is coming, in its real geometry.

use super::static_html::static_html;
use crate::message::Message;
use leptos::prelude::*;

/// A card that is not there yet.
#[component]
pub fn CardSkeleton(
    /// Whether it stands for the first story of the front page.
    #[prop(optional)]
    is_lead: bool,
) -> impl IntoView {
    view! {
        <div class="card skeleton" class:lead=is_lead aria-hidden="true">
            <div class="card-picture">
                <div class="figure figure-cropped"></div>
            </div>
            <div class="card-text">
                <p class="kicker"></p>
                <p class="headline"></p>
                <p class="excerpt"></p>
            </div>
        </div>
    }
}

/// A panel or a page of text that is not there yet.
#[component]
pub fn TextSkeleton() -> impl IntoView {
    static_html(
        r#"<div class="text-skeleton skeleton" role="status"><span class="sr-only">"#,
        Message::Loading,
        r#"</span><p class="headline"></p><p class="excerpt"></p><p class="excerpt"></p></div>"#,
    )
}
