//! Returns texts in the current language.

use std::cell::Cell;

use super::{Message, MessageCatalog, catalog::VARIANT_SEPARATOR};

thread_local! {
    static CURRENT_CATALOG: Cell<Option<&'static MessageCatalog>> = const { Cell::new(None) };
}

/// Sets the current language of this thread.
pub fn set_catalog(catalog: &'static MessageCatalog) {
    CURRENT_CATALOG.set(Some(catalog));
}

#[cfg(target_arch = "wasm32")]
fn current_catalog() -> Option<&'static MessageCatalog> {
    CURRENT_CATALOG.get()
}

#[cfg(not(target_arch = "wasm32"))]
fn current_catalog() -> Option<&'static MessageCatalog> {
    CURRENT_CATALOG
        .get()
        .or_else(|| super::language::english_catalog().ok())
}

/// Returns the current language as a BCP 47 tag for formatting dates and numbers.
pub fn current_language() -> &'static str {
    current_catalog().map_or("en", |catalog| &catalog.language)
}

/// Returns the text of a message, with its placeholders. It is empty until a language is set.
///
/// ```
/// use broadsheet::message::{Message, translate};
///
/// assert_eq!(translate(Message::OrderNewest), "Newest");
/// ```
pub fn translate(message: Message) -> &'static str {
    current_catalog().map_or("", |catalog| catalog.get(message))
}

/// Returns the text of a message with `texts` in its placeholders, in the order of the English
/// message.
///
/// ```
/// use broadsheet::message::{Message, translate_with};
///
/// assert_eq!(translate_with(Message::FromTo, &["Monday", "Friday"]), "Monday – Friday");
/// ```
pub fn translate_with(message: Message, texts: &[&str]) -> String {
    fill(translate(message), texts)
}

/// Returns the plural variant of a message for a CLDR category (`one`, `few`, …). The formatted
/// number is the first of `texts`.
///
/// ```
/// use broadsheet::message::{Message, translate_counted};
///
/// assert_eq!(translate_counted(Message::Stories, "one", &["1"]), "1 story");
/// assert_eq!(translate_counted(Message::Stories, "other", &["1,204"]), "1,204 stories");
/// ```
pub fn translate_counted(message: Message, category: &str, texts: &[&str]) -> String {
    let mut parts = translate(message).split(VARIANT_SEPARATOR);
    let mut pattern = parts.next().unwrap_or_default();
    // A message without variants has one part, its text. Otherwise category and text alternate.
    let mut name = pattern;
    while let Some(text) = parts.next() {
        pattern = text;
        if name == category {
            break;
        }
        name = parts.next().unwrap_or_default();
    }
    fill(pattern, texts)
}

/// Returns the texts before and after the only placeholder of a message.
///
/// ```
/// use broadsheet::message::{Message, split_at_placeholder};
///
/// assert_eq!(split_at_placeholder(Message::LatestStory), ("Latest story ", ""));
/// ```
pub fn split_at_placeholder(message: Message) -> (&'static str, &'static str) {
    let (before, after) = translate(message).split_once('{').unwrap_or_default();
    (before, after.get(2..).unwrap_or_default())
}

fn fill(pattern: &str, texts: &[&str]) -> String {
    let mut parts = pattern.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // A placeholder is always one digit and a brace.
        let index = part.bytes().next().unwrap_or_default().wrapping_sub(b'0');
        filled.push_str(texts.get(usize::from(index)).copied().unwrap_or_default());
        filled.push_str(part.get(2..).unwrap_or_default());
    }
    filled
}
