//! Exports the stories of a view: collects their cards, and downloads a file.

use std::sync::Arc;

use futures_util::future::{AbortHandle, LocalBoxFuture, join_all};
use leptos::prelude::*;

use crate::{
    app::{
        archive::ArchiveStore,
        browser::{clipboard, document, files, tasks},
        net::error::FetchError,
        pages::{context::AppContext, failure::explain, parts},
        search::SearchSession,
    },
    feed::{
        ExportFormat, FeedChannel, FeedEntry, channel, citation, csv, json_feed, name::file_name,
        rss,
    },
    format::Card,
    message::{Message, translate, translate_with},
    query::{Answer, Query},
    view::{
        ArchiveInfo, clock,
        export_menu::ExportMenu,
        numbers::{counted, counted_with, number},
    },
};

/// The number of cards that are collected before the progress is updated.
const CARDS_PER_BATCH: usize = 100;

/// Renders the export menu of a view, below its filters.
#[component]
pub fn ViewExportMenu(archive_info: ArchiveInfo) -> impl IntoView {
    let AppContext {
        search_session,
        store,
        ..
    } = expect_context();
    let notice = RwSignal::new(String::new());
    let running = RwSignal::new(None::<AbortHandle>);
    let stop =
        move || running.with_untracked(|running| running.iter().for_each(AbortHandle::abort));
    // The notice and a running export belong to the previous view.
    Effect::new(move |_| {
        search_session.query.track();
        stop();
        notice.set(String::new());
    });
    on_cleanup(stop);
    let export = move |format: ExportFormat| {
        stop();
        let Some(answer) = search_session.exact_answer() else {
            notice.set(translate(Message::ListLoading).to_owned());
            return;
        };
        let export = ViewExport {
            store,
            channel: channel_of(&archive_info, search_session),
            archive_info: archive_info.clone(),
            answer,
            notice,
        };
        running.set(Some(tasks::spawn_abortable(async move {
            match parts::EXTRAS.load().await {
                Ok(part) => (part.export)(export, format).await,
                Err(error) => notice.set(explain(&error).1),
            }
        })));
    };
    view! { <ExportMenu notice=notice on_export=export /> }
}

/// A running export of a view.
pub struct ViewExport {
    store: ArchiveStore,
    archive_info: ArchiveInfo,
    channel: FeedChannel,
    answer: Arc<Answer>,
    notice: RwSignal<String>,
}

/// Runs an export.
pub fn run(export: ViewExport, format: ExportFormat) -> LocalBoxFuture<'static, ()> {
    Box::pin(export.run(format))
}

impl ViewExport {
    async fn run(self, format: ExportFormat) {
        let all = &self.answer.rows;
        let rows = all.get(..format.max_stories()).unwrap_or(all);
        let mut cards = Vec::new();
        for batch in rows.chunks(CARDS_PER_BATCH) {
            let (done, total) = (number(cards.len()), number(rows.len()));
            self.notice
                .set(translate_with(Message::CollectingStories, &[&done, &total]));
            if self.collect(batch, &mut cards).await.is_err() {
                self.notice.set(translate(Message::ExportFailed).to_owned());
                return;
            }
        }
        let Ok(text) = self.write(format, &cards) else {
            self.notice.set(translate(Message::ExportFailed).to_owned());
            return;
        };
        if format == ExportFormat::Citation && clipboard::copy(&text).await {
            self.notice
                .set(translate(Message::CitationCopied).to_owned());
            return;
        }
        self.notice.set(self.download(format, &text, cards.len()));
    }

    /// Adds the cards of some rows, in their order.
    async fn collect(&self, rows: &[u32], cards: &mut Vec<Card>) -> Result<(), FetchError> {
        let fetches = rows.iter().map(|row| async {
            let file = self.store.wait_for_files(*row as usize).await?.cards;
            let index = *row as usize - file.first_row;
            // A file with several of the rows is fetched once.
            let shard = self.store.wait_for_cards(file).await?;
            let card = shard.cards.get(index).cloned().transpose()?;
            Ok::<_, FetchError>(card)
        });
        for card in join_all(fetches).await {
            cards.extend(card?);
        }
        Ok(())
    }

    fn write(&self, format: ExportFormat, cards: &[Card]) -> serde_json::Result<String> {
        let manifest = self.archive_info.manifest();
        let entries = cards.iter();
        let entries: Vec<_> = entries
            .map(|card| FeedEntry::from_card(card, manifest, &self.channel.home_url))
            .collect();
        Ok(match format {
            ExportFormat::Rss => rss::write(&self.channel, &entries),
            ExportFormat::JsonFeed => json_feed::write(&self.channel, &entries)?,
            ExportFormat::Csv => csv::write(&entries),
            ExportFormat::Citation => {
                let stories = counted(self.answer.rows.len(), Message::Stories);
                citation::write(&self.channel, &stories, clock::today())
            }
        })
    }

    /// Downloads a file with a number of stories, and returns the notice.
    fn download(&self, format: ExportFormat, text: &str, stories: usize) -> String {
        let all = self.answer.rows.len();
        let first = Some(stories).filter(|count| *count < all && format != ExportFormat::Citation);
        let title = &self.channel.title;
        let title = title
            .strip_suffix(&self.archive_info.manifest().site.title)
            .unwrap_or(title);
        let name = file_name(title, first, format.extension());
        if !files::download(&name, format.media_type(), text) {
            return translate(Message::FileNotSaved).to_owned();
        }
        match first {
            Some(first) => counted_with(first, Message::FirstSavedAs, &[&number(all), &name]),
            None => counted_with(all, Message::SavedAs, &[&name]),
        }
    }
}

/// Describes the view: its title, which is that of the document, and its address.
fn channel_of(archive_info: &ArchiveInfo, search_session: SearchSession) -> FeedChannel {
    let site = &archive_info.manifest().site;
    let home_url = channel::home_url(site, &document::base());
    let search = search_session.query.with_untracked(Query::to_search);
    let view_url = format!("{home_url}{search}");
    FeedChannel {
        title: document::title(),
        description: site.tagline.clone(),
        home_url,
        view_url,
        feed_url: None,
        language: site.language.clone(),
        fingerprint: archive_info.manifest().fingerprint.clone(),
    }
}
