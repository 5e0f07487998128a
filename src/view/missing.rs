//! A page that is not there.

use leptos::prelude::*;

use crate::query::{Query, Route};

/// Says what was looked for, and leads back.
#[component]
pub fn Missing(
    /// What is missing, in words: "page", "story".
    #[prop(into)]
    what: String,
    /// The address or name that was asked for.
    #[prop(into)]
    asked: String,
) -> impl IntoView {
    view! {
        <article class="missing" data-testid="missing">
            <h1 class="headline" tabindex="-1">
                {format!("There is no such {what}")}
            </h1>
            <p class="standfirst">
                "Nothing in this archive has the address " <code dir="ltr">{asked}</code>
                ". It may have been mistyped, or the story may have been withdrawn."
            </p>
            <p>
                <a class="button" href=Route::List(Query::default()).href()>
                    "To the front page"
                </a>
            </p>
        </article>
    }
}
