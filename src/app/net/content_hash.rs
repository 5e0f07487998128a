//! Computes the hash of a file's bytes, which is its name.

use js_sys::{Promise, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::SubtleCrypto;

use crate::{app::browser::property, format::FileName};

/// Returns the name of a file with this text. Returns `None` where browsers have no digest: on pages that came over
/// plain HTTP, and in some views of local files.
pub async fn name_of(text: &str) -> Option<FileName> {
    let crypto = property::get(&window(), "crypto");
    let subtle = property::get(&crypto, "subtle");
    if subtle.is_undefined() {
        return None;
    }
    let subtle: SubtleCrypto = subtle.unchecked_into();
    let digest: Result<Promise, JsValue> =
        subtle.digest_with_str_and_u8_array("SHA-256", text.as_bytes());
    let digest = JsFuture::from(digest.ok()?).await.ok()?;
    let digest = Uint8Array::new(&digest).to_vec();
    Some(FileName::from_hash(digest.first_chunk().copied()?))
}
