//! Numbers, and what is said of them.

use super::clock;
use crate::message::{Message, language, tell, tell_counted};

/// A whole number, as the language writes it.
pub fn number(number: usize) -> String {
    clock::number(number, language())
}

/// What a message says of a number.
///
/// ```
/// use broadsheet::{message::Message, view::counted::counted};
///
/// assert_eq!(counted(1, Message::Stories), "1 story");
/// assert_eq!(counted(1_204, Message::Stories), "1,204 stories");
/// ```
pub fn counted(count: usize, message: Message) -> String {
    counted_with(count, message, &[])
}

/// What a message says of a number and of other texts.
pub fn counted_with(count: usize, message: Message, others: &[&str]) -> String {
    let number = number(count);
    let mut texts = vec![number.as_str()];
    texts.extend(others);
    tell_counted(message, &clock::plural(count, language()), &texts)
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    tell(Message::Quoted, &[text])
}
