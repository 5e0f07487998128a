//! Converts text by the rules of Unicode. The browser has the tables of Unicode; native code uses
//! the standard library and a crate. ASCII text needs neither.

#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(not(target_arch = "wasm32"))]
use native as tables;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
use browser as tables;

/// Returns a text in lower case, independent of the language.
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

/// Returns a text in upper case, independent of the language.
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

/// Returns a letter in upper case; one letter may become several.
pub fn upper_letter(letter: char) -> String {
    upper(letter.encode_utf8(&mut [0; 4]))
}

/// Returns a text with its first letter in upper case.
///
/// ```
/// use broadsheet::model::unicode::capitalize;
///
/// assert_eq!(capitalize("épreuve"), "Épreuve");
/// assert_eq!(capitalize(""), "");
/// ```
pub fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    let mut capital = letters.next().map(upper_letter).unwrap_or_default();
    capital.push_str(letters.as_str());
    capital
}

/// Returns a text in which all characters but letters and digits are replaced by spaces.
///
/// ```
/// use broadsheet::model::unicode::blank_non_letters;
///
/// assert_eq!(blank_non_letters("Köln, 東京 & ④ a\u{301}!"), "Köln  東京   ④ a  ");
/// ```
pub fn blank_non_letters(text: &str) -> String {
    if !text.is_ascii() {
        return tables::letters(text);
    }
    let is_letter = |letter: &char| letter.is_ascii_alphanumeric();
    let letters = text.chars().map(|letter| Some(letter).filter(is_letter));
    letters.map(|letter| letter.unwrap_or(' ')).collect()
}

/// Returns a text with compatibility forms resolved and accents separated (NFKD, Unicode Standard
/// Annex 15).
pub fn decomposed(text: &str) -> String {
    tables::decomposed(text)
}

/// Returns a text with accents composed (NFC), in lower case.
pub fn composed_lower(text: &str) -> String {
    tables::composed_lower(text)
}
