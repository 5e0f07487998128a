//! Getting the text of one file of the export.

use gloo_net::http::Request;
use web_sys::RequestCache;

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
    /// The archive has no such story.
    #[error("there is no story {slug}")]
    NoStory {
        /// The slug that was asked for.
        slug: String,
    },
}

impl FetchError {
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
pub enum Trust {
    /// As the host says.
    Host,
    /// The host is asked whether there is something newer.
    Revalidate,
}

/// Fetches a file as text.
///
/// # Errors
/// [`FetchError`], naming the file.
pub async fn text(folder: &str, file: &str, trust: Trust) -> Result<String, FetchError> {
    let network = |_| FetchError::Network {
        file: file.to_owned(),
    };
    let cache = match trust {
        Trust::Host => RequestCache::Default,
        Trust::Revalidate => RequestCache::NoCache,
    };
    let address = format!("{folder}{file}");
    let response = Request::get(&address)
        .cache(cache)
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
