//! Formats numbers, and messages with numbers.

use super::clock;
use crate::message::{Message, current_language, translate_counted, translate_with};

/// Formats a whole number in the current language.
pub fn number(number: usize) -> String {
    clock::number(number, current_language())
}

/// Formats a message with a number in its plural form.
///
/// ```
/// use broadsheet::{message::Message, view::numbers::counted};
///
/// assert_eq!(counted(1, Message::Stories), "1 story");
/// assert_eq!(counted(1_204, Message::Stories), "1,204 stories");
/// ```
pub fn counted(count: usize, message: Message) -> String {
    counted_with(count, message, &[])
}

/// Formats a message with a number and other texts.
pub fn counted_with(count: usize, message: Message, others: &[&str]) -> String {
    let number = number(count);
    let mut texts = vec![number.as_str()];
    texts.extend(others);
    translate_counted(message, &clock::plural(count, current_language()), &texts)
}

/// Formats a text in quotation marks.
pub fn quoted(text: &str) -> String {
    translate_with(Message::Quoted, &[text])
}
