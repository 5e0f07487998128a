//! The page of an unknown address.

use leptos::prelude::*;

use super::{context::AppContext, heading::arrive_at_heading};
use crate::{
    app::browser::document,
    message::{Message, translate},
    query::Route,
    view::not_found::NotFound,
};

/// Renders a message with a link to the front page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let navigation = expect_context::<AppContext>().navigation;
    let address = move || match navigation.arrival.get().route {
        Route::NotFound(path) => path,
        _ => String::new(),
    };
    document::set_title(translate(Message::PageNotFound).to_owned());
    arrive_at_heading();
    view! { {move || view! { <NotFound message=Message::PageNotFound address=address() /> }.into_any()} }
}
