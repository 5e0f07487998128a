//! Passes the reader's read, saved and muted stories to the query engine.

use fixedbitset::FixedBitSet;
use leptos::{prelude::*, task::spawn_local};

use super::SearchSession;
use crate::{
    query::{ParsedQuery, ReaderFilter, ReaderList},
    reader::Muted,
};

impl SearchSession {
    /// Searches for the muted words.
    pub(super) fn follow_muted_words(self) {
        let words = Memo::new(move |_| self.reader_store.muted_words());
        Effect::new(move |_| {
            let words = words.get();
            let has_failed =
                self.store.index.failed().is_some() || self.store.archive.failed().is_some();
            if words.is_empty() || has_failed {
                return self.muted_rows.set(Some(FixedBitSet::new()));
            }
            if !self.is_ready() {
                return;
            }
            spawn_local(async move {
                let mut rows = FixedBitSet::new();
                for word in words {
                    let phrase = format!("\"{word}\"");
                    // A word that cannot be searched for mutes nothing on this visit.
                    let results = self.fetch_and_retry(&ParsedQuery::parse(&phrase)).await;
                    let results = results.ok().flatten();
                    if let Some(results) = results.filter(|results| results.corrections.is_empty())
                    {
                        for row in &results.hits.rows {
                            rows.grow_and_insert(*row as usize);
                        }
                    }
                }
                self.muted_rows.set(Some(rows));
            });
        });
    }

    /// Passes the reader state to the query engine.
    pub(super) fn follow_reader(self) {
        let was_unread_list = StoredValue::new(false);
        Effect::new(move |_| {
            let is_unread_list = self
                .query
                .with(|query| query.reader_list == Some(ReaderList::Unread));
            let is_known = self.store.archive.is_ready();
            let rows = self.reader_store.rows.get();
            let mut reader_filter = ReaderFilter {
                read_rows: rows.read,
                saved_rows: rows.saved,
                rows_with_muted_words: self.muted_rows.get().unwrap_or_default(),
                shows_muted: self.shows_muted.get(),
                ..ReaderFilter::default()
            };
            self.reader_store.reader.with(|reader| {
                for what in &reader.muted {
                    match what {
                        Muted::Publisher(identity) => {
                            reader_filter.muted_publishers.push(identity.clone())
                        }
                        Muted::Topic(slug) => reader_filter.muted_topics.push(slug.clone()),
                        Muted::Word(_) => {}
                    }
                }
            });
            // A story that is opened from the unread list stays in it until the list is left, so that the
            // list does not change under the reader.
            let keeps_read_rows = is_unread_list && was_unread_list.get_value();
            was_unread_list.set_value(is_unread_list && is_known);
            self.reader_filter.with_untracked(|previous| {
                if keeps_read_rows {
                    reader_filter.read_rows.clone_from(&previous.read_rows);
                }
            });
            if self
                .reader_filter
                .with_untracked(|previous| *previous != reader_filter)
            {
                self.reader_filter.set(reader_filter);
            }
        });
    }
}
