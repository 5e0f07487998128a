//! Notices above the list: corrected words, errors, and suggestions if nothing matches.

use leptos::prelude::*;

use crate::{
    app::{
        archive::ArchiveStore, navigation::Navigation, pages::failure::FailureNotice,
        search::SearchSession,
    },
    message::{Message, translate, translate_with},
    query::criteria::QueryPart,
    view::{ArchiveInfo, count_line::NamedFilter, no_results::NoResults},
};

/// Returns a notice about corrected words and ignored parts of the query.
pub fn search_notice(search_session: SearchSession, navigation: Navigation) -> String {
    let mut notices = Vec::new();
    if let Some(results) = search_session.results() {
        for correction in &results.corrections {
            notices.push(match &correction.replacement {
                Some(replacement) => {
                    translate_with(Message::NoMatchShowing, &[&correction.typed, replacement])
                }
                None => translate_with(Message::NoMatch, &[&correction.typed]),
            });
        }
    }
    let mut ignored = search_session
        .parsed_query
        .with(|parsed_query| parsed_query.ignored_operators.clone());
    ignored.extend(navigation.arrival.with(|arrival| arrival.ignored.clone()));
    if !ignored.is_empty() {
        notices.push(translate_with(
            Message::IgnoredFilters,
            &[&ignored.join(translate(Message::ListComma))],
        ));
    }
    notices.join(" ")
}

/// Renders an error that prevents the answer, with a button to retry.
pub fn error_notice(search_session: SearchSession) -> Option<impl IntoView> {
    let error = search_session.error()?;
    Some(view! { <FailureNotice error=error on_again=move |()| search_session.retry() /> })
}

/// Renders a message that nothing matches, with suggestions of filters to remove.
pub fn no_results(
    archive_info: &ArchiveInfo,
    search_session: SearchSession,
    named_filters: Memo<Vec<NamedFilter>>,
    remove: Callback<QueryPart>,
) -> Option<AnyView> {
    let is_empty = search_session
        .answer
        .get()
        .is_some_and(|answer| answer.rows.is_empty());
    if !is_empty {
        return None;
    }
    let query = search_session.query.get();
    let parts = named_filters.get().into_iter();
    let suggestions = parts.filter_map(|(part, name)| {
        let stories = search_session.count(&query.without(&part))?;
        Some((part, name, stories))
    });
    let suggestions = suggestions.collect();
    Some(view! { <NoResults archive_info=archive_info.clone() suggestions=suggestions on_remove=remove /> }.into_any())
}

/// Renders an error if the columns failed. The list still works then, but filters do not.
pub fn columns_failed(store: ArchiveStore) -> Option<impl IntoView> {
    store.archive.failed().map(|error| {
        view! { <FailureNotice error=error on_again=move |()| store.load() /> }.into_any()
    })
}
