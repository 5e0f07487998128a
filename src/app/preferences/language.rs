//! The language of the page: that of the address (`?lang=de`, for this tab), else the reader's choice, else
//! the browser's, else the site's.

use leptos::prelude::window;

use crate::{
    app::{
        browser::{document, storage, tasks},
        navigation::address,
        net::fetch::{self, CacheMode},
        preferences,
    },
    message::{self, Message, MessageCatalog, translate},
    query::address::language as address_language,
    view::{clock, menu::MenuOption},
};

/// The element that lists the languages: tag, file and native name of each, separated by `|`, and the
/// languages by `,`.
const LANGUAGES_SELECTOR: &str = "meta[name=languages]";

/// Milliseconds until the messages are fetched again after a failure.
const MESSAGES_RETRY_DELAY_MS: i32 = 4_000;

/// Returns the available languages.
pub fn choices() -> Vec<MenuOption> {
    let parts = |language: &'static str| {
        let mut parts = language.split('|');
        let tag = parts.next()?;
        Some((tag, parts.nth(1)?))
    };
    language_list().split(',').filter_map(parts).collect()
}

/// Returns the tag of the current language, as it is listed in the choices.
pub fn chosen() -> &'static str {
    let current = primary(message::current_language());
    let mut choices = choices().into_iter().map(|(tag, _)| tag);
    choices.find(|tag| *tag == current).unwrap_or_default()
}

/// Chooses another language from the next load on.
pub fn choose(tag: &str) {
    preferences::save_language(tag);
    storage::save_for_tab(preferences::LANGUAGE_KEY, tag);
}

/// Loads the messages of the language, and retries until they arrive. Until then the document shows its
/// loading message.
pub async fn load() {
    let (tag, file) = preferred();
    loop {
        match fetch::text(document::files(), file.to_owned(), CacheMode::Host).await {
            Ok(text) => {
                message::set_catalog(MessageCatalog::read(clock::valid_language(&tag), text));
                document::set_root("lang", &tag);
                document::set_root("dir", translate(Message::LanguageDirection));
                return;
            }
            Err(_) => tasks::sleep(MESSAGES_RETRY_DELAY_MS).await,
        }
    }
}

/// Returns the first preferred language that is available: its tag as it is preferred, and its file.
fn preferred() -> (String, &'static str) {
    if let Some(tag) = address_language(&address::search()) {
        storage::save_for_tab(preferences::LANGUAGE_KEY, &tag);
    }
    let browser = window().navigator().languages();
    let browser = browser.iter().filter_map(|tag| tag.as_string());
    let mut tags: Vec<String> = storage::load_for_tab(preferences::LANGUAGE_KEY)
        .into_iter()
        .collect();
    tags.extend(preferences::language());
    tags.extend(browser);
    tags.push(document::root_language());
    for tag in tags {
        for language in language_list().split(',') {
            let mut parts = language.split('|');
            if parts.next() == Some(primary(&tag)) {
                return (tag, parts.next().unwrap_or_default());
            }
        }
    }
    // English is the first of the list.
    let first = language_list().split('|').nth(1);
    ("en".to_owned(), first.unwrap_or_default())
}

/// Returns a tag without region and script. Language subtags are lower case nearly everywhere.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

fn language_list() -> &'static str {
    thread_local! {
        static LANGUAGE_LIST: &'static str = document::find(LANGUAGES_SELECTOR)
            .and_then(|meta| meta.get_attribute("content"))
            .unwrap_or_default()
            .leak();
    }
    LANGUAGE_LIST.with(|names| *names)
}
