//! The page of what the reader keeps.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{
    app::{asking::Asking, document, given::given, keeper::{self, Keeper}, page::arrive_at_heading},
    query::Query,
    reader::{FILE, Muted, Reader},
    view::{
        Paper,
        live::{Kept, Live},
        yours::Yours,
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
    let searches = Live::new(move || {
        let searches = keeper.reader.with(|reader| reader.searches.clone());
        let with_news = searches.into_iter().map(|kept| {
            let new = asking.count_after(&Query::parse(&kept.search), kept.until);
            (kept.name, kept.search, new)
        });
        with_news.collect::<Vec<_>>()
    });
    let saved = Live::new(move || {
        let saved = keeper.reader.with(|reader| reader.saved.len());
        (saved, keeper.rows.with(|rows| rows.lost))
    });
    let muted = {
        let paper = paper.clone();
        Live::new(move || {
            let muted = keeper.reader.with(|reader| reader.muted.clone());
            let named = muted.into_iter().map(|what| (name(&paper, &what), what));
            named.collect::<Vec<_>>()
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
    view! {
        <Yours
            paper=paper
            searches=searches
            saved=saved
            muted=muted
            said=Live::new(move || {
                if keeper.is_forgetful.get() {
                    return "This browser keeps nothing for this page (storage is blocked or full): what you do here lasts until you close it.".to_owned();
                }
                said.get()
            })
            on_forget=move |search: String| keeper.change(|reader| reader.forget(&search))
            on_mute=move |event| {
                if let Some(word) = document::take_text(&event).and_then(|typed| keeper::word(&typed)) {
                    keeper.change(|reader| reader.mute(Muted::Word(word)));
                }
            }
            on_unmute=move |what: Muted| keeper.toggle_muted(what)
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
            let provider = providers.iter().find(|provider| provider.identity() == identity);
            provider.map_or_else(|| identity.clone(), |provider| provider.name.clone())
        }
    }
}
