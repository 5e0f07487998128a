//! The head of a story while the part `story` loads.

use leptos::prelude::*;

use super::{context::AppContext, lazy::text_skeleton};
use crate::{
    query::Route,
    view::{ArchiveInfo, story::StoryArticle},
};

/// Renders the head of the requested story from its card, so that a click shows the headline at once. Without a
/// card, a skeleton.
pub fn story_head(archive_info: &ArchiveInfo) -> AnyView {
    let AppContext {
        navigation, store, ..
    } = expect_context();
    let card = match navigation.arrival.get().route {
        Route::Story(slug, _) => store.known_row(&slug).map(|row| store.card(row)),
        _ => None,
    };
    let Some(card) = card.and_then(|card| card.ready()) else {
        return text_skeleton();
    };
    view! {
        <div class="story-page">
            <div class="story-column">
                <StoryArticle archive_info=archive_info.clone() card=card>
                    {text_skeleton()}
                </StoryArticle>
            </div>
        </div>
    }
    .into_any()
}
