//! A facet of values of which a story has one, such as its publisher.

use leptos::prelude::*;

use super::counts::counts;
use crate::{
    app::pages::{context::AppContext, list::query_changes::apply_query},
    message::{Message, translate},
    query::{Answer, Query, TopicChoice},
    view::{
        ArchiveInfo,
        facet::{Facet, FacetKind, FacetValue},
    },
};

/// The field of a facet.
#[derive(Clone, Copy)]
pub struct ValueField {
    /// The appearance of the facet.
    pub facet: FacetKind,
    /// The heading.
    pub heading: Message,
    /// Returns the chosen values of a query.
    pub chosen: fn(&Query) -> &Vec<String>,
    /// Returns a query with this value, or without it if it was chosen.
    pub toggled: fn(&Query, &str) -> Query,
    /// Returns the number of stories of each value.
    pub counts: fn(&Answer) -> &Vec<u32>,
}

/// Renders a facet. `keys` are the values as the query names them.
#[component]
pub fn ValueFacet(
    archive_info: ArchiveInfo,
    field: ValueField,
    values: Vec<FacetValue>,
    keys: Vec<String>,
) -> impl IntoView {
    let AppContext {
        navigation,
        search_session,
        ..
    } = expect_context();
    let query = search_session.query;
    let keys = StoredValue::new(keys);
    let choices = Memo::new(move |_| {
        query.with(|query| {
            let chosen = (field.chosen)(query);
            if chosen.is_empty() {
                return Vec::new();
            }
            let choice = |key: &String| chosen.contains(key).then_some(TopicChoice::All);
            keys.with_value(|keys| keys.iter().map(choice).collect())
        })
    });
    let choose = move |(index, _)| {
        let key: Option<String> = keys.with_value(|keys| keys.get(index).cloned());
        let key = key.unwrap_or_default();
        let next = query.with_untracked(|query| (field.toggled)(query, &key));
        apply_query(navigation, next);
    };
    view! {
        <h2 class="section-heading">{translate(field.heading)}</h2>
        <Facet
            archive_info=archive_info
            kind=field.facet
            values=values
            counts=counts(search_session, field.counts)
            choices=choices
            on_choose=choose
        />
    }
}
