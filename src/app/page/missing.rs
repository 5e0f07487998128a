//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{
    app::{document, given::given, page::arrive_at_heading},
    message::{Message, say},
    query::Route,
    view::{live::part, missing::Missing},
};

/// Says so, and leads back.
#[component]
pub fn MissingPage() -> impl IntoView {
    let navigation = given().navigation;
    let asked = move || match navigation.arrival.get().route {
        Route::Missing(path) => path,
        _ => String::new(),
    };
    document::set_title(say(Message::PageNotFound).to_owned());
    arrive_at_heading();
    view! { {part(move || view! { <Missing what=Message::PageNotFound asked=asked() /> }.into_any())} }
}
