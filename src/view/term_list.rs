//! A list of terms and their values.

use leptos::prelude::*;

/// Renders a list of terms, without those that have no value.
#[component]
pub fn TermList(terms: Vec<(&'static str, Option<String>)>) -> impl IntoView {
    let rows = terms
        .into_iter()
        .filter_map(|(term, value)| Some((term, value?)))
        .map(|(term, value)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd dir="auto">{value}</dd>
                </div>
            }
            .into_any()
        })
        .collect::<Vec<AnyView>>();
    view! { <dl class="facts">{rows}</dl> }
}
