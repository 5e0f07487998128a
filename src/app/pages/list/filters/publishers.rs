//! The facet of the publishers.

use leptos::prelude::*;

use super::value_facet::{ValueFacet, ValueField};
use crate::{
    app::pages::context::AppContext,
    message::Message,
    query::Query,
    view::{
        ArchiveInfo,
        facet::{FacetKind, FacetValue},
    },
};

const PUBLISHERS: ValueField = ValueField {
    facet: FacetKind {
        hook: "publisher",
        count: "publisher-count",
        find: Message::FindPublishers,
        has_states: false,
    },
    heading: Message::Publishers,
    chosen: |query| &query.publishers,
    toggled: Query::with_publisher_toggled,
    counts: |answer| &answer.publishers,
};

/// Renders a filter for the publishers, each with its identity and name.
#[component]
pub fn PublisherFilter(
    archive_info: ArchiveInfo,
    publishers: Vec<(String, String)>,
) -> impl IntoView {
    let search_session = expect_context::<AppContext>().search_session;
    let initial_counts = search_session.answer.with_untracked(|answer| {
        answer
            .as_ref()
            .map(|answer| answer.publishers.clone())
            .unwrap_or_default()
    });
    let value = |(index, (_, name)): (usize, &(String, String))| FacetValue {
        key: name.clone(),
        name: name.clone(),
        stories: initial_counts.get(index).copied().unwrap_or_default() as usize,
    };
    let values = publishers.iter().enumerate().map(value).collect();
    let keys = publishers
        .into_iter()
        .map(|(identity, _)| identity)
        .collect();
    view! { <ValueFacet archive_info=archive_info field=PUBLISHERS values=values keys=keys /> }
}
