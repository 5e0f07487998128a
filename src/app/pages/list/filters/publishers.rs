//! The facet of the publishers.

use leptos::prelude::*;

use super::counts::counts;
use crate::{
    app::pages::{context::app_context, list::query_changes::apply_query},
    message::Message,
    query::TopicChoice,
    view::{
        ArchiveInfo,
        any_signal::AnyMemo,
        facet::{Facet, FacetKind, FacetValue},
        static_html::static_html,
    },
};

const PUBLISHERS: FacetKind = FacetKind {
    hook: "publisher",
    count: "publisher-count",
    find: Message::FindPublishers,
    has_states: false,
};

/// Renders a filter for the publishers, each with its identity and name.
#[component]
pub fn PublisherFilter(
    archive_info: ArchiveInfo,
    publishers: Vec<(String, String)>,
) -> impl IntoView {
    let navigation = app_context().navigation;
    let search_session = app_context().search_session;
    let query = search_session.query;
    let initial_counts = search_session.answer.with_untracked(|answer| {
        answer
            .as_ref()
            .map(|answer| answer.publishers.clone())
            .unwrap_or_default()
    });
    let values = publishers
        .iter()
        .enumerate()
        .map(|(index, (_, name))| FacetValue {
            key: name.clone(),
            name: name.clone(),
            stories: initial_counts.get(index).copied().unwrap_or_default() as usize,
        });
    let values: Vec<_> = values.collect();
    let identities: Vec<String> = publishers
        .into_iter()
        .map(|(identity, _)| identity)
        .collect();
    let identities = StoredValue::new(identities);
    let choices = AnyMemo::new(move || {
        query.with(|query| {
            if query.publishers.is_empty() {
                return Vec::new();
            }
            identities.with_value(|identities| {
                let choice = |identity| {
                    let is_chosen = query.publishers.contains(identity);
                    is_chosen.then_some(TopicChoice::All)
                };
                identities.iter().map(choice).collect()
            })
        })
    });
    let choose = move |(index, _)| {
        let identity: Option<String> =
            identities.with_value(|identities| identities.get(index).cloned());
        let identity = identity.unwrap_or_default();
        apply_query(
            navigation,
            query.with_untracked(|query| query.with_publisher_toggled(&identity)),
        );
    };
    view! {
        {static_html(r#"<h2 class="section-heading">"#, Message::Publishers, "</h2>")}
        <Facet
            archive_info=archive_info
            kind=PUBLISHERS
            values=values
            counts=counts(search_session, |answer| &answer.publishers)
            choices=choices
            on_choose=choose
        />
    }
}
