//! The page of an unknown address.

use leptos::prelude::*;

use crate::{
    message::{Message, split_at_placeholder, translate},
    query::{Query, Route},
};

/// Renders a message about an unknown address, with a link to the front page.
#[component]
pub fn NotFound(
    /// The message about what is missing.
    message: Message,
    /// The requested address or name.
    #[prop(into)]
    address: String,
) -> impl IntoView {
    let (before, after) = split_at_placeholder(Message::MissingAddress);
    view! {
        <article class="missing" data-testid="missing">
            <h1 class="headline" tabindex="-1">
                {translate(message)}
            </h1>
            <p class="standfirst">
                {before} <code dir="ltr">{address}</code> {after}
            </p>
            <p>
                <a class="button" href=Route::List(Query::default()).href()>
                    {translate(Message::ToFrontPage)}
                </a>
            </p>
        </article>
    }
}
