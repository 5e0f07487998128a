//! Fetches the first cards of a list that the reader is about to open.

use leptos::prelude::{GetUntracked, untrack};

use super::{
    SearchSession,
    answer::is_front,
    first_screen::{FirstScreen, listed_rows},
};
use crate::query::{self, Order, ParsedQuery, Query, QueryInput};

impl SearchSession {
    /// Fetches the first cards of the list of this query, and the ranks if its order needs them. Does nothing before
    /// the columns are loaded, and for words that the reader has not searched for yet.
    pub fn prefetch(self, query: &Query) {
        let store = self.store;
        let (Some(archive), Some(archive_info)) = (
            store.archive.get_untracked().ready(),
            store.archive_info_now(),
        ) else {
            return;
        };
        let manifest = archive_info.manifest();
        let parsed_query = ParsedQuery::parse(&query.search_text);
        let results = untrack(|| self.results_of(&parsed_query));
        if parsed_query.has_words() && results.is_none() {
            return;
        }
        let is_front = is_front(self.density.get_untracked(), query);
        let order = query::answer::effective_order(query, results.is_some());
        let ranked_rows = store.ranked.get_untracked().ready();
        let screen = FirstScreen::of(manifest, query, is_front);
        if order.needs_ranks() && ranked_rows.is_none() {
            store.load_ranks();
            if let Some(screen) = screen {
                store.fetch_screen_ahead(screen.name, listed_rows(manifest, query));
            }
            return;
        }
        let reader_filter = self.reader_filter.get_untracked();
        let input = QueryInput {
            archive: &archive,
            query,
            parsed_query: &parsed_query,
            hits: results.as_ref().map(|results| &results.hits),
            reader_filter: &reader_filter,
        };
        let rows = query::answer::rows(input, ranked_rows.as_deref());
        let screen = screen.and_then(|screen| {
            Some((
                screen.name,
                screen.rows(&rows, reader_filter.hides_muted())?,
            ))
        });
        match screen {
            Some((name, rows)) => store.fetch_screen_ahead(name, rows),
            None => store.fetch_cards_ahead(&rows),
        }
    }

    /// Fetches what the other orders of the list of this query need: their first cards if it has no filters, else
    /// only the ranks.
    pub fn prefetch_orders(self, query: &Query) {
        if !query.is_empty() {
            return self.store.load_ranks();
        }
        for order in [Order::Hottest, Order::Quality, Order::Covered] {
            self.prefetch(&Query {
                order: Some(order),
                ..query.clone()
            });
        }
    }
}
