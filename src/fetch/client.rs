//! An HTTP client for feeds, with limits on time and size. By default it connects only to public
//! addresses.

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

/// The limits of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchLimits {
    /// The longest time for a whole request.
    pub time: Duration,
    /// The largest body after decompression, in bytes.
    pub bytes: u64,
    /// Whether addresses outside the public internet are allowed.
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

/// The answer of a host.
#[derive(Debug)]
pub enum HttpResponse {
    /// The feed has not changed since the last request.
    Unmodified,
    /// The body of a feed.
    Body(HttpBody),
}

/// A body, and the headers that belong to it.
#[derive(Debug)]
pub struct HttpBody {
    /// The body, decompressed.
    pub body: Vec<u8>,
    /// The validators to send with the next request.
    pub validators: Validators,
    /// The address after redirects, if it differs.
    pub moved: Option<Url>,
    /// The encoding from the `Content-Type` header.
    pub charset: Option<String>,
}

/// An error of a request.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The address is not on the public internet.
    #[error("a private address; set `private_addresses = true` in [fetch] to allow it")]
    Private,
    /// The host answered with this status code.
    #[error("the host answered {0}")]
    Status(u16),
    /// The body is larger than the limit, in bytes.
    #[error("more than {0} bytes")]
    Size(u64),
    /// The request took longer than the limit.
    #[error("no answer in {} seconds", .0.as_secs_f32())]
    Time(Duration),
    /// Another error.
    #[error("{0}")]
    Other(String),
}

/// The largest number of redirects to follow.
const MAX_REDIRECTS: u32 = 5;

/// The value of the `User-Agent` header.
const USER_AGENT: &str = concat!("Broadsheet/", env!("CARGO_PKG_VERSION"), " (feed reader)");

/// An HTTP client that fetches feeds.
#[derive(Debug)]
pub struct FeedClient {
    agent: Agent,
    limits: FetchLimits,
}

/// A resolver that drops addresses outside the public internet. It runs for every connection, so it
/// also stops redirects and host names whose address changes later.
#[derive(Debug)]
struct PublicResolver {
    allows_private: bool,
}

/// The message of the resolver's error, because ureq has no error kind for it.
const PRIVATE_ADDRESS_MESSAGE: &str = "private address";

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
            return Err(ureq::Error::Io(std::io::Error::other(
                PRIVATE_ADDRESS_MESSAGE,
            )));
        }
        Ok(public)
    }
}

impl FeedClient {
    /// Creates a client with these limits.
    pub fn new(limits: FetchLimits) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(limits.time))
            .max_redirects(MAX_REDIRECTS)
            .save_redirect_history(true)
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .accept("application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5")
            .build();
        let resolver = PublicResolver {
            allows_private: limits.allows_private,
        };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, limits }
    }

    /// Requests a feed, conditionally if validators are known.
    ///
    /// # Errors
    /// Returns a [`ClientError`], whose message suggests a fix if there is one.
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
        let mut response = request.call().map_err(|error| self.client_error(error))?;
        let status = response.status().as_u16();
        if status == 304 {
            return Ok(HttpResponse::Unmodified);
        }
        if status != 200 {
            return Err(ClientError::Status(status));
        }
        let header = |headers: &HeaderMap, name: &str| {
            let value = headers.get(name)?.to_str().ok()?;
            // These values are stored and sent back to the host, so overlong ones are dropped.
            (value.len() <= 1_000).then(|| value.to_owned())
        };
        let validators = Validators {
            etag: header(response.headers(), "etag"),
            modified: header(response.headers(), "last-modified"),
        };
        let content_type = header(response.headers(), "content-type");
        let charset = content_type.as_deref().and_then(charset);
        let final_url = Url::parse(&response.get_uri().to_string()).ok();
        let moved = final_url.filter(|final_url| final_url != url);
        let body = response.body_mut().with_config().limit(self.limits.bytes);
        let body = body
            .read_to_vec()
            .map_err(|error| self.client_error(error))?;
        Ok(HttpResponse::Body(HttpBody {
            body,
            validators,
            moved,
            charset,
        }))
    }

    fn client_error(&self, error: ureq::Error) -> ClientError {
        match error {
            ureq::Error::Timeout(_) => ClientError::Time(self.limits.time),
            ureq::Error::BodyExceedsLimit(limit) => ClientError::Size(limit),
            ureq::Error::Io(error) if error.to_string() == PRIVATE_ADDRESS_MESSAGE => {
                ClientError::Private
            }
            error => ClientError::Other(error.to_string()),
        }
    }
}

/// Returns the `charset` parameter of a `Content-Type`.
fn charset(content_type: &str) -> Option<String> {
    let mut parameters = content_type.split(';').skip(1);
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
    fn charset_is_read_from_content_type() {
        for (content_type, expected) in [
            ("text/xml; charset=windows-1251", Some("windows-1251")),
            ("text/xml;q=1; Charset=\"UTF-8\"", Some("UTF-8")),
            ("text/xml; charset=", None),
            ("text/xml", None),
        ] {
            assert_eq!(charset(content_type).as_deref(), expected, "{content_type}");
        }
    }
}
