//! Lower and upper case.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
use browser as foreign;
#[cfg(not(target_arch = "wasm32"))]
use native as foreign;

/// A text in lower case, whatever its language.
///
/// ```
/// use broadsheet::model::case::lower;
///
/// assert_eq!(lower("Straße ÅÉ ΣΊΣΥΦΟΣ"), "straße åé σίσυφος");
/// ```
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    foreign::lower(text)
}

/// A text in upper case, whatever its language.
///
/// ```
/// use broadsheet::model::case::upper;
///
/// assert_eq!(upper("aé ß"), "AÉ SS");
/// ```
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    foreign::upper(text)
}

/// The first letter of a text in upper case; nothing of an empty one.
pub fn initial(text: &str) -> String {
    let end = text.chars().next().map_or(0, char::len_utf8);
    upper(text.get(..end).unwrap_or_default())
}
