//! Stores what the reader has read, saved and muted in the browser, and nowhere else.

pub mod reader_rows;

use leptos::{ev, prelude::*};

use self::reader_rows::ReaderRows;
use crate::{
    app::{
        archive::{ArchiveStore, story_reference},
        browser::{document, storage},
        net::load::LoadState,
    },
    format::Card,
    message::Message,
    model::Instant,
    query::Archive,
    reader::{Muted, Reader, StoryReference},
    view::{ArchiveInfo, clock, numbers::counted_with},
};

/// The reader state. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct ReaderStore {
    /// The stored state.
    pub reader: RwSignal<Reader>,
    /// The rows of its stories in this archive; empty until the columns are loaded.
    pub rows: RwSignal<ReaderRows>,
    /// Whether the browser refuses to store the state. It then lasts as long as the page.
    pub is_storage_blocked: RwSignal<bool>,
    store: ArchiveStore,
    storage_key: StoredValue<String>,
}

impl ReaderStore {
    /// Loads the state, and follows changes by other tabs.
    pub fn start(store: ArchiveStore) -> Self {
        // The key contains the folder, because one host may have several archives.
        let storage_key = format!("broadsheet-reader {}", document::base());
        let reader_store = Self {
            reader: RwSignal::new(Reader::default()),
            rows: RwSignal::new(ReaderRows::default()),
            is_storage_blocked: RwSignal::new(false),
            store,
            storage_key: StoredValue::new(storage_key),
        };
        reader_store
            .reader
            .set(reader_store.load().unwrap_or_default());
        window_event_listener(ev::storage, move |_| {
            reader_store
                .reader
                .set(reader_store.load().unwrap_or_default());
        });
        Effect::new(move |_| {
            if let LoadState::Ready(archive) = store.archive.get() {
                let rows = reader_store
                    .reader
                    .with(|reader| ReaderRows::find(&archive, reader));
                if reader_store.rows.with_untracked(|before| *before != rows) {
                    reader_store.rows.set(rows);
                }
            }
        });
        Effect::new(move |_| {
            if let LoadState::Ready(archive) = store.archive.get() {
                reader_store.note_visit(&archive);
            }
        });
        reader_store
    }

    fn load(self) -> Option<Reader> {
        let text = self.storage_key.with_value(|name| storage::load(name))?;
        let reader = Reader::parse(&text).ok();
        if reader.is_none() {
            // The text is damaged or of a newer version; a backup protects it from the next change.
            storage::save(&self.backup_key(), &text);
        }
        reader
    }

    /// Returns the key of the backup of an unreadable state.
    fn backup_key(self) -> String {
        format!("{} aside", self.storage_key.get_value())
    }

    /// Changes the stored state, which is loaded again because another tab may have changed it.
    pub fn change(self, change: impl FnOnce(&mut Reader)) {
        let mut reader = self.load().unwrap_or_else(|| self.reader.get_untracked());
        change(&mut reader);
        let json = reader.to_json();
        let is_saved = json.is_ok_and(|json| {
            self.storage_key
                .with_value(|name| storage::save(name, &json))
        });
        if self.is_storage_blocked.get_untracked() == is_saved {
            self.is_storage_blocked.set(!is_saved);
        }
        self.reader.set(reader);
    }

    /// Deletes the state and its backup.
    pub fn clear(self) {
        self.storage_key.with_value(|name| storage::delete(name));
        storage::delete(&self.backup_key());
        self.reader.set(Reader::default());
    }

    /// Marks a story as read.
    pub fn open(self, archive_info: &ArchiveInfo, card: &Card, row: usize) {
        let story = self.reference_to(archive_info, card, row);
        let is_new = self
            .reader
            .with_untracked(|reader| !reader.read.iter().any(|other| other.slug == story.slug));
        if is_new {
            self.change(|reader| {
                reader.mark_read(story);
            });
        }
    }

    /// Saves a story, or removes it. Returns whether it is saved.
    pub fn toggle_saved(self, archive_info: &ArchiveInfo, card: &Card, row: usize) -> bool {
        let slug = &card.slug;
        let story = StoryReference {
            title: card.title.clone(),
            ..self.reference_to(archive_info, card, row)
        };
        self.change(|reader| reader.toggle_saved(story));
        self.reader
            .with_untracked(|reader| reader.saved.iter().any(|saved| saved.slug == slug.as_str()))
    }

    /// Mutes or unmutes a value.
    pub fn toggle_muted(self, what: Muted) {
        self.change(|reader| {
            if reader.muted.contains(&what) {
                reader.unmute(&what);
            } else {
                reader.mute(what);
            }
        });
    }

    /// Marks a saved search as seen up to the minute of the newest story.
    pub fn mark_search_seen(self, search: &str, newest: i64) {
        let is_old = self.reader.with_untracked(|reader| {
            let is_same = |saved: &&crate::reader::SavedSearch| saved.search == search;
            let saved = reader.searches.iter().find(is_same);
            saved.is_some_and(|saved| saved.newest_seen_minute != newest)
        });
        if is_old {
            self.change(|reader| {
                for saved in reader
                    .searches
                    .iter_mut()
                    .filter(|saved| saved.search == search)
                {
                    saved.newest_seen_minute = newest;
                }
            });
        }
    }

    /// Returns the number of new stories since the last visit, in words.
    pub fn new_since_visit(self, archive_info: &ArchiveInfo) -> String {
        let previous_visit = self.reader.with(|reader| reader.previous_visit);
        let archive = self.store.archive.get().ready();
        let Some((previous_visit, archive)) = previous_visit.zip(archive) else {
            return String::new();
        };
        let new = archive.rows_after(previous_visit.newest_minute).count();
        if new == 0 {
            return String::new();
        }
        let time = Instant::from_seconds(previous_visit.minute * 60);
        let day = clock::visit_day(time, archive_info.language());
        counted_with(new, Message::NewSince, &[&day])
    }

    /// Returns the muted words as they were entered, in their order.
    pub fn muted_words(self) -> Vec<String> {
        let word = |what: &Muted| match what {
            Muted::Word(word) => Some(word.clone()),
            _ => None,
        };
        self.reader
            .with(|reader| reader.muted.iter().filter_map(word).collect())
    }

    fn note_visit(self, archive: &Archive) {
        let newest = archive.row_count().checked_sub(1);
        let newest = newest.and_then(|row| archive.minute_of(row));
        let at = current_minute();
        self.change(|reader| reader.record_visit(at, newest.unwrap_or_default()));
    }

    fn reference_to(self, archive_info: &ArchiveInfo, card: &Card, row: usize) -> StoryReference {
        let archive = self.store.archive.get_untracked().ready();
        story_reference::reference_to(archive_info, archive.as_deref(), card, row)
    }
}

/// Returns the current minute of the reader's clock, since 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "minutes of these years stay far below 2^52"
)]
fn current_minute() -> i64 {
    (js_sys::Date::now() / 60_000.0) as i64
}
