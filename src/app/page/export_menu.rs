//! Takes the stories of a view away: gathers their cards, and hands the browser a file of them.

use std::sync::Arc;

use futures_util::future::AbortHandle;
use leptos::prelude::*;

use crate::{
    app::{
        context::app_context,
        document,
        fetch::FetchError,
        futures::{self, typed},
        search_session::SearchSession,
        store::ArchiveStore,
    },
    feed::{
        ExportFormat, FeedChannel, FeedEntry, channel, citation, csv, json_feed, name::file_name,
        rss,
    },
    format::{Card, CardShard, Directory},
    message::{Message, say, tell},
    query::{Answer, Query},
    view::{
        ArchiveInfo,
        any_signal::AnySignal,
        clock,
        export_menu::TakeAway,
        numbers::{counted, counted_with, number},
    },
};

/// How many stories are gathered at a time: what is said of the progress follows each time.
const CARDS_PER_BATCH: usize = 100;

/// The menu of a view, below its list.
#[component]
pub fn TakeViewAway(paper: ArchiveInfo) -> impl IntoView {
    let store = app_context().store;
    let asking = app_context().asking;
    let said = AnySignal::new(String::new());
    let running = AnySignal::new(None::<AbortHandle>);
    let stop =
        move || running.with_untracked(|running| running.iter().for_each(AbortHandle::abort));
    // What was said is of the view before; so are the stories that are being gathered.
    document::effect(move || {
        asking.query.track();
        stop();
        said.set(String::new());
    });
    on_cleanup(stop);
    let take = move |way: ExportFormat| {
        stop();
        let Some((answer, directory)) = asking.exact().zip(store.directory.now().ready()) else {
            said.set(say(Message::ListLoading).to_owned());
            return;
        };
        let taking = ExportState {
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
struct ExportState {
    store: ArchiveStore,
    paper: ArchiveInfo,
    channel: FeedChannel,
    answer: Arc<Answer>,
    directory: Arc<Directory>,
    said: AnySignal<String>,
}

impl ExportState {
    async fn take(self, way: ExportFormat) {
        let all = &self.answer.rows;
        let rows = all.get(..way.most()).unwrap_or(all);
        let mut cards = Vec::new();
        for some in rows.chunks(CARDS_PER_BATCH) {
            let (done, total) = (number(cards.len()), number(rows.len()));
            self.said
                .set(tell(Message::CollectingStories, &[&done, &total]));
            if self.gather(some, &mut cards).await.is_err() {
                self.said.set(say(Message::ExportFailed).to_owned());
                return;
            }
        }
        let text = self.write(way, &cards);
        if way == ExportFormat::Citation && document::copy(&text).await {
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
        let fetched = futures::all(works.collect()).await;
        for ((_, place), shard) in rows.iter().filter_map(locate).zip(fetched) {
            let shard = typed::<CardShard>(shard?)?;
            cards.extend(shard.cards.get(place).cloned());
        }
        Ok(())
    }

    fn write(&self, way: ExportFormat, cards: &[Card]) -> String {
        let manifest = self.paper.manifest();
        let entries = cards.iter();
        let entries: Vec<_> = entries
            .map(|card| FeedEntry::of(card, manifest, &self.channel.home))
            .collect();
        match way {
            ExportFormat::Rss => rss::write(&self.channel, &entries),
            ExportFormat::JsonFeed => json_feed::write(&self.channel, &entries),
            ExportFormat::Csv => csv::write(&entries),
            ExportFormat::Citation => {
                let stories = counted(self.answer.rows.len(), Message::Stories);
                citation::write(&self.channel, &stories, clock::today())
            }
        }
    }

    /// Hands the browser a file with so many stories; what came of it.
    fn save(&self, way: ExportFormat, text: &str, stories: usize) -> String {
        let all = self.answer.rows.len();
        let first = Some(stories).filter(|count| *count < all && way != ExportFormat::Citation);
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
fn channel_of(paper: &ArchiveInfo, asking: SearchSession) -> FeedChannel {
    let site = &paper.manifest().site;
    let home = channel::home(site, &document::base());
    let mut view = home.clone();
    view.push_str(&asking.query.with_untracked(Query::to_search));
    FeedChannel {
        title: document::title(),
        description: site.tagline.clone(),
        home,
        view,
        own: None,
        language: site.language.clone(),
        fingerprint: paper.manifest().fingerprint.clone(),
    }
}
