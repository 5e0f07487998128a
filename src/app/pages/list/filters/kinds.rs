//! The facet of the types of stories.

use leptos::prelude::*;

use super::value_facet::{ValueFacet, ValueField};
use crate::{
    message::Message,
    model::Kind,
    query::Query,
    view::{
        ArchiveInfo,
        facet::{FacetKind, FacetValue},
        kind_names,
    },
};

const KINDS: ValueField = ValueField {
    facet: FacetKind {
        hook: "type",
        count: "type-count",
        find: Message::FindTypes,
        has_states: false,
    },
    heading: Message::Types,
    chosen: |query| &query.kinds,
    toggled: Query::with_kind_toggled,
    counts: |answer| &answer.kinds,
};

/// Renders a filter for the types.
#[component]
pub fn KindFilter(archive_info: ArchiveInfo) -> impl IntoView {
    let kinds = &archive_info.manifest().kinds;
    let value = |kind: &Kind| FacetValue {
        key: kind.name().to_owned(),
        name: kind_names::name(kind),
        stories: 0,
    };
    let values = kinds.iter().map(value).collect();
    let keys = kinds.iter().map(|kind| kind.name().to_owned()).collect();
    view! { <ValueFacet archive_info=archive_info.clone() field=KINDS values=values keys=keys /> }
}
