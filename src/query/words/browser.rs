//! Normal forms of Unicode, by the browser: its tables need not come with the wasm. Normal forms of
//! assigned characters never change (Unicode stability policy), so both sides agree.

use js_sys::JsString;

pub(super) fn decompose(text: &str) -> String {
    JsString::from(text).normalize("NFKD").into()
}

pub(super) fn compose(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}
