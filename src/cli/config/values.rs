//! Reads the values of single settings.

use std::{fmt::Debug, ops::Range};

use toml::Spanned;
use url::Url;

use crate::{import::visibility::FuturePosts, model::Address};

/// The position of an invalid value, and the reason.
pub type SettingsProblem = (Range<usize>, String);

/// Returns the number of the line in which a span begins, from 1.
pub fn line_of(text: &str, span: &Range<usize>) -> usize {
    let before = text.get(..span.start).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// Returns the problem of a setting whose value is invalid.
pub fn invalid<T: Debug>(setting: &Spanned<T>, expected: &str) -> SettingsProblem {
    let text = setting.get_ref();
    let reason = format!("found {text:?}, expected {expected}");
    (setting.span(), reason)
}

/// Parses the value of a setting; `None` if it is not set.
///
/// # Errors
/// The position and the reason, if the value is not what is `expected`.
pub fn parse_setting<T>(
    setting: Option<Spanned<String>>,
    expected: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let value = parse(setting.get_ref());
    value.map(Some).ok_or_else(|| invalid(&setting, expected))
}

/// Parses the address of a folder on a host, and returns it as browsers write it. The security policy contains it, so
/// characters that end a value there are refused.
pub fn host_folder(text: &str) -> Option<String> {
    let is_valid = Address::parse(text).is_ok()
        && text.ends_with('/')
        && !text.contains(['?', '#', '&', ';', ',', '\'']);
    is_valid
        .then(|| Url::parse(text).ok())
        .flatten()
        .map(String::from)
}

/// Parses the value of `future`: whether records with a future date are public.
pub fn future(text: &str) -> Option<FuturePosts> {
    match text {
        "show" => Some(FuturePosts::Show),
        "hide" => Some(FuturePosts::Hide),
        _ => None,
    }
}

/// The description of a valid folder on a host.
pub const FOLDER_EXPECTED: &str =
    "an address that begins with https:// or http:// and ends with /, without any of ? # & ; , '";

/// Checks the syntax of a language tag (RFC 5646), because browsers throw an error for any other text.
pub fn language(text: &str) -> Option<String> {
    let is_valid = text.split('-').enumerate().all(|(index, part)| {
        let is_first = index == 0;
        let length = if is_first { 2..=3 } else { 1..=8 };
        let is_word = |c: char| c.is_ascii_alphabetic() || (!is_first && c.is_ascii_digit());
        length.contains(&part.len()) && part.chars().all(is_word)
    });
    is_valid.then(|| text.to_owned())
}

/// The description of a valid color.
pub const COLOR_EXPECTED: &str = "a color such as \"#a33b20\"";

/// Parses a color, and returns it in lower case.
pub fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let is_valid = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_valid.then(|| text.to_lowercase())
}
