//! Limits the number of concurrent requests.

use std::{
    cell::RefCell,
    future::poll_fn,
    task::{Poll, Waker},
};

use leptos::prelude::window;
use wasm_bindgen::JsValue;

use crate::app::browser::property;

thread_local! {
    static REQUEST_LIMITER: RefCell<RequestLimiter> = const { RefCell::new(RequestLimiter { running: 0, waiting: Vec::new() }) };
}

struct RequestLimiter {
    running: usize,
    waiting: Vec<Waker>,
}

/// A permit for one request, returned when it is dropped.
pub struct Permit(());

impl Drop for Permit {
    fn drop(&mut self) {
        let waiting = REQUEST_LIMITER.with_borrow_mut(|limiter| {
            limiter.running -= 1;
            std::mem::take(&mut limiter.waiting)
        });
        // The newest request comes first, because the reader is looking at its result.
        waiting.into_iter().rev().for_each(Waker::wake);
    }
}

/// Waits until fewer than [`max_requests`] requests are running.
pub async fn acquire() -> Permit {
    poll_fn(|context| {
        REQUEST_LIMITER.with_borrow_mut(|limiter| {
            if limiter.running < max_requests() {
                limiter.running += 1;
                return Poll::Ready(Permit(()));
            }
            limiter.waiting.push(context.waker().clone());
            Poll::Pending
        })
    })
    .await
}

/// Returns 8, or 4 if the browser reports a slow connection (Network Information API, if supported), or 2 if
/// it is very slow or the reader saves data. On a slow connection the latency dominates, so requests still
/// run in parallel.
fn max_requests() -> usize {
    let speed = property::get(&connection(), "effectiveType").as_string();
    match speed.as_deref() {
        _ if saves_data() => 2,
        Some("slow-2g" | "2g") => 2,
        Some("3g") => 4,
        _ => 8,
    }
}

/// Returns whether the reader has asked the browser to save data.
pub fn saves_data() -> bool {
    property::get(&connection(), "saveData").is_truthy()
}

fn connection() -> JsValue {
    property::get(&window().navigator(), "connection")
}
