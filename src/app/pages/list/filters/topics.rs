//! The facet of the topics.

use leptos::prelude::*;

use super::counts::counts;
use crate::{
    app::pages::{context::app_context, list::query_changes::apply_query},
    message::Message,
    query::TopicChoice,
    view::{
        ArchiveInfo,
        any_signal::AnyMemo,
        facet::{Facet, FacetValue, TOPICS},
        static_html::static_html,
    },
};

/// Renders a filter for the topics; nothing if the archive has none.
#[component]
pub fn TopicFilter(archive_info: ArchiveInfo) -> impl IntoView {
    let navigation = app_context().navigation;
    let search_session = app_context().search_session;
    let topics = &archive_info.manifest().topics;
    let values: Vec<_> = topics
        .iter()
        .map(|topic| FacetValue {
            key: topic.name.clone(),
            name: topic.name.clone(),
            stories: topic.weight(),
        })
        .collect();
    let slugs: Vec<_> = topics.iter().map(|topic| topic.slug.clone()).collect();
    let slugs = StoredValue::new(slugs);
    let choices = AnyMemo::new(move || {
        search_session.query.with(|query| {
            slugs.with_value(|slugs| slugs.iter().map(|slug| query.topic_choice(slug)).collect())
        })
    });
    let choose = move |(index, choice): (usize, Option<TopicChoice>)| {
        let next = search_session.query.with_untracked(|query| {
            slugs.with_value(|slugs| Some(query.with_topic_choice(slugs.get(index)?, choice)))
        });
        if let Some(next) = next {
            apply_query(navigation, next);
        }
    };
    (!values.is_empty()).then(|| {
        view! {
            {static_html(r#"<h2 class="section-heading">"#, Message::Topics, "</h2>")}
            <Facet
                archive_info=archive_info.clone()
                kind=TOPICS
                values=values
                counts=counts(search_session, |answer| &answer.topics)
                choices=choices
                on_choose=choose
            />
        }
        .into_any()
    })
}
