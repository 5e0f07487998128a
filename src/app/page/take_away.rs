//! Takes the stories of a view away: gathers their cards, and hands the browser a file of them.

use std::sync::Arc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use crate::{
    app::{
        asking::Asking,
        document,
        fetch::FetchError,
        given::given,
        store::Store,
        work::{self, typed},
    },
    feed::{Channel, Entry, Way, channel, citation, csv, json_feed, name::file_name, rss},
    format::{Card, CardShard, Directory},
    message::{Message, say, tell},
    query::{Answer, Query},
    view::{
        Paper, clock,
        counted::{counted, counted_with, number},
        live::Kept,
        take_away::TakeAway,
    },
};

/// How many stories are gathered at a time: what is said of the progress follows each time.
const AT_ONCE: usize = 100;

/// The menu of a view, below its list.
#[component]
pub fn TakeViewAway(paper: Paper) -> impl IntoView {
    let store = given().store;
    let asking = given().asking;
    let said = Kept::new(String::new());
    let running = Kept::new(None::<AbortHandle>);
    let stop =
        move || running.with_untracked(|running| running.iter().for_each(AbortHandle::abort));
    // What was said is of the view before; so are the stories that are being gathered.
    document::effect(move || {
        asking.query.track();
        stop();
        said.set(String::new());
    });
    on_cleanup(stop);
    let take = move |way: Way| {
        stop();
        let Some((answer, directory)) = asking.exact().zip(store.directory.now().ready()) else {
            said.set(say(Message::ListLoading).to_owned());
            return;
        };
        let taking = Taking {
            store,
            channel: channel_of(&paper, asking),
            paper: paper.clone(),
            answer,
            directory,
            said,
        };
        running.set(Some(document::spawn(taking.take(way))));
    };
    view! { <TakeAway said=said on_take=take /> }
}

/// Something that is being taken away.
struct Taking {
    store: Store,
    paper: Paper,
    channel: Channel,
    answer: Arc<Answer>,
    directory: Arc<Directory>,
    said: Kept<String>,
}

impl Taking {
    async fn take(self, way: Way) {
        let all = &self.answer.rows;
        let rows = all.get(..way.most()).unwrap_or(all);
        let mut cards = Vec::new();
        for some in rows.chunks(AT_ONCE) {
            let (done, total) = (number(cards.len()), number(rows.len()));
            self.said.set(tell(Message::CollectingStories, &[&done, &total]));
            if self.gather(some, &mut cards).await.is_err() {
                self.said.set(say(Message::ExportFailed).to_owned());
                return;
            }
        }
        let text = self.write(way, &cards);
        if way == Way::Citation && document::copy(&text).await {
            self.said.set(say(Message::CitationCopied).to_owned());
            return;
        }
        self.said.set(self.save(way, &text, cards.len()));
    }

    /// Adds the cards of some rows, in their order.
    async fn gather(&self, rows: &[u32], cards: &mut Vec<Card>) -> Result<(), FetchError> {
        let locate = |row: &u32| self.directory.shards.locate(*row as usize);
        // A file that many rows are in is fetched once.
        let works = rows.iter().filter_map(locate);
        let works = works.map(|(shard, _)| self.store.wait_for_cards(shard).untyped());
        let fetched = work::all(works.collect()).await;
        for ((_, place), shard) in rows.iter().filter_map(locate).zip(fetched) {
            let shard = typed::<CardShard>(shard?)?;
            cards.extend(shard.cards.get(place).cloned());
        }
        Ok(())
    }

    fn write(&self, way: Way, cards: &[Card]) -> String {
        let manifest = self.paper.manifest();
        let entries = cards.iter();
        let entries: Vec<_> = entries
            .map(|card| Entry::of(card, manifest, &self.channel.home))
            .collect();
        match way {
            Way::Rss => rss::write(&self.channel, &entries),
            Way::JsonFeed => json_feed::write(&self.channel, &entries),
            Way::Csv => csv::write(&entries),
            Way::Citation => {
                let stories = counted(self.answer.rows.len(), Message::Stories);
                citation::write(&self.channel, &stories, clock::today())
            }
        }
    }

    /// Hands the browser a file with so many stories; what came of it.
    fn save(&self, way: Way, text: &str, stories: usize) -> String {
        let all = self.answer.rows.len();
        let first = Some(stories).filter(|count| *count < all && way != Way::Citation);
        let title = &self.channel.title;
        let title = title
            .strip_suffix(&self.paper.manifest().site.title)
            .unwrap_or(title);
        let name = file_name(title, first, way.ending());
        if !document::download(&name, way.media_type(), text) {
            return say(Message::FileNotSaved).to_owned();
        }
        match first {
            Some(first) => counted_with(first, Message::FirstSavedAs, &[&number(all), &name]),
            None => counted_with(all, Message::SavedAs, &[&name]),
        }
    }
}

/// What the view is, and where. The document's title says it already.
fn channel_of(paper: &Paper, asking: Asking) -> Channel {
    let site = &paper.manifest().site;
    let home = channel::home(site, &document::base());
    let mut view = home.clone();
    view.push_str(&asking.query.with_untracked(Query::to_search));
    Channel {
        title: document::title(),
        description: site.tagline.clone(),
        home,
        view,
        own: None,
        language: site.language.clone(),
        fingerprint: paper.manifest().fingerprint.clone(),
    }
}
