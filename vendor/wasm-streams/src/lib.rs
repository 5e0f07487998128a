//! Stands in for the crate `wasm-streams`. Leptos brings it along for bodies of server functions,
//! of which a static archive has none; but whatever it exports to JavaScript stays in the wasm and in
//! the script beside it, called or not: 4 kB with brotli.

use futures_util::{Stream, stream};
use wasm_bindgen::JsValue;

/// What `server_fn` asks of a stream. There is never anything in it.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// An empty stream of the browser, whatever `stream` has.
    ///
    /// # Panics
    /// Where the browser has no streams.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_or_else(|error| wasm_bindgen::throw_val(error)))
    }

    /// An empty stream, whatever the browser's has.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> + 'static {
        stream::empty()
    }
}
