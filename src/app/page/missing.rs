//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{
    app::{context::app_context, document, page::arrive_at_heading},
    message::{Message, say},
    query::Route,
    view::{any_signal::part, not_found::NotFound},
};

/// Says so, and leads back.
#[component]
pub fn MissingPage() -> impl IntoView {
    let navigation = app_context().navigation;
    let asked = move || match navigation.arrival.get().route {
        Route::Missing(path) => path,
        _ => String::new(),
    };
    document::set_title(say(Message::PageNotFound).to_owned());
    arrive_at_heading();
    view! { {part(move || view! { <NotFound what=Message::PageNotFound asked=asked() /> }.into_any())} }
}
