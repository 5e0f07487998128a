//! The language of the page. `export/page/language.js` chooses it: that of the address (`?lang=de`, for this
//! tab), else the reader's choice, else the browser's, else the site's.

use crate::{
    app::{
        browser::{document, failure, storage, tasks},
        net::{
            fetch::{self, CacheMode},
            started,
        },
        preferences,
    },
    message::{self, Message, MessageCatalog, translate},
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
/// loading message. Returns whether they have arrived.
pub async fn load() -> bool {
    let (tag, file) = preferred();
    loop {
        match fetch::text(&document::files(), &file, CacheMode::Host).await {
            Ok(text) => {
                message::set_catalog(MessageCatalog::read(clock::valid_language(&tag), text));
                document::set_root("lang", &tag);
                document::set_root("dir", translate(Message::LanguageDirection));
                return true;
            }
            // The page is an old one, whose files the host has no longer.
            Err(error) if error.may_be_outdated() => {
                failure::show_failed_start();
                return false;
            }
            Err(_) => tasks::sleep(MESSAGES_RETRY_DELAY_MS).await,
        }
    }
}

/// Returns the language that the page has chosen, or else the first of the list: English.
fn preferred() -> (String, String) {
    started::language().unwrap_or_else(|| {
        let file = language_list().split('|').nth(1).unwrap_or_default();
        ("en".to_owned(), file.to_owned())
    })
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
