//! Work that is done later: after a frame or a time.

use std::{pin::pin, time::Duration};

use futures_util::future::{AbortHandle, Either, abortable, select};
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

/// Waits for a future, at most a number of milliseconds. Returns `None` if it is not done by then.
pub async fn within<T>(milliseconds: i32, work: impl Future<Output = T>) -> Option<T> {
    match select(pin!(work), pin!(sleep(milliseconds))).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
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
