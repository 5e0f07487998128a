//! The page of what the reader keeps.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{asking::Asking, document, given::given, keeper::Keeper, page::arrive_at_heading},
    model::unicode,
    query::Query,
    reader::{FILE, Muted, Reader},
    view::{
        Paper,
        live::{Kept, part, text},
        yours::{Yours, kept_search, muted_chip},
    },
};

/// Kept searches, saved stories, what is muted, and the way to take all of it away.
#[component]
pub fn YoursPage(paper: Paper) -> impl IntoView {
    let mut title = String::from("Yours · ");
    title.push_str(&paper.manifest().site.title);
    document::set_title(title);
    arrive_at_heading();
    let keeper = given::<Keeper>();
    let asking = given::<Asking>();
    let said = Kept::new(String::new());
    let say = move |text: &str| said.set(text.to_owned());
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
            paper.counted(saved, "saved story", "saved stories")
        })
    };
    let lost = {
        let paper = paper.clone();
        text(move || match keeper.rows.with(|rows| rows.lost) {
            0 => String::new(),
            lost => {
                let mut said = paper.counted(lost, "of them is", "of them are");
                said.push_str(" not in this archive any more.");
                said
            }
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
                    say("Added. What was here before is still here.");
                }
                Some(Err(error)) => said.set(error.to_string()),
                None => say("The file could not be read."),
            }
        });
    };
    let export = move |()| {
        let json = keeper.reader.with_untracked(Reader::to_json);
        say(if document::download(FILE, "application/json", &json) {
            "Saved among your downloads."
        } else {
            "This browser does not let a page save a file."
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
                    return "This browser keeps nothing for this page (storage is blocked or full): what you do here lasts until you close it.".to_owned();
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
                if document::is_sure("Forget everything that this page keeps of you?") {
                    keeper.clear();
                    say("Forgotten.");
                }
            }
        />
    }
}

/// What somebody means who wants to mute this: a topic or a publisher of that name, else a word.
fn meant(paper: &Paper, typed: &str) -> Option<Muted> {
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
fn name(paper: &Paper, what: &Muted) -> String {
    match what {
        Muted::Word(word) => {
            let mut name = String::from("“");
            name.push_str(word);
            name.push('”');
            name
        }
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
