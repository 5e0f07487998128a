//! Reads addresses of feeds, which often have a scheme of their own.

use url::Url;

/// The schemes by which browsers and podcast applications open feeds; behind each is a web address.
const FEED_SCHEMES: [&str; 5] = ["feed:", "feeds:", "itpc:", "pcast:", "podcast:"];

/// Parses the address of a feed, which is on HTTP or HTTPS. `feed://` is `http://`, and
/// `feed:https://` is `https://`.
///
/// ```
/// use broadsheet::fetch::feed_address::parse;
///
/// let url = parse("feed://harbourpost.example/rss");
/// assert_eq!(url.as_ref().map(|url| url.as_str()), Some("http://harbourpost.example/rss"));
/// assert_eq!(parse("ftp://harbourpost.example/rss"), None);
/// ```
pub fn parse(text: &str) -> Option<Url> {
    let text = text.trim();
    let scheme = FEED_SCHEMES.iter().find(|scheme| starts_with(text, scheme));
    let url = match scheme {
        Some(scheme) => Url::parse(&web_address(text, scheme)).ok()?,
        None => Url::parse(text).ok()?,
    };
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}

/// Returns the web address behind a scheme of feeds.
fn web_address(text: &str, scheme: &str) -> String {
    let rest = text.get(scheme.len()..).unwrap_or_default();
    let address = rest.trim_start_matches('/');
    if starts_with(address, "http://") || starts_with(address, "https://") {
        return address.to_owned();
    }
    // `feeds` is to `feed` as `https` is to `http`.
    let web_scheme = if scheme == "feeds:" { "https" } else { "http" };
    format!("{web_scheme}://{address}")
}

fn starts_with(text: &str, prefix: &str) -> bool {
    let head = text.get(..prefix.len());
    head.is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn schemes_of_feeds_are_web_addresses() {
        for (text, expected) in [
            (" https://a.example/f ", Some("https://a.example/f")),
            ("feed://a.example/f", Some("http://a.example/f")),
            ("Feed:https://a.example/f", Some("https://a.example/f")),
            ("feed://https://a.example/f", Some("https://a.example/f")),
            ("feed:a.example/f", Some("http://a.example/f")),
            ("feeds://a.example/f", Some("https://a.example/f")),
            ("pcast://a.example/f", Some("http://a.example/f")),
            ("https://a.example/?b&c", Some("https://a.example/?b&c")),
            ("feed:", None),
            ("feed:javascript:x()", None),
            ("file:///etc/passwd", None),
            ("a.example/f", None),
            ("", None),
        ] {
            let url = parse(text).map(String::from);
            assert_eq!(url.as_deref(), expected, "{text}");
        }
    }
}
