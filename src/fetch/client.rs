//! Asking for a feed: limits on time and size, and only on the public internet unless told otherwise.

use std::time::Duration;

use ureq::{
    Agent, ResponseExt,
    config::Config,
    http::{HeaderMap, Uri},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::Url;

use super::{public_address::is_public, state::Validators};

/// How long to wait, and for how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchLimits {
    /// How long a feed may take in all.
    pub time: Duration,
    /// How large it may be when it is unpacked, in bytes.
    pub bytes: u64,
    /// Whether feeds may be on machines that are not on the public internet.
    pub allows_private: bool,
}

impl Default for FetchLimits {
    fn default() -> Self {
        Self {
            time: Duration::from_secs(30),
            bytes: 16 * 1024 * 1024,
            allows_private: false,
        }
    }
}

/// What a host answered.
#[derive(Debug)]
pub enum HttpResponse {
    /// Nothing has changed since.
    Unmodified,
    /// A feed.
    Body {
        /// Its bytes, unpacked.
        body: Vec<u8>,
        /// What to say the next time.
        marks: Validators,
        /// Where it came from, if from elsewhere.
        moved: Option<Url>,
        /// The encoding that its host says it has.
        charset: Option<String>,
    },
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The address leads into a private network.
    #[error("a private address; `private_addresses = true` in [fetch] allows them")]
    Private,
    /// The host says no.
    #[error("the host answered {0}")]
    Status(u16),
    /// It is larger than it may be.
    #[error("more than {0} bytes")]
    Size(u64),
    /// It took too long.
    #[error("no answer in {} seconds", .0.as_secs_f32())]
    Time(Duration),
    /// Something else.
    #[error("{0}")]
    Other(String),
}

/// Redirects that are followed.
const REDIRECTS: u32 = 5;

/// Who asks.
const USER_AGENT: &str = concat!("Broadsheet/", env!("CARGO_PKG_VERSION"), " (feed reader)");

/// Asks for feeds.
#[derive(Debug)]
pub struct FeedClient {
    agent: Agent,
    limits: FetchLimits,
}

/// Looks names up and leaves out what is not public. Every connection asks it, so that a redirect, or a
/// name that leads elsewhere the second time, comes no further.
#[derive(Debug)]
struct PublicResolver {
    allows_private: bool,
}

/// How the guard says no; ureq has no word for it.
const PRIVATE: &str = "private address";

impl Resolver for PublicResolver {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = DefaultResolver::default().resolve(uri, config, timeout)?;
        let mut public = self.empty();
        for address in all.iter() {
            if self.allows_private || is_public(address.ip()) {
                public.push(*address);
            }
        }
        if public.is_empty() {
            return Err(ureq::Error::Io(std::io::Error::other(PRIVATE)));
        }
        Ok(public)
    }
}

impl FeedClient {
    /// A client with these limits.
    pub fn new(limits: FetchLimits) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(limits.time))
            .max_redirects(REDIRECTS)
            .save_redirect_history(true)
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .accept("application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
            .build();
        let guard = PublicResolver {
            allows_private: limits.allows_private,
        };
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        Self { agent, limits }
    }

    /// Asks for a feed of which this much is known.
    ///
    /// # Errors
    /// [`ClientError`], whose message says what to do where something can be done.
    pub fn get(&self, url: &Url, known: &Validators) -> Result<HttpResponse, ClientError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(ClientError::Other(
                "expected http:// or https://".to_owned(),
            ));
        }
        let mut request = self.agent.get(url.as_str());
        if let Some(etag) = &known.etag {
            request = request.header("if-none-match", etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header("if-modified-since", modified);
        }
        let mut response = request.call().map_err(|error| self.wrong(error))?;
        let status = response.status().as_u16();
        if status == 304 {
            return Ok(HttpResponse::Unmodified);
        }
        if status != 200 {
            return Err(ClientError::Status(status));
        }
        let header = |headers: &HeaderMap, name: &str| {
            let value = headers.get(name)?.to_str().ok()?;
            // What a host says is said back to it and kept in a file; a long one is none.
            (value.len() <= 1_000).then(|| value.to_owned())
        };
        let marks = Validators {
            etag: header(response.headers(), "etag"),
            modified: header(response.headers(), "last-modified"),
        };
        let kind = header(response.headers(), "content-type");
        let charset = kind.as_deref().and_then(charset);
        let found = Url::parse(&response.get_uri().to_string()).ok();
        let moved = found.filter(|found| found != url);
        let body = response.body_mut().with_config().limit(self.limits.bytes);
        let body = body.read_to_vec().map_err(|error| self.wrong(error))?;
        Ok(HttpResponse::Body {
            body,
            marks,
            moved,
            charset,
        })
    }

    fn wrong(&self, error: ureq::Error) -> ClientError {
        match error {
            ureq::Error::Timeout(_) => ClientError::Time(self.limits.time),
            ureq::Error::BodyExceedsLimit(limit) => ClientError::Size(limit),
            ureq::Error::Io(error) if error.to_string() == PRIVATE => ClientError::Private,
            error => ClientError::Other(error.to_string()),
        }
    }
}

/// The `charset` of a `Content-Type`.
fn charset(kind: &str) -> Option<String> {
    let mut parameters = kind.split(';').skip(1);
    let value = parameters.find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    let value = value.trim().trim_matches(['"', '\'']);
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::charset;

    #[test]
    fn the_charset_of_a_type() {
        for (kind, expected) in [
            ("text/xml; charset=windows-1251", Some("windows-1251")),
            ("text/xml;q=1; Charset=\"UTF-8\"", Some("UTF-8")),
            ("text/xml; charset=", None),
            ("text/xml", None),
        ] {
            assert_eq!(charset(kind).as_deref(), expected, "{kind}");
        }
    }
}
