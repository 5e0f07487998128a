//! The language that is spoken.

use std::cell::Cell;

use super::Message;

/// What stands between the variants of a message, and between the category and the text of each.
pub(super) const VARIANT_SEPARATOR: char = '\t';

/// All messages in one language.
#[derive(Debug)]
pub struct MessageCatalog {
    /// The language as a BCP 47 tag that dates and numbers can be written in.
    language: String,
    /// By message, its text; or its variants by number, the last of them for all other numbers.
    lines: Vec<&'static str>,
}

impl MessageCatalog {
    /// Reads a compiled file. It is kept for as long as the program runs: there is one for each
    /// language that is spoken.
    pub fn read(language: &str, text: String) -> &'static Self {
        let text: &'static str = Box::leak(text.into_boxed_str());
        Box::leak(Box::new(Self {
            language: language.to_owned(),
            lines: text.split('\n').collect(),
        }))
    }

    /// What a message says, with the marks of what is to be filled in.
    pub fn say(&self, message: Message) -> &'static str {
        self.lines
            .get(message as usize)
            .copied()
            .unwrap_or_default()
    }
}

thread_local! {
    static SPOKEN: Cell<Option<&'static MessageCatalog>> = const { Cell::new(None) };
}

/// Speaks a language from now on, in this thread.
pub fn speak(spoken: &'static MessageCatalog) {
    SPOKEN.set(Some(spoken));
}

#[cfg(target_arch = "wasm32")]
fn spoken() -> Option<&'static MessageCatalog> {
    SPOKEN.get()
}

#[cfg(not(target_arch = "wasm32"))]
fn spoken() -> Option<&'static MessageCatalog> {
    SPOKEN.get().or_else(|| super::language::english().ok())
}

/// The language that is spoken, as a BCP 47 tag that dates and numbers can be written in.
pub fn language() -> &'static str {
    spoken().map_or("en", |spoken| &spoken.language)
}

/// What a message says, with the marks of what is to be filled in. Nothing while no language is known.
///
/// ```
/// use broadsheet::message::{Message, say};
///
/// assert_eq!(say(Message::OrderNewest), "Newest");
/// ```
pub fn say(message: Message) -> &'static str {
    spoken().map_or("", |spoken| spoken.say(message))
}

/// What a message says with these texts in it, in the order in which English names them.
///
/// ```
/// use broadsheet::message::{Message, tell};
///
/// assert_eq!(tell(Message::FromTo, &["Monday", "Friday"]), "Monday – Friday");
/// ```
pub fn tell(message: Message, texts: &[&str]) -> String {
    fill(say(message), texts)
}

/// What a message says of a number of this category of CLDR (`one`, `few`, …). The number, as it is
/// written, is the first of the texts.
///
/// ```
/// use broadsheet::message::{Message, tell_counted};
///
/// assert_eq!(tell_counted(Message::Stories, "one", &["1"]), "1 story");
/// assert_eq!(tell_counted(Message::Stories, "other", &["1,204"]), "1,204 stories");
/// ```
pub fn tell_counted(message: Message, category: &str, texts: &[&str]) -> String {
    let mut parts = say(message).split(VARIANT_SEPARATOR);
    let mut pattern = parts.next().unwrap_or_default();
    // A message without variants has one part: its text. Else category and text take turns.
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

/// What stands before and behind the one thing that is filled into a message.
///
/// ```
/// use broadsheet::message::{Message, around};
///
/// assert_eq!(around(Message::LatestStory), ("Latest story ", ""));
/// ```
pub fn around(message: Message) -> (&'static str, &'static str) {
    let (before, after) = say(message).split_once('{').unwrap_or_default();
    (before, after.get(2..).unwrap_or_default())
}

fn fill(pattern: &str, texts: &[&str]) -> String {
    let mut parts = pattern.split('{');
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // A digit and a brace: the compiler of the files writes nothing else.
        let place = part.bytes().next().unwrap_or_default().wrapping_sub(b'0');
        filled.push_str(texts.get(usize::from(place)).copied().unwrap_or_default());
        filled.push_str(part.get(2..).unwrap_or_default());
    }
    filled
}
