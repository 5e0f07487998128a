//! Fetches what a control leads to before it is clicked.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement};

use leptos::prelude::WithUntracked;

use crate::{
    app::pages::context::AppContext,
    query::{Query, Route, TopicChoice},
};

/// Fetches what a click on this control will show: a story, or the first cards of a list.
pub fn fetch_ahead(context: AppContext, control: &Element) {
    if control.has_attribute("data-topic") {
        if let Some(query) = query_of_topic(context, control) {
            context.search_session.prefetch(&query);
        }
    } else if control.tag_name() == "SELECT" {
        let query = context.search_session.query.with_untracked(Query::clone);
        context.search_session.prefetch_orders(&query);
    } else {
        match route_behind(context, control) {
            Some(Route::Story(slug, _)) => {
                if let Some(row) = context.store.known_row(&slug) {
                    context.store.fetch_story_ahead(row);
                }
            }
            Some(Route::List(query)) => context.search_session.prefetch(&query),
            Some(Route::About | Route::Library | Route::NotFound(_)) | None => {}
        }
    }
}

/// Returns the query after a click on the button of a topic.
fn query_of_topic(context: AppContext, button: &Element) -> Option<Query> {
    let name = button.get_attribute("data-topic")?;
    let archive_info = context.store.archive_info_now()?;
    let mut topics = archive_info.manifest().topics.iter();
    let slug = &topics.find(|topic| topic.name == name)?.slug;
    context.search_session.query.with_untracked(|query| {
        let is_chosen = query.topic_choice(slug).is_some();
        let choice = (!is_chosen).then_some(TopicChoice::All);
        Some(query.with_topic_choice(slug, choice))
    })
}

/// Returns the page that a click on a link leads to. A button for coverage shows the story of its card.
fn route_behind(context: AppContext, control: &Element) -> Option<Route> {
    let link = if control.tag_name() == "A" {
        control.clone()
    } else {
        let card = control.closest("article").ok().flatten()?;
        card.query_selector("a[href]").ok().flatten()?
    };
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    context.navigation.route_of(&link.href())
}
