//! The facet of the types of stories.

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
        kind_names,
        static_html::static_html,
    },
};

const KINDS: FacetKind = FacetKind {
    hook: "type",
    count: "type-count",
    find: Message::FindTypes,
    has_states: false,
};

/// Renders a filter for the types.
#[component]
pub fn KindFilter(archive_info: ArchiveInfo) -> impl IntoView {
    let navigation = app_context().navigation;
    let search_session = app_context().search_session;
    let query = search_session.query;
    let kinds = &archive_info.manifest().kinds;
    let values: Vec<_> = kinds
        .iter()
        .map(|kind| FacetValue {
            key: kind.name().to_owned(),
            name: kind_names::name(kind),
            stories: 0,
        })
        .collect();
    let names: Vec<String> = kinds.iter().map(|kind| kind.name().to_owned()).collect();
    let names = StoredValue::new(names);
    let choices = AnyMemo::new(move || {
        query.with(|query| {
            names.with_value(|names| {
                let choice = |name| {
                    let is_chosen = query.kinds.contains(name);
                    is_chosen.then_some(TopicChoice::All)
                };
                names.iter().map(choice).collect()
            })
        })
    });
    let choose = move |(index, _)| {
        let name: Option<String> = names.with_value(|names| names.get(index).cloned());
        let name = name.unwrap_or_default();
        apply_query(
            navigation,
            query.with_untracked(|query| query.with_kind_toggled(&name)),
        );
    };
    view! {
        {static_html(r#"<h2 class="section-heading">"#, Message::Types, "</h2>")}
        <Facet
            archive_info=archive_info.clone()
            kind=KINDS
            values=values
            counts=counts(search_session, |answer| &answer.kinds)
            choices=choices
            on_choose=choose
        />
    }
}
