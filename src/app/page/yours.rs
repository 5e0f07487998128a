//! The page of what the reader keeps.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{context::app_context, document, page::arrive_at_heading},
    message::{Message, say},
    model::unicode,
    query::Query,
    reader::{FILE, Muted, Reader},
    view::numbers::quoted,
    view::{
        ArchiveInfo,
        any_signal::{AnySignal, part, text},
        library::{Yours, kept_search, muted_chip},
    },
};

/// Kept searches, saved stories, what is muted, and the way to take all of it away.
#[component]
pub fn YoursPage(paper: ArchiveInfo) -> impl IntoView {
    document::set_title([say(Message::MyLibrary), " · ", &paper.manifest().site.title].concat());
    arrive_at_heading();
    let keeper = app_context().keeper;
    let asking = app_context().asking;
    let said = AnySignal::new(String::new());
    let inform = move |message| said.set(say(message).to_owned());
    let on_forget = Callback::new(move |search: String| {
        keeper.change(|reader| reader.forget(&search));
    });
    let searches = {
        let paper = paper.clone();
        part(move || {
            let searches = keeper.reader.with(|reader| reader.searches.clone());
            let items: Vec<AnyView> = searches
                .into_iter()
                .map(|kept| {
                    let new = asking.count_after(&Query::parse(&kept.search), kept.until);
                    kept_search(&paper, kept, new, on_forget)
                })
                .collect();
            items.into_any()
        })
    };
    let on_unmute = Callback::new(move |what: Muted| keeper.toggle_muted(what));
    let muted = {
        let paper = paper.clone();
        part(move || {
            let muted = keeper.reader.with(|reader| reader.muted.clone());
            let items: Vec<AnyView> = muted
                .into_iter()
                .map(|what| muted_chip(name(&paper, &what), what, on_unmute))
                .collect();
            items.into_any()
        })
    };
    let saved = {
        let paper = paper.clone();
        text(move || {
            let saved = keeper.reader.with(|reader| reader.saved.len());
            paper.counted(saved, Message::SavedStories)
        })
    };
    let lost = {
        let paper = paper.clone();
        text(move || match keeper.rows.with(|rows| rows.lost) {
            0 => String::new(),
            lost => paper.counted(lost, Message::SavedLost),
        })
    };
    let import = move |event| {
        let Some(file) = document::chosen_file(&event) else {
            return;
        };
        document::spawn(async move {
            let text = document::promised(file.text()).await;
            let text = text.ok().and_then(|text: JsValue| text.as_string());
            match text.map(|text| Reader::parse(&text)) {
                Some(Ok(other)) => {
                    keeper.change(|reader| reader.merge(other));
                    inform(Message::FileImported);
                }
                Some(Err(error)) => said.set(error.to_string()),
                None => inform(Message::FileUnreadable),
            }
        });
    };
    let export = move |()| {
        let json = keeper.reader.with_untracked(Reader::to_json);
        inform(if document::download(FILE, "application/json", &json) {
            Message::FileSaved
        } else {
            Message::FileNotSaved
        });
    };
    let own_paper = paper.clone();
    view! {
        <Yours
            searches=searches
            saved=saved
            lost=lost
            muted=muted
            said=text(move || {
                if keeper.is_forgetful.get() {
                    return say(Message::StorageBlocked).to_owned();
                }
                said.get()
            })
            on_mute=move |event| {
                let typed = document::take_text(&event);
                if let Some(what) = typed.and_then(|typed| meant(&own_paper, &typed)) {
                    keeper.change(|reader| reader.mute(what));
                }
            }
            on_export=export
            on_import=import
            on_clear=move |()| {
                if document::is_sure(say(Message::DeleteConfirmation)) {
                    keeper.clear();
                    inform(Message::Deleted);
                }
            }
        />
    }
}

/// What somebody means who wants to mute this: a topic or a publisher of that name, else a word.
fn meant(paper: &ArchiveInfo, typed: &str) -> Option<Muted> {
    let typed = unicode::lower(typed.trim());
    let manifest = paper.manifest();
    let is_it = |name: &str| unicode::lower(name) == typed;
    if let Some(topic) = manifest
        .topics
        .iter()
        .find(|topic| is_it(&topic.name) || is_it(topic.slug.as_str()))
    {
        return Some(Muted::Topic(topic.slug.clone()));
    }
    let mut providers = manifest.providers.iter();
    if let Some(provider) =
        providers.find(|provider| is_it(&provider.name) || is_it(provider.identity()))
    {
        return Some(Muted::Publisher(provider.identity().to_owned()));
    }
    (!typed.is_empty()).then_some(Muted::Word(typed))
}

/// What is muted, as people call it.
fn name(paper: &ArchiveInfo, what: &Muted) -> String {
    match what {
        Muted::Word(word) => quoted(word),
        Muted::Topic(slug) => {
            let topics = &paper.manifest().topics;
            let topic = topics.iter().find(|topic| topic.slug == *slug);
            topic.map_or_else(|| slug.to_string(), |topic| topic.name.clone())
        }
        Muted::Publisher(identity) => {
            let providers = &paper.manifest().providers;
            let provider = providers
                .iter()
                .find(|provider| provider.identity() == identity);
            provider.map_or_else(|| identity.clone(), |provider| provider.name.clone())
        }
    }
}
