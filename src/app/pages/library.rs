//! The page "My library".

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{
    context::AppContext,
    heading::{arrive_at_heading, set_title},
};
use crate::{
    app::browser::{document, events, files},
    message::{Message, translate},
    model::unicode,
    query::Query,
    reader::{Muted, READER_FILE, Reader},
    view::{
        ArchiveInfo,
        library::{Library, muted_chip, saved_search},
        numbers::quoted,
    },
};

/// Renders saved searches, saved stories, muted values, and the buttons to move or delete the library.
#[component]
pub fn LibraryPage(archive_info: ArchiveInfo) -> impl IntoView {
    set_title(&archive_info, translate(Message::MyLibrary));
    arrive_at_heading();
    let AppContext {
        reader_store,
        search_session,
        ..
    } = expect_context();
    let notice = RwSignal::new(String::new());
    let show_notice = move |message| notice.set(translate(message).to_owned());
    let on_remove = Callback::new(move |search: String| {
        reader_store.change(|reader| reader.remove_search(&search));
    });
    let searches = {
        let archive_info = archive_info.clone();
        move || {
            let searches = reader_store.reader.with(|reader| reader.searches.clone());
            let items: Vec<AnyView> = searches
                .into_iter()
                .map(|saved_search_entry| {
                    let new = search_session.count_after(
                        &Query::parse(&saved_search_entry.search),
                        saved_search_entry.newest_seen_minute,
                    );
                    saved_search(&archive_info, saved_search_entry, new, on_remove)
                })
                .collect();
            items.into_any()
        }
    };
    let on_unmute = Callback::new(move |what: Muted| reader_store.toggle_muted(what));
    let muted = {
        let archive_info = archive_info.clone();
        move || {
            let muted = reader_store.reader.with(|reader| reader.muted.clone());
            let items: Vec<AnyView> = muted
                .into_iter()
                .map(|what| muted_chip(muted_name(&archive_info, &what), what, on_unmute))
                .collect();
            items.into_any()
        }
    };
    let saved = {
        let archive_info = archive_info.clone();
        Signal::derive(move || {
            let saved = reader_store.reader.with(|reader| reader.saved.len());
            archive_info.counted(saved, Message::SavedStories)
        })
    };
    let missing = {
        let archive_info = archive_info.clone();
        Signal::derive(move || match reader_store.rows.with(|rows| rows.missing) {
            0 => String::new(),
            missing => archive_info.counted(missing, Message::SavedLost),
        })
    };
    let import = move |event| {
        let Some(file) = files::chosen_file(&event) else {
            return;
        };
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await;
            let text = text.ok().and_then(|text: JsValue| text.as_string());
            match text.map(|text| Reader::parse(&text)) {
                Some(Ok(other)) => {
                    reader_store.change(|reader| reader.merge(other));
                    show_notice(Message::FileImported);
                }
                Some(Err(error)) => notice.set(error.to_string()),
                None => show_notice(Message::FileUnreadable),
            }
        });
    };
    let export = move |()| {
        let json = reader_store.reader.with_untracked(Reader::to_json);
        let download = |json: String| files::download(READER_FILE, "application/json", &json);
        show_notice(if json.is_ok_and(download) {
            Message::FileSaved
        } else {
            Message::FileNotSaved
        });
    };
    let archive_info_for_muting = archive_info.clone();
    view! {
        <Library
            searches=searches
            saved=saved
            missing=missing
            muted=muted
            notice=move || {
                if reader_store.is_storage_blocked.get() {
                    return translate(Message::StorageBlocked).to_owned();
                }
                notice.get()
            }
            on_mute=move |event| {
                let typed = events::take_text(&event);
                if let Some(what) = typed.and_then(|typed| parse_muted(&archive_info_for_muting, &typed)) {
                    reader_store.change(|reader| reader.mute(what));
                }
            }
            on_export=export
            on_import=import
            on_clear=move |()| {
                if document::confirm(translate(Message::DeleteConfirmation)) {
                    reader_store.clear();
                    show_notice(Message::Deleted);
                }
            }
        />
    }
}

/// Finds what a text mutes: the topic or publisher of that name, or else a word.
fn parse_muted(archive_info: &ArchiveInfo, typed: &str) -> Option<Muted> {
    let typed = unicode::lower(typed.trim());
    let manifest = archive_info.manifest();
    let is_match = |name: &str| unicode::lower(name) == typed;
    if let Some(topic) = manifest
        .topics
        .iter()
        .find(|topic| is_match(&topic.name) || is_match(topic.slug.as_str()))
    {
        return Some(Muted::Topic(topic.slug.clone()));
    }
    let mut providers = manifest.providers.iter();
    if let Some(provider) =
        providers.find(|provider| is_match(&provider.name) || is_match(provider.identity()))
    {
        return Some(Muted::Publisher(provider.identity().to_owned()));
    }
    (!typed.is_empty()).then_some(Muted::Word(typed))
}

/// Returns the display name of a muted value.
fn muted_name(archive_info: &ArchiveInfo, what: &Muted) -> String {
    match what {
        Muted::Word(word) => quoted(word),
        Muted::Topic(slug) => archive_info.topic_name(slug),
        Muted::Publisher(identity) => archive_info.publisher_name(identity),
    }
}
