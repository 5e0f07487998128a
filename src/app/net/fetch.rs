//! Fetches the text of one file of the export.

use gloo_net::http::{Request, Response};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use super::{embedded_file::embedded_file, error::FetchError, request_limiter, started};
use crate::app::browser::{property, tasks};

/// A mode of the browser's HTTP cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheMode {
    /// Uses the cache headers of the host.
    Host,
    /// Asks the host for a newer file.
    Revalidate,
    /// Asks the host past all caches, which have a broken file.
    Reload,
}

/// The maximum number of attempts to fetch a file.
const MAX_TRIES: u32 = 3;

/// Milliseconds before the second attempt; the third comes after three times as long.
const RETRY_DELAY_MS: i32 = 300;

/// The time in which a server must begin to answer, and after that the longest pause between two pieces of a file, in
/// milliseconds. [`FetchError::Slow`] names it. A slow connection may take longer for a whole file.
const STALL_TIMEOUT_MS: i32 = 10_000;

/// The longest time that a server may ask to wait before the next attempt. If it asks for more, the reader decides.
const MAX_RETRY_AFTER_SECONDS: u16 = 10;

/// Fetches a file of `folder` (an address with `/` at its end) as text. Transient errors (no response, 429,
/// 5xx) are retried after growing delays, up to three attempts, and not before the server's `Retry-After`. Dropping
/// the future aborts the request.
///
/// # Errors
/// [`FetchError`] with the file name.
pub async fn text(folder: &str, file: &str, cache_mode: CacheMode) -> Result<String, FetchError> {
    let mut delay = RETRY_DELAY_MS;
    for _ in 1..MAX_TRIES {
        match fetch_once(folder, file, cache_mode).await {
            Err(error) if error.is_transient() => match retry_after(&error) {
                seconds if seconds > MAX_RETRY_AFTER_SECONDS => return Err(error),
                seconds => tasks::sleep(delay.max(i32::from(seconds) * 1_000)).await,
            },
            result => return result,
        }
        delay *= 3;
    }
    fetch_once(folder, file, cache_mode).await
}

/// Returns the seconds that the server asked to wait.
fn retry_after(error: &FetchError) -> u16 {
    match error {
        FetchError::Status { retry_after, .. } => retry_after.unwrap_or_default(),
        _ => 0,
    }
}

/// Aborts a request when it is dropped.
struct Abort(Option<AbortController>);

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

async fn fetch_once(folder: &str, file: &str, cache_mode: CacheMode) -> Result<String, FetchError> {
    let network = || FetchError::Network {
        file: file.to_owned(),
    };
    let cache = match cache_mode {
        CacheMode::Host => RequestCache::Default,
        CacheMode::Revalidate => RequestCache::NoCache,
        CacheMode::Reload => RequestCache::Reload,
    };
    let address = format!("{folder}{file}");
    if let Some(text) = embedded_file(file) {
        return Ok(text);
    }
    let started = (cache_mode == CacheMode::Host)
        .then(|| started::take(&address))
        .flatten();
    if let Some(promise) = started {
        let response = unless_stalled(file, JsFuture::from(promise))
            .await?
            .map_err(|_| network())?;
        return read_text(
            file,
            Response::from(response.unchecked_into::<web_sys::Response>()),
        )
        .await;
    }
    let _permit = request_limiter::acquire().await;
    let abort = Abort(AbortController::new().ok());
    let signal = abort.0.as_ref().map(AbortController::signal);
    let request = Request::get(&address)
        .cache(cache)
        .abort_signal(signal.as_ref());
    let response = unless_stalled(file, request.send())
        .await?
        .map_err(|_| network())?;
    read_text(file, response).await
}

async fn read_text(file: &str, response: Response) -> Result<String, FetchError> {
    if !response.ok() {
        return Err(FetchError::Status {
            file: file.to_owned(),
            status: response.status(),
            retry_after: response
                .headers()
                .get("retry-after")
                .and_then(|seconds| seconds.trim().parse().ok()),
        });
    }
    let text = read_body(file, response).await?;
    if text.trim_start().starts_with('<') {
        return Err(FetchError::Page {
            file: file.to_owned(),
        });
    }
    Ok(text)
}

/// Reads the body piece by piece, so that one that stops half-way is noticed.
async fn read_body(file: &str, response: Response) -> Result<String, FetchError> {
    let network = || FetchError::Network {
        file: file.to_owned(),
    };
    let Some(body) = response.body() else {
        return Ok(String::new());
    };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let piece = unless_stalled(file, JsFuture::from(reader.read()))
            .await?
            .map_err(|_| network())?;
        if property::get(&piece, "done").is_truthy() {
            break;
        }
        let piece: Uint8Array = property::get(&piece, "value").unchecked_into();
        bytes.extend(piece.to_vec());
    }
    // Bytes that are not UTF-8 are no JSON either, which decoding reports.
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// Waits for the next step of a download.
///
/// # Errors
/// [`FetchError::Slow`] if it does not come in time.
async fn unless_stalled<T>(file: &str, step: impl Future<Output = T>) -> Result<T, FetchError> {
    tasks::within(STALL_TIMEOUT_MS, step)
        .await
        .ok_or_else(|| FetchError::Slow {
            file: file.to_owned(),
        })
}
