//! How many requests are under way at once.

use std::{
    cell::RefCell,
    future::poll_fn,
    task::{Poll, Waker},
};

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

thread_local! {
    static REQUEST_LIMITER: RefCell<RequestLimiter> = const { RefCell::new(RequestLimiter { inside: 0, waiting: Vec::new() }) };
}

struct RequestLimiter {
    inside: usize,
    waiting: Vec<Waker>,
}

/// Leave to make a request; given back when it is dropped.
pub struct Permit(());

impl Drop for Permit {
    fn drop(&mut self) {
        let waiting = REQUEST_LIMITER.with_borrow_mut(|gate| {
            gate.inside -= 1;
            std::mem::take(&mut gate.waiting)
        });
        // The newest wish comes first: it is what the reader looks at now.
        waiting.into_iter().rev().for_each(Waker::wake);
    }
}

/// Waits until fewer than [`most`] requests are under way.
pub async fn pass() -> Permit {
    poll_fn(|context| {
        REQUEST_LIMITER.with_borrow_mut(|gate| {
            if gate.inside < most() {
                gate.inside += 1;
                return Poll::Ready(Permit(()));
            }
            gate.waiting.push(context.waker().clone());
            Poll::Pending
        })
    })
    .await
}

/// Eight at once; four where the browser calls the link slow (Network Information API, where there is
/// one), two where it is very slow or the reader saves data. On a slow link an answer is half a second
/// away, so that one file after the other would wait for answers most of the time.
fn most() -> usize {
    let connection = get(&window().navigator(), "connection");
    let saves = get(&connection, "saveData").is_truthy();
    let speed = get(&connection, "effectiveType").as_string();
    match speed.as_deref() {
        _ if saves => 2,
        Some("slow-2g" | "2g") => 2,
        Some("3g") => 4,
        _ => 8,
    }
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
