//! Case where there is no browser.

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase()
}

pub(super) fn upper(text: &str) -> String {
    text.to_uppercase()
}
