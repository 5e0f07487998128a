//! Work that is done later: after a frame, a time or a promise.

use std::pin::Pin;

use futures_util::future::{AbortHandle, abortable};
use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A boxed future. It does nothing before it is polled.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Calls `then` after the next frame with the current changes. In a hidden tab, which draws no frames, calls
/// it soon.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let then: Box<dyn FnOnce()> = Box::new(then);
    let run_soon = move || leptos::prelude::set_timeout(then, std::time::Duration::ZERO);
    if document().hidden() {
        run_soon();
    } else {
        leptos::prelude::request_animation_frame(run_soon);
    }
}

/// Waits for a promise.
pub fn await_promise(promise: Promise) -> BoxFuture<Result<JsValue, JsValue>> {
    Box::pin(JsFuture::from(promise))
}

/// Waits for a number of milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    // A promise of `setTimeout` is never rejected.
    let _ = await_promise(promise).await;
}

/// Runs a future until it is done or aborted.
pub fn spawn(work: impl Future<Output = ()> + 'static) -> AbortHandle {
    fn boxed(work: BoxFuture<()>) -> AbortHandle {
        let (work, running) = abortable(work);
        wasm_bindgen_futures::spawn_local(async move {
            // The caller knows whether it aborted.
            let _ = work.await;
        });
        running
    }
    boxed(Box::pin(work))
}
