//! Fetches the text of one file of the export.

use gloo_net::http::Request;
use web_sys::{AbortController, RequestCache};

use super::{embedded_file::embedded_file, error::FetchError, request_limiter};
use crate::app::browser::tasks::{self, BoxFuture};

/// A mode of the browser's HTTP cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheMode {
    /// Uses the cache headers of the host.
    Host,
    /// Asks the host for a newer file.
    Revalidate,
}

/// The maximum number of attempts to fetch a file.
const MAX_TRIES: u32 = 3;

/// Milliseconds before the second attempt; the third comes after three times as long.
const RETRY_DELAY_MS: i32 = 300;

/// Fetches a file of `folder` (an address with `/` at its end) as text. Transient errors (no response, 429,
/// 5xx) are retried after growing delays, up to three attempts. Dropping the future aborts the request.
///
/// # Errors
/// [`FetchError`] with the file name.
pub fn text(
    folder: String,
    file: String,
    cache_mode: CacheMode,
) -> BoxFuture<Result<String, FetchError>> {
    Box::pin(async move {
        let mut delay = RETRY_DELAY_MS;
        for tries_left in (0..MAX_TRIES).rev() {
            match fetch_once(&folder, &file, cache_mode).await {
                Err(error) if error.is_transient() && tries_left > 0 => tasks::sleep(delay).await,
                result => return result,
            }
            delay *= 3;
        }
        Err(FetchError::Network { file })
    })
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
    let network = |_| FetchError::Network {
        file: file.to_owned(),
    };
    let cache = match cache_mode {
        CacheMode::Host => RequestCache::Default,
        CacheMode::Revalidate => RequestCache::NoCache,
    };
    let mut address = folder.to_owned();
    address.push_str(file);
    if let Some(text) = embedded_file(file) {
        return Ok(text);
    }
    let _permit = request_limiter::acquire().await;
    let abort = Abort(AbortController::new().ok());
    let signal = abort.0.as_ref().map(AbortController::signal);
    let response = Request::get(&address)
        .cache(cache)
        .abort_signal(signal.as_ref())
        .send()
        .await
        .map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status {
            file: file.to_owned(),
            status: response.status(),
        });
    }
    let text = response.text().await.map_err(network)?;
    if text.trim_start().starts_with('<') {
        return Err(FetchError::Page {
            file: file.to_owned(),
        });
    }
    Ok(text)
}
