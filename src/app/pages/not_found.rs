//! The page of an unknown address.

use leptos::prelude::*;

use super::{context::app_context, heading::arrive_at_heading};
use crate::{
    app::browser::document,
    message::{Message, translate},
    query::Route,
    view::{any_signal::dynamic_view, not_found::NotFound},
};

/// Renders a message with a link to the front page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let navigation = app_context().navigation;
    let address = move || match navigation.arrival.get().route {
        Route::NotFound(path) => path,
        _ => String::new(),
    };
    document::set_title(translate(Message::PageNotFound).to_owned());
    arrive_at_heading();
    view! { {dynamic_view(move || view! { <NotFound message=Message::PageNotFound address=address() /> }.into_any())} }
}
