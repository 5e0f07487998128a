//! Which language the page speaks: what the address wants (`?lang=de`, for this tab), else what the
//! reader chose, else what the browser prefers, else the site's.

use leptos::prelude::window;

use super::{
    document,
    fetch::{self, CacheMode},
    navigation, preferences,
};
use crate::{
    message::{self, Message, MessageCatalog, say},
    query::address,
    view::{clock, menu::MenuOption},
};

/// The name of the element that the exporter names the languages in: for each its tag, its file and
/// its own name, apart by `|`, and the languages by `,`.
const LANGUAGES_SELECTOR: &str = "meta[name=languages]";

/// Milliseconds until the messages are asked for again.
const RETRY_DELAY_MS: i32 = 4_000;

/// The languages that there are.
pub fn choices() -> Vec<MenuOption> {
    let parts = |language: &'static str| {
        let mut parts = language.split('|');
        let tag = parts.next()?;
        Some((tag, parts.nth(1)?))
    };
    named().split(',').filter_map(parts).collect()
}

/// The tag of the one that is spoken, as it stands among the choices.
pub fn chosen() -> &'static str {
    let spoken = primary(message::language());
    let mut choices = choices().into_iter().map(|(tag, _)| tag);
    choices.find(|tag| *tag == spoken).unwrap_or_default()
}

/// Speaks another language from the next load on.
pub fn choose(tag: &str) {
    preferences::keep_language(tag);
    document::remember(preferences::LANGUAGE_KEY, tag);
}

/// Learns the language. Nothing can be said before: where it does not come it is asked for again, and
/// what the document shows until then says that it is loading.
pub async fn learn() {
    let (tag, file) = wanted();
    loop {
        match fetch::text(document::files(), file.to_owned(), CacheMode::Host).await {
            Ok(text) => {
                message::speak(MessageCatalog::read(clock::known(&tag), text));
                document::set_root("lang", &tag);
                document::set_root("dir", say(Message::LanguageDirection));
                return;
            }
            Err(_) => document::pause(RETRY_DELAY_MS).await,
        }
    }
}

/// The first language of those that are wanted that there is: its tag as it is wanted, and its file.
fn wanted() -> (String, &'static str) {
    if let Some(tag) = address::language(&navigation::search()) {
        document::remember(preferences::LANGUAGE_KEY, &tag);
    }
    let browser = window().navigator().languages();
    let browser = browser.iter().filter_map(|tag| tag.as_string());
    let mut wanted: Vec<String> = document::recall(preferences::LANGUAGE_KEY)
        .into_iter()
        .collect();
    wanted.extend(preferences::language());
    wanted.extend(browser);
    wanted.push(document::root_language());
    for tag in wanted {
        for language in named().split(',') {
            let mut parts = language.split('|');
            if parts.next() == Some(primary(&tag)) {
                return (tag, parts.next().unwrap_or_default());
            }
        }
    }
    // English stands first.
    let first = named().split('|').nth(1);
    ("en".to_owned(), first.unwrap_or_default())
}

/// A tag without region and script. Languages are named in lower case nearly everywhere.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn named() -> &'static str {
    thread_local! {
        static NAMES: &'static str = document::find(LANGUAGES_SELECTOR)
            .and_then(|named| named.get_attribute("content"))
            .unwrap_or_default()
            .leak();
    }
    NAMES.with(|names| *names)
}
