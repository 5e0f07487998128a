//! Fetches the text of one file of the export.

use gloo_net::http::Request;
use web_sys::{AbortController, RequestCache};

use super::{
    browser::tasks::{self, BoxFuture},
    request_limiter, takeover,
};
use crate::format::DecodeError;

/// An error of fetching a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// No response: there is no network, or the server is down.
    #[error("{file} could not be loaded: there is no connection, or the server is down")]
    Network {
        /// The file's name.
        file: String,
    },
    /// The server responded with an error status.
    #[error("the server answered {status} for {file}")]
    Status {
        /// The file's name.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The server sent a page: some hosts answer every address with `index.html`.
    #[error("the server answered with a page instead of {file}")]
    Page {
        /// The file's name.
        file: String,
    },
    /// The file was damaged or has the wrong format.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The request was aborted.
    #[error("the request for {file} was canceled")]
    Canceled {
        /// The file's name.
        file: String,
    },
    /// The archive has no such story.
    #[error("this archive has no story {slug}")]
    NoStory {
        /// The slug that was asked for.
        slug: String,
    },
}

impl FetchError {
    /// Returns whether the same request may succeed a moment later.
    fn is_transient(&self) -> bool {
        match self {
            Self::Network { .. } => true,
            Self::Status { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }

    /// Returns whether a newer export may be the reason: its files have other names, and old files are
    /// deleted.
    pub fn may_be_outdated(&self) -> bool {
        matches!(
            self,
            Self::Status { .. } | Self::Page { .. } | Self::Decode(DecodeError::NewerFormat { .. })
        )
    }
}

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
    if let Some(text) = takeover::embedded_file(file) {
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
