//! Case by the browser: the tables of the standard library take 8 kB of the wasm with brotli. Both
//! follow Unicode's default conversions, without a language of their own.

use js_sys::JsString;

pub(super) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}

pub(super) fn upper(text: &str) -> String {
    JsString::from(text).to_upper_case().into()
}
