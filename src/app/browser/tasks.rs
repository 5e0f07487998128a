//! Work that is done later: after a frame or a time.

use std::time::Duration;

use futures_util::future::{AbortHandle, abortable};
use js_sys::Promise;
use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Calls `then` after the next frame with the current changes. In a hidden tab, which draws no frames, calls
/// it soon.
pub fn after_paint(then: impl FnOnce() + 'static) {
    if document().hidden() {
        set_timeout(then, Duration::ZERO);
    } else {
        request_animation_frame(move || set_timeout(then, Duration::ZERO));
    }
}

/// Waits for a number of milliseconds.
pub async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    });
    // A promise of `setTimeout` is never rejected.
    let _ = JsFuture::from(promise).await;
}

/// Runs a future until it is done or aborted.
pub fn spawn_abortable(work: impl Future<Output = ()> + 'static) -> AbortHandle {
    let (work, abort) = abortable(work);
    spawn_local(async move {
        // The caller knows whether it aborted.
        let _ = work.await;
    });
    abort
}
