//! Holds the messages of one language.

use super::Message;

/// The separator of the variants of a message, and of the category and the text of each.
pub(super) const VARIANT_SEPARATOR: char = '\t';

/// All messages in one language.
#[derive(Debug)]
pub struct MessageCatalog {
    /// The language as a BCP 47 tag for formatting dates and numbers.
    pub(super) language: String,
    /// The text of each message, or its plural variants, the default one last.
    lines: Vec<&'static str>,
}

impl MessageCatalog {
    /// Reads a compiled file. It is never freed; there is one for each language in use.
    pub fn read(language: &str, text: String) -> &'static Self {
        let text: &'static str = Box::leak(text.into_boxed_str());
        Box::leak(Box::new(Self {
            language: language.to_owned(),
            lines: text.split('\n').collect(),
        }))
    }

    /// Returns the text of a message, with its placeholders.
    pub fn get(&self, message: Message) -> &'static str {
        self.lines
            .get(message as usize)
            .copied()
            .unwrap_or_default()
    }
}
