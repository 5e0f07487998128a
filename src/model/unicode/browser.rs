//! Uses the browser for Unicode. Normal forms, cases and letters of assigned characters never
//! change (Unicode stability policy), so both implementations agree.

use js_sys::{JsString, RegExp};

pub(super) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

pub(super) fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}

/// Uses the same two properties as `char::is_alphanumeric`.
pub(super) fn letters(text: &str) -> String {
    let others = RegExp::new(r"[^\p{Alphabetic}\p{N}]", "gu");
    JsString::from(text).replace_by_pattern(&others, " ").into()
}

pub(super) fn decomposed(text: &str) -> String {
    JsString::from(text).normalize("NFKD").into()
}

pub(super) fn composed_lower(text: &str) -> String {
    JsString::from(text).normalize("NFC").to_lower_case().into()
}
