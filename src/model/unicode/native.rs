//! Uses the standard library and a crate for Unicode.

use unicode_normalization::UnicodeNormalization;

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase()
}

pub(super) fn upper(text: &str) -> String {
    text.to_uppercase()
}

pub(super) fn letters(text: &str) -> String {
    text.replace(|letter: char| !letter.is_alphanumeric(), " ")
}

pub(super) fn decomposed(text: &str) -> String {
    text.nfkd().collect()
}

pub(super) fn composed_lower(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}
