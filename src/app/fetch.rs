//! Getting the text of one file of the export.

use gloo_net::http::Request;
use web_sys::{AbortController, RequestCache};

use super::{document, futures::BoxFuture, request_limiter, takeover};
use crate::format::DecodeError;

/// A file that could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Nothing came back: no network, or the server is away.
    #[error("{file} did not arrive: the network or the server is away")]
    Network {
        /// The file's name.
        file: String,
    },
    /// The server does not give it.
    #[error("the server answered {status} for {file}")]
    Status {
        /// The file's name.
        file: String,
        /// The HTTP status.
        status: u16,
    },
    /// The server gave a page: hosts that answer everything with `index.html` do.
    #[error("the server answered with a page instead of {file}")]
    Page {
        /// The file's name.
        file: String,
    },
    /// It came, but is not what it should be.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// Nobody wanted it any more.
    #[error("{file} is not wanted any more")]
    Cancelled {
        /// The file's name.
        file: String,
    },
    /// The archive has no such story.
    #[error("there is no story {slug}")]
    NoStory {
        /// The slug that was asked for.
        slug: String,
    },
}

impl FetchError {
    /// Whether the same request may succeed a moment later.
    fn may_pass(&self) -> bool {
        match self {
            Self::Network { .. } => true,
            Self::Status { status, .. } => *status == 429 || *status >= 500,
            _ => false,
        }
    }

    /// Whether a newer export may be the reason: its files have other names, and the old ones go.
    pub fn may_be_outdated(&self) -> bool {
        matches!(
            self,
            Self::Status { .. } | Self::Page { .. } | Self::Decode(DecodeError::Newer { .. })
        )
    }
}

/// How far the browser's own cache is trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheMode {
    /// As the host says.
    Host,
    /// The host is asked whether there is something newer.
    Revalidate,
}

/// How often a file is asked for before it counts as lost.
const MAX_TRIES: u32 = 3;

/// Milliseconds before the second try; before the third, three times as long.
const RETRY_DELAY_MS: i32 = 300;

/// Fetches a file of the folder `folder` (an address with `/` at its end) as text. What may be a passing
/// trouble (no answer, 429, 5xx) is tried three times, after longer and longer pauses. Where the work is
/// dropped, so is the request.
///
/// # Errors
/// [`FetchError`], naming the file.
pub fn text(
    folder: String,
    file: String,
    trust: CacheMode,
) -> BoxFuture<Result<String, FetchError>> {
    Box::pin(async move {
        let mut pause = RETRY_DELAY_MS;
        for left in (0..MAX_TRIES).rev() {
            match once(&folder, &file, trust).await {
                Err(error) if error.may_pass() && left > 0 => document::pause(pause).await,
                settled => return settled,
            }
            pause *= 3;
        }
        Err(FetchError::Network { file })
    })
}

/// Ends a request that nobody waits for any more.
struct Abort(Option<AbortController>);

impl Drop for Abort {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

async fn once(folder: &str, file: &str, trust: CacheMode) -> Result<String, FetchError> {
    let network = |_| FetchError::Network {
        file: file.to_owned(),
    };
    let cache = match trust {
        CacheMode::Host => RequestCache::Default,
        CacheMode::Revalidate => RequestCache::NoCache,
    };
    let mut address = folder.to_owned();
    address.push_str(file);
    if let Some(text) = takeover::held(file) {
        return Ok(text);
    }
    let _pass = request_limiter::pass().await;
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
