//! From the question in the address to its answer: which files that takes, and what is shown until
//! they are there.

mod answer;

use std::sync::Arc;

use fixedbitset::FixedBitSet;
use futures_util::future::AbortHandle;
use leptos::prelude::*;

use self::answer::{Parts, answer, is_front};
use super::{
    document, fetch::FetchError, keeper::Keeper, load::Load, navigation::Navigation, preference,
    store::Store, work::Work,
};
use crate::{
    format::LEADS,
    query::{
        self, Answer, Asked, Found, Library, Mine, Order, Outcome, Own, Query, Typed,
        search::{Files, Marks, Names},
    },
    reader::Muted,
    view::{
        density::Density,
        live::{Kept, Live},
    },
};

/// How long a word whose files are not here yet has to stand before they are fetched, in
/// milliseconds: who types on wants others.
const PATIENCE: i32 = 90;

/// The question and its answer. Cheap to copy; lives as long as the page.
#[derive(Clone, Copy)]
pub struct Asking {
    /// The question.
    pub query: Live<Query>,
    /// What its words say.
    pub typed: Live<Typed>,
    /// The answer: exact, or that to the question before until this one has its own; `None` until
    /// there is one at all.
    pub answer: Live<Option<Arc<Answer>>>,
    /// What was found, and for which reading of the words: other texts may say the same.
    found: Kept<Option<(Typed, Arc<Found>)>>,
    /// Why a search could not be finished.
    search_trouble: Kept<Option<FetchError>>,
    desk: StoredValue<Desk, LocalStorage>,
    /// How much of each story the list shows; the front page begins with its leads.
    pub density: Kept<Density>,
    /// Whether what is muted is shown for now.
    pub is_lifted: Kept<bool>,
    /// What the reader read, saved and muted.
    own: Kept<Own>,
    /// The rows with muted words; `None` until they are known.
    muted: Kept<Option<FixedBitSet>>,
    keeper: Keeper,
    store: Store,
}

/// What searching needs at hand.
#[derive(Default)]
struct Desk {
    names: Names,
    files: Files,
    running: Option<AbortHandle>,
}

impl Asking {
    /// Answers the question of the newest arrival for as long as the page lives.
    pub fn start(store: Store, navigation: Navigation, keeper: Keeper) -> Self {
        let query = Live::new(move || navigation.arrival.with(|arrival| arrival.route.query()));
        let words = Live::new(move || query.with(|query| query.words.clone()));
        let typed = Live::new(move || words.with(|words| Typed::parse(words)));
        let found = Kept::new(None);
        let (density, own) = (Kept::new(preference::density()), Kept::new(Own::default()));
        let muted = Kept::new(None);
        let part = Parts {
            query,
            typed,
            found,
            density,
            own,
            is_settled: Live::new(move || {
                let has_muted = keeper.reader.with(|reader| !reader.muted.is_empty());
                !has_muted || muted.with(Option::is_some)
            }),
        };
        let asking = Self {
            query,
            typed,
            answer: Live::last(move || answer(store, part).map(Some)),
            density,
            is_lifted: Kept::new(false),
            own,
            muted,
            keeper,
            found,
            search_trouble: Kept::new(None),
            desk: StoredValue::new_local(Desk::default()),
            store,
        };
        document::effect(move || {
            if let (Some(archive), Some(paper)) = (store.archive.get().ready(), store.paper_now()) {
                let names = Names::of(paper.manifest(), &archive);
                asking.desk.update_value(|desk| desk.names = names);
            }
        });
        document::effect(move || {
            let is_ready = asking.is_ready();
            let typed = typed.get();
            asking.stop();
            if is_ready && typed.has_words() {
                asking.search(typed);
            }
        });
        asking.follow_muted_words();
        asking.follow_reader();
        document::effect(move || {
            let order = query.with(|query| query.order);
            if order.is_some_and(Order::needs_ranks) && store.archive.get().ready().is_some() {
                store.load_ranks();
            }
        });
        asking
    }

    /// Whether words can be searched for. Tracks that.
    pub fn is_ready(self) -> bool {
        self.store.index.is_ready() && self.store.archive.is_ready()
    }

    /// What the words of the question found, where that is known.
    pub fn found(self) -> Option<Arc<Found>> {
        self.found.with(|found| {
            let (of, found) = found.as_ref()?;
            let is_current = self.typed.with(|typed| typed == of);
            is_current.then(|| found.clone())
        })
    }

    /// What is marked in the stories of the list.
    pub fn marks(self) -> Marks {
        match self.typed.with(Typed::has_words).then(|| self.found()) {
            Some(Some(found)) => found.marks.clone(),
            _ => Marks::default(),
        }
    }

    /// Why the question could not be answered as it was asked: a search that was not finished, an
    /// order without its ranks, no search at all. What is shown then is the answer before.
    pub fn trouble(self) -> Option<FetchError> {
        let needs_ranks = self
            .query
            .with(|query| query.order.is_some_and(Order::needs_ranks));
        let ranks = self.store.ranked.failed().filter(|_| needs_ranks);
        let search = self.search_trouble.get();
        search.or(ranks).or_else(|| self.store.index.failed())
    }

    /// Tries once more what failed.
    pub fn again(self) {
        if let Load::Failed(_) = self.store.index.now() {
            self.store.load();
        }
        if let Load::Failed(_) = self.store.ranked.now() {
            self.store.load_ranks();
        }
        self.search_trouble.set(None);
        if !self.typed.with_untracked(Typed::has_words) {
            return;
        }
        self.search(self.typed.get_untracked());
    }

    /// How many stories there would be without a part of the question.
    pub fn count(self, query: &Query) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let typed = Typed::parse(&query.words);
        let found = if typed.has_words() {
            Some(self.found()?)
        } else {
            None
        };
        let own = self.own.get();
        Some(query::answer::count(Asked {
            archive: &archive,
            query,
            typed: &typed,
            hits: found.as_ref().map(|found| &found.hits),
            own: &own,
        }))
    }

    /// How many stories of a question are newer than a minute; `None` where it has words, which would
    /// have to be searched for.
    pub fn count_after(self, query: &Query, minute: i64) -> Option<usize> {
        let archive = self.store.archive.get().ready()?;
        let typed = Typed::parse(&query.words);
        if typed.has_words() {
            return None;
        }
        let own = self.own.get();
        let asked = Asked {
            archive: &archive,
            query,
            typed: &typed,
            hits: None,
            own: &own,
        };
        Some(query::answer::count_after(asked, minute))
    }

    /// Whether the list is a front page: everything there is, the newest first, behind its leads.
    pub fn is_front(self) -> bool {
        is_front(self.density, self.query)
    }

    /// The place of a row among the leads of the front page, from 0.
    pub fn lead(self, row: u32) -> Option<usize> {
        let paper = self.store.paper_now().filter(|_| self.is_front())?;
        let front = &paper.manifest().screens.front.rows;
        front.iter().take(LEADS).position(|lead| *lead == row)
    }

    /// Looks for what is muted by its words.
    fn follow_muted_words(self) {
        let words = Live::new(move || self.keeper.muted_words());
        document::effect(move || {
            let words = words.get();
            let is_lost =
                self.store.index.failed().is_some() || self.store.archive.failed().is_some();
            if words.is_empty() || is_lost {
                return self.muted.set(Some(FixedBitSet::new()));
            }
            if !self.is_ready() {
                return;
            }
            document::spawn(async move {
                let mut rows = FixedBitSet::new();
                for word in words {
                    let mut phrase = String::from("\"");
                    phrase.push_str(&word);
                    phrase.push('"');
                    // A word that cannot be looked for mutes nothing on this visit.
                    let found = self.seek(Typed::parse(&phrase)).await;
                    let found = found.ok().flatten();
                    if let Some(found) = found.filter(|found| found.replaced.is_empty()) {
                        for row in &found.hits.rows {
                            rows.grow_and_insert(*row as usize);
                        }
                    }
                }
                self.muted.set(Some(rows));
            });
        });
    }

    /// Has the engine know what the reader keeps.
    fn follow_reader(self) {
        let was_unread = StoredValue::new(false);
        document::effect(move || {
            let is_unread = self.query.with(|query| query.mine == Some(Mine::Unread));
            let is_known = self.store.archive.is_ready();
            let rows = self.keeper.rows.get();
            let mut own = Own {
                read: rows.read,
                saved: rows.saved,
                words: self.muted.get().unwrap_or_default(),
                is_lifted: self.is_lifted.get(),
                ..Own::default()
            };
            self.keeper.reader.with(|reader| {
                for what in &reader.muted {
                    match what {
                        Muted::Publisher(identity) => own.publishers.push(identity.clone()),
                        Muted::Topic(slug) => own.topics.push(slug.clone()),
                        Muted::Word(_) => {}
                    }
                }
            });
            // A story that is opened from the list of what is unread stays there until that is left: the
            // list does not change under the reader.
            let stays = is_unread && was_unread.get_value();
            was_unread.set_value(is_unread && is_known);
            self.own.with_untracked(|before| {
                if stays {
                    own.read.clone_from(&before.read);
                }
            });
            if self.own.with_untracked(|before| *before != own) {
                self.own.set(own);
            }
        });
    }

    /// The answer to the question as it stands, unless something for it is not here yet.
    pub fn exact(self) -> Option<Arc<Answer>> {
        let order = self.query.with_untracked(|query| query.order);
        let needs_ranks = order.is_some_and(Order::needs_ranks);
        let has_words = self.typed.with_untracked(Typed::has_words);
        let is_known = matches!(self.store.archive.now(), Load::Ready(_))
            && (!needs_ranks || matches!(self.store.ranked.now(), Load::Ready(_)))
            && (!has_words || untrack(|| self.found()).is_some());
        is_known.then(|| self.answer.get_untracked()).flatten()
    }

    fn stop(self) {
        self.search_trouble.set(None);
        self.desk.update_value(|desk| {
            if let Some(running) = desk.running.take() {
                running.abort();
            }
        });
    }

    fn search(self, typed: Typed) {
        let found = match self.step(&typed) {
            Some(Outcome::Found(found)) => found,
            None => return,
            Some(Outcome::Lacks(_)) => {
                // Given up when another question is searched for.
                let running = document::spawn(self.fetch_and_search(typed));
                self.desk.update_value(|desk| desk.running = Some(running));
                return;
            }
        };
        self.found.set(Some((typed, found)));
    }

    fn step(self, typed: &Typed) -> Option<Outcome> {
        let archive = self.store.archive.now().ready()?;
        let index = self.store.index.now().ready()?;
        self.desk.with_value(|desk| {
            let library = Library {
                archive: &archive,
                names: &desk.names,
                index: &index,
                files: &desk.files,
            };
            Some(query::search(library, typed))
        })
    }

    async fn fetch_and_search(self, typed: Typed) {
        document::pause(PATIENCE).await;
        self.desk.update_value(|desk| desk.files.trim());
        match self.seek(typed.clone()).await {
            Ok(Some(found)) => self.found.set(Some((typed, found))),
            Ok(None) => {}
            Err(error) => self.search_trouble.set(Some(error)),
        }
    }

    /// Searches, and fetches what that needs; nothing where there is no index yet.
    fn seek(self, typed: Typed) -> Work<Result<Option<Arc<Found>>, FetchError>> {
        Box::pin(async move {
            loop {
                let lacks = match self.step(&typed) {
                    Some(Outcome::Found(found)) => return Ok(Some(found)),
                    Some(Outcome::Lacks(lacks)) => lacks,
                    None => return Ok(None),
                };
                let files = lacks.iter().map(|(kind, name)| kind.file(name));
                let texts = self.store.texts(files.collect()).await;
                for (fetched, (kind, name)) in texts.into_iter().zip(&lacks) {
                    let text = fetched?;
                    let mut added = Ok(());
                    self.desk
                        .update_value(|desk| added = desk.files.add(*kind, name, &text));
                    added?;
                }
            }
        })
    }
}
