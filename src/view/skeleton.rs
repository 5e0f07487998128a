//! Skeletons with the geometry of the content that is loading.

use crate::message::{Message, translate};
use leptos::prelude::*;

/// Renders the skeleton of a card.
#[component]
pub fn CardSkeleton(
    /// Whether it is the first story of the front page.
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

/// Renders the skeleton of a panel or a text.
#[component]
pub fn TextSkeleton() -> impl IntoView {
    view! {
        <div class="text-skeleton skeleton" role="status">
            <span class="sr-only">{translate(Message::Loading)}</span>
            <p class="headline"></p>
            <p class="excerpt"></p>
            <p class="excerpt"></p>
        </div>
    }
}
