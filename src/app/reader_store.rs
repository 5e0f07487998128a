//! Keeps what a reader did and wants in the browser, and nowhere else.

use fixedbitset::FixedBitSet;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{document, load::LoadState, service_worker, store::ArchiveStore, story_lookup};
use crate::{
    format::Card,
    message::Message,
    model::Instant,
    query::Archive,
    reader::{Muted, Reader, StoryReference},
    view::numbers::counted_with,
    view::{ArchiveInfo, any_signal::AnySignal, clock},
};

/// The rows of what was read and saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderRows {
    /// Read.
    pub read: FixedBitSet,
    /// Saved.
    pub saved: FixedBitSet,
    /// How many saved stories this archive does not have (any more).
    pub lost: usize,
}

/// The reader's own state. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct ReaderStore {
    /// What is kept.
    pub reader: AnySignal<Reader>,
    /// Where its stories are in this archive; empty until the columns are there.
    pub rows: AnySignal<ReaderRows>,
    /// Whether the browser refuses to keep it: then it lasts as long as the page.
    pub is_forgetful: AnySignal<bool>,
    store: ArchiveStore,
    name: StoredValue<String>,
}

impl ReaderStore {
    /// Reads what is kept, and follows what other tabs do to it.
    pub fn start(store: ArchiveStore) -> Self {
        // Archives of one host are told apart by their folders.
        let mut name = String::from("broadsheet-reader ");
        name.push_str(&document::base());
        let keeper = Self {
            reader: AnySignal::new(Reader::default()),
            rows: AnySignal::new(ReaderRows::default()),
            is_forgetful: AnySignal::new(false),
            store,
            name: StoredValue::new(name),
        };
        keeper.reader.set(keeper.kept().unwrap_or_default());
        document::listen(&window(), "storage", move |_: JsValue| {
            keeper.reader.set(keeper.kept().unwrap_or_default());
        });
        document::effect(move || {
            if let LoadState::Ready(archive) = store.archive.get() {
                keeper.find_rows(&archive);
            }
        });
        document::effect(move || {
            if let LoadState::Ready(archive) = store.archive.get() {
                keeper.note_visit(&archive);
            }
        });
        keeper
    }

    fn kept(self) -> Option<Reader> {
        let text = self.name.with_value(|name| document::kept(name))?;
        let reader = Reader::parse(&text).ok();
        if reader.is_none() {
            // Damaged, or of a newer version: the next change must not be the end of it.
            document::keep(&self.aside(), &text);
        }
        reader
    }

    /// What could not be read is kept under this name, the last of it.
    fn aside(self) -> String {
        let mut name = self.name.get_value();
        name.push_str(" aside");
        name
    }

    /// Changes what is kept, as it is now: another tab may have changed it since.
    pub fn change(self, change: impl FnOnce(&mut Reader)) {
        fn boxed(keeper: ReaderStore, change: Box<dyn FnOnce(&mut Reader) + '_>) {
            let mut reader = keeper
                .kept()
                .unwrap_or_else(|| keeper.reader.get_untracked());
            change(&mut reader);
            let is_kept = keeper
                .name
                .with_value(|name| document::keep(name, &reader.to_json()));
            if keeper.is_forgetful.get_untracked() == is_kept {
                keeper.is_forgetful.set(!is_kept);
            }
            keeper.reader.set(reader);
        }
        boxed(self, Box::new(change));
    }

    /// Forgets all of it.
    pub fn clear(self) {
        self.name.with_value(|name| document::forget(name));
        document::forget(&self.aside());
        self.reader.set(Reader::default());
    }

    /// Notes that a story was opened.
    pub fn open(self, paper: &ArchiveInfo, card: &Card, row: usize) {
        let story = self.described(paper, card, row);
        let is_new = self
            .reader
            .with_untracked(|reader| !reader.read.iter().any(|other| other.slug == story.slug));
        if is_new {
            self.change(|reader| {
                reader.open(story);
            });
        }
    }

    /// Saves a story, or gives it up.
    pub fn toggle_saved(self, paper: &ArchiveInfo, card: &Card, row: usize) {
        let slug = &card.slug;
        let story = StoryReference {
            title: card.title.clone(),
            ..self.described(paper, card, row)
        };
        self.change(|reader| reader.toggle_saved(story));
        let is_saved = self
            .reader
            .with_untracked(|reader| reader.saved.iter().any(|saved| saved.slug == slug.as_str()));
        if is_saved && service_worker::is_keeping() {
            // It is for later, perhaps without a connection: the worker keeps what is fetched.
            self.store.story(row);
            story_lookup::prefetch_story(self.store, &card.slug);
        }
    }

    /// Mutes something, or gives that up.
    pub fn toggle_muted(self, what: Muted) {
        self.change(|reader| {
            if reader.muted.contains(&what) {
                reader.unmute(&what);
            } else {
                reader.mute(what);
            }
        });
    }

    /// Notes that a kept search was looked at when the newest story was of this minute.
    pub fn seen(self, search: &str, newest: i64) {
        let is_old = self.reader.with_untracked(|reader| {
            let is_it = |kept: &&crate::reader::SavedSearch| kept.search == search;
            let kept = reader.searches.iter().find(is_it);
            kept.is_some_and(|kept| kept.until != newest)
        });
        if is_old {
            self.change(|reader| {
                for kept in reader
                    .searches
                    .iter_mut()
                    .filter(|kept| kept.search == search)
                {
                    kept.until = newest;
                }
            });
        }
    }

    /// How many stories came since the last visit, in words.
    pub fn news(self, paper: &ArchiveInfo) -> String {
        let before = self.reader.with(|reader| reader.before);
        let archive = self.store.archive.get().ready();
        let Some((before, archive)) = before.zip(archive) else {
            return String::new();
        };
        let new = archive.rows_after(before.newest).len();
        if new == 0 {
            return String::new();
        }
        let time = Instant::from_seconds(before.at * 60);
        let when = clock::since(time, paper.language());
        counted_with(new, Message::NewSince, &[&when])
    }

    /// The muted words, as they are searched for: whole, in the order in which they came.
    pub fn muted_words(self) -> Vec<String> {
        let word = |what: &Muted| match what {
            Muted::Word(word) => Some(word.clone()),
            _ => None,
        };
        self.reader
            .with(|reader| reader.muted.iter().filter_map(word).collect())
    }

    fn note_visit(self, archive: &Archive) {
        let newest = archive.rows().checked_sub(1);
        let newest = newest.and_then(|row| archive.minute_of(row));
        let at = document::minute();
        self.change(|reader| reader.visit(at, newest.unwrap_or_default()));
    }

    /// Finds the rows of the stories that are kept.
    fn find_rows(self, archive: &Archive) {
        let rows = self.reader.with(|reader| {
            let mut rows = ReaderRows {
                read: FixedBitSet::with_capacity(archive.rows()),
                saved: FixedBitSet::with_capacity(archive.rows()),
                lost: 0,
            };
            for row in reader
                .read
                .iter()
                .filter_map(|story| row_of(archive, story))
            {
                rows.read.insert(row);
            }
            for story in &reader.saved {
                match row_of(archive, story) {
                    Some(row) => rows.saved.insert(row),
                    None => rows.lost += 1,
                }
            }
            rows
        });
        if self.rows.with_untracked(|before| *before != rows) {
            self.rows.set(rows);
        }
    }

    fn described(self, paper: &ArchiveInfo, card: &Card, row: usize) -> StoryReference {
        let minute = card.time.map(Instant::minutes);
        let publisher = paper.provider(card.provider).identity().to_owned();
        let archive = self.store.archive.now().ready();
        let place = archive.map_or(0, |archive| {
            let alike = alike(&archive, minute, &publisher);
            alike.take_while(|other| *other < row).count()
        });
        StoryReference {
            slug: card.slug.to_string(),
            title: String::new(),
            minute,
            publisher,
            place,
        }
    }
}

/// The rows of a publisher's stories of one minute: nearly always one.
pub(super) fn alike(
    archive: &Archive,
    minute: Option<i64>,
    publisher: &str,
) -> impl Iterator<Item = usize> {
    archive.rows_at(minute).filter(move |row| {
        let of = archive.publishers().get(archive.publisher_of(*row));
        of.is_some_and(|of| of.identity == publisher)
    })
}

fn row_of(archive: &Archive, story: &StoryReference) -> Option<usize> {
    alike(archive, story.minute, &story.publisher).nth(story.place)
}
