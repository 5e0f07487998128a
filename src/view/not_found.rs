//! A page that is not there.

use leptos::prelude::*;

use crate::{
    message::{Message, around, say},
    query::{Query, Route},
};

/// Says what was looked for, and leads back.
#[component]
pub fn NotFound(
    /// Says what is missing.
    what: Message,
    /// The address or name that was asked for.
    #[prop(into)]
    asked: String,
) -> impl IntoView {
    let (before, after) = around(Message::MissingAddress);
    view! {
        <article class="missing" data-testid="missing">
            <h1 class="headline" tabindex="-1">
                {say(what)}
            </h1>
            <p class="standfirst">
                {before} <code dir="ltr">{asked}</code> {after}
            </p>
            <p>
                <a class="button" href=Route::List(Query::default()).href()>
                    {say(Message::ToFrontPage)}
                </a>
            </p>
        </article>
    }
}
