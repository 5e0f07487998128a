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
        save,
        store::Store,
        work::{self, typed},
    },
    feed::{Channel, Entry, Way, channel, citation, csv, json_feed, name::file_name, rss},
    format::{Card, CardShard, Directory},
    query::{Answer, Query},
    view::{
        Paper, clock,
        live::{Kept, Live},
        take_away::{CITATION, TakeAway},
    },
};

/// How many stories are gathered at a time: what is said of the progress follows each time.
const AT_ONCE: usize = 100;

/// The menu of a view, below its list.
#[component]
pub fn TakeViewAway(paper: Paper, stories: Live<Option<usize>>) -> impl IntoView {
    let store = given::<Store>();
    let asking = given::<Asking>();
    let said = Kept::new(String::new());
    let shown = Kept::new(String::new());
    let running = Kept::new(None::<AbortHandle>);
    let stop =
        move || running.with_untracked(|running| running.iter().for_each(AbortHandle::abort));
    // What was said is of the view before; so are the stories that are being gathered.
    document::effect(move || {
        asking.query.track();
        stop();
        said.set(String::new());
        shown.set(String::new());
    });
    on_cleanup(stop);
    let take = {
        let paper = paper.clone();
        move |way: Way| {
            stop();
            let Some((answer, directory)) = asking.exact().zip(store.directory.now().ready())
            else {
                said.set("Not all stories are known yet: try again in a moment.".to_owned());
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
            let task = match way {
                Way::Citation => document::spawn(taking.cite(shown)),
                _ => document::spawn(taking.take(way)),
            };
            running.set(Some(task));
        }
    };
    view! { <TakeAway paper=paper stories=stories said=said citation=shown on_take=take /> }
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
        let rows = &self.answer.rows;
        let rows = rows.get(..way.most()).unwrap_or(rows);
        let mut cards = Vec::new();
        for some in rows.chunks(AT_ONCE) {
            let mut said = String::from("Gathering stories: ");
            said.push_str(&self.paper.number(cards.len()));
            said.push_str(" of ");
            said.push_str(&self.paper.number(rows.len()));
            self.said.set(said);
            if self.gather(some, &mut cards).await.is_err() {
                let said = "Some stories could not be fetched, and nothing was saved: try again.";
                self.said.set(said.to_owned());
                return;
            }
        }
        self.said.set(self.save(way, &cards));
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

    /// Hands the browser a file; what came of it.
    fn save(&self, way: Way, cards: &[Card]) -> String {
        let manifest = self.paper.manifest();
        let entries = cards.iter();
        let entries: Vec<_> = entries
            .map(|card| Entry::of(card, manifest, &self.channel.home))
            .collect();
        let text = match way {
            Way::Rss => rss::write(&self.channel, &entries),
            Way::JsonFeed => json_feed::write(&self.channel, &entries),
            _ => csv::write(&entries),
        };
        let title = &self.channel.title;
        let title = title.strip_suffix(&manifest.site.title).unwrap_or(title);
        let first = Some(cards.len()).filter(|count| *count < self.answer.rows.len());
        let name = file_name(title, first, way.ending());
        if !save::file(&name, way.media_type(), &text) {
            return "The browser refused to save a file.".to_owned();
        }
        let mut done = self.paper.counted(cards.len(), "story", "stories");
        done.push_str(" saved as ");
        done.push_str(&name);
        done
    }

    async fn cite(self, shown: Kept<String>) {
        let rows = self.answer.rows.len();
        let stories = self.paper.counted(rows, "story", "stories");
        let citation = citation::write(&self.channel, &stories, clock::today());
        let said = if save::copy(&citation).await {
            shown.set(String::new());
            "The citation is on the clipboard."
        } else {
            shown.set(citation);
            document::after_paint(|| {
                let mut field = String::from("#");
                field.push_str(CITATION);
                save::select(&field);
            });
            "The browser did not allow copying: here it is, to be copied by hand."
        };
        self.said.set(said.to_owned());
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
