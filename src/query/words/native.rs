//! Normal forms of Unicode, where there is no browser.

use unicode_normalization::UnicodeNormalization;

pub(super) fn decompose(text: &str) -> String {
    text.nfkd().collect()
}

pub(super) fn compose(text: &str) -> String {
    text.nfc().collect()
}
