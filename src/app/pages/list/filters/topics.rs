//! The facet of the topics.

use leptos::prelude::*;

use super::counts::counts;
use crate::{
    app::pages::{context::AppContext, list::query_changes::apply_query},
    message::{Message, translate},
    query::TopicChoice,
    view::{
        ArchiveInfo,
        facet::{Facet, FacetValue, TOPICS},
    },
};

/// Renders a filter for the topics; nothing if the archive has none.
#[component]
pub fn TopicFilter(archive_info: ArchiveInfo) -> impl IntoView {
    let AppContext {
        navigation,
        search_session,
        ..
    } = expect_context();
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
    let choices = Memo::new(move |_| {
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
            <h2 class="section-heading">{translate(Message::Topics)}</h2>
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
