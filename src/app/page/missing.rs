//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{
    app::{document, given::given, navigation::Navigation, page::arrive_at_heading},
    query::Route,
    view::{live::part, missing::Missing},
};

/// Says so, and leads back.
#[component]
pub fn MissingPage() -> impl IntoView {
    let navigation = given::<Navigation>();
    let asked = move || match navigation.arrival.get().route {
        Route::Missing(path) => path,
        _ => String::new(),
    };
    document::set_title("No such page".to_owned());
    arrive_at_heading();
    view! { {part(move || view! { <Missing what="page" asked=asked() /> }.into_any())} }
}
