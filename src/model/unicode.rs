//! What Unicode says of characters. Its tables would take a tenth of the wasm, and the browser has
//! them; natively they come with the standard library and a crate. ASCII needs neither.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
use native as tables;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
use browser as tables;

/// A text in lower case, in no one's language.
///
/// ```
/// use broadsheet::model::unicode::lower;
///
/// assert_eq!(lower("ÀΣ İ"), "àς i\u{307}");
/// ```
pub fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    tables::lower(text)
}

/// A text in upper case, in no one's language.
///
/// ```
/// use broadsheet::model::unicode::upper;
///
/// assert_eq!(upper("straße, été"), "STRASSE, ÉTÉ");
/// ```
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    tables::upper(text)
}

/// A letter in upper case; one letter may become several.
pub fn upper_letter(letter: char) -> String {
    upper(letter.encode_utf8(&mut [0; 4]))
}

/// A text whose first letter is in upper case.
///
/// ```
/// use broadsheet::model::unicode::capital;
///
/// assert_eq!(capital("épreuve"), "Épreuve");
/// assert_eq!(capital(""), "");
/// ```
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let mut capital = letters.next().map(upper_letter).unwrap_or_default();
    capital.push_str(letters.as_str());
    capital
}

/// A text with a space in place of every character that is no letter and no digit.
///
/// ```
/// use broadsheet::model::unicode::letters;
///
/// assert_eq!(letters("Köln, 東京 & ④ a\u{301}!"), "Köln  東京   ④ a  ");
/// ```
pub fn letters(text: &str) -> String {
    if !text.is_ascii() {
        return tables::letters(text);
    }
    let is_letter = |letter: &char| letter.is_ascii_alphanumeric();
    let letters = text.chars().map(|letter| Some(letter).filter(is_letter));
    letters.map(|letter| letter.unwrap_or(' ')).collect()
}

/// A text with its compatibility forms resolved and its accents apart (NFKD, Unicode Standard
/// Annex 15).
pub fn decomposed(text: &str) -> String {
    tables::decomposed(text)
}

/// A text with its accents put together again (NFC), in lower case.
pub fn composed_lower(text: &str) -> String {
    tables::composed_lower(text)
}
