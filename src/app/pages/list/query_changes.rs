//! Changes of the query, which lead to another list.

use crate::{
    app::{
        browser::viewport,
        navigation::{Navigation, scroll_position::ScrollPosition},
    },
    query::{Query, Route},
};

/// Applies another query. If the reader is below the start of the list, scrolls back to it.
pub fn apply_query(navigation: Navigation, query: Query) {
    navigation.go_to(Route::List(query), list_position());
}

/// Applies another query while the reader types or drags.
pub fn apply_query_debounced(navigation: Navigation, query: Query) {
    navigation.go_debounced(Route::List(query), list_position());
}

fn list_position() -> ScrollPosition {
    let scroll = viewport::scroll();
    let top = viewport::top_of(".story-list-column").unwrap_or(scroll);
    ScrollPosition {
        scroll: scroll.min(top),
        ..ScrollPosition::default()
    }
}
