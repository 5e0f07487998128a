//! Defines web addresses that are safe in a link.

use serde::{Deserialize, Deserializer, Serialize};

use super::unicode;

/// An absolute `http` or `https` address, stored character for character.
///
/// A value of this type is safe in `href` and `src`. Addresses are checked when a record is
/// imported, and again when an export is decoded: the browser must not trust an export.
///
/// ```
/// use broadsheet::model::Address;
///
/// let address = Address::parse("https://news.example/a?b=1")?;
/// assert_eq!(address.host(), "news.example");
/// assert!(Address::parse("javascript:alert(1)").is_err());
/// assert!(Address::parse("java\tscript:alert(1)").is_err());
/// assert!(Address::parse("//news.example/a").is_err());
/// # Ok::<(), broadsheet::model::address::AddressError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Address(String);

/// The reason why a text is not an [`Address`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// The text does not begin with `http://` or `https://`.
    #[error("an address that begins with http:// or https://")]
    Scheme,
    /// No host follows the scheme, or a user name precedes it.
    #[error("a host name after the //, without a user name")]
    Host,
    /// The text contains white space, a control character, an invisible character, a backslash or
    /// one of `<>"`.
    #[error(
        "no white space, control or invisible characters, backslashes, angle brackets or quotes"
    )]
    Character,
    /// The text is longer than [`Address::MAX_LEN`] bytes.
    #[error("at most 2,048 bytes")]
    Length,
}

impl Address {
    /// The maximum length of an address in bytes.
    pub const MAX_LEN: usize = 2048;

    /// Parses an address.
    ///
    /// # Errors
    /// Returns [`AddressError`]; its message says what was expected.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        if text.len() > Self::MAX_LEN {
            return Err(AddressError::Length);
        }
        let rest = strip_scheme(text).ok_or(AddressError::Scheme)?;
        if text.chars().any(is_forbidden) {
            return Err(AddressError::Character);
        }
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority.split(':').next().unwrap_or_default();
        if host.is_empty() || authority.contains('@') {
            return Err(AddressError::Host);
        }
        Ok(Self(text.to_owned()))
    }

    /// Reads an optional address of an export, which is `None` if it is invalid. One hostile link
    /// must not make a whole file unreadable.
    ///
    /// # Errors
    /// Returns the errors of `deserializer`.
    pub fn deserialize_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.and_then(|text| Self::parse(&text).ok()))
    }

    /// Returns the address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the host as written, without a port.
    pub fn host(&self) -> &str {
        strip_scheme(&self.0)
            .and_then(|rest| rest.split(['/', '?', '#', ':']).next())
            .unwrap_or_default()
    }

    /// Returns a key that is equal for different spellings of one page. It has no scheme, `www.`,
    /// fragment, trailing slash or campaign parameters (`utm_*`), and the host is in lower case.
    ///
    /// ```
    /// use broadsheet::model::Address;
    ///
    /// let one = Address::parse("https://www.news.example/a/?utm_source=x#top")?;
    /// let two = Address::parse("http://News.example/a")?;
    /// assert_eq!(one.key(), two.key());
    /// # Ok::<(), broadsheet::model::address::AddressError>(())
    /// ```
    pub fn key(&self) -> String {
        let rest = strip_scheme(&self.0).unwrap_or_default();
        let rest = rest.split('#').next().unwrap_or_default();
        let (page, parameters) = rest.split_once('?').unwrap_or((rest, ""));
        let end_of_host = page.find('/').unwrap_or(page.len());
        let (host, path) = page.split_at(end_of_host);
        let host = unicode::lower(host);
        let mut key = host.strip_prefix("www.").unwrap_or(&host).to_owned();
        key.push_str(path.trim_end_matches('/'));
        let mut mark = '?';
        for parameter in parameters.split('&') {
            if !parameter.is_empty() && !parameter.starts_with("utm_") {
                key.push(mark);
                key.push_str(parameter);
                mark = '&';
            }
        }
        key
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

fn strip_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let (head, rest) = text.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

pub(super) fn is_forbidden(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\\' | '<' | '>' | '"')
        // Invisible characters, and those that change the direction of text.
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The addresses of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Links {
    /// The address of the story.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub web_url: Option<Address>,
    /// The address at which the story was first found; used if `web_url` is missing.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub original_url: Option<Address>,
    /// The publisher's AMP page.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub amp_web_url: Option<Address>,
    /// The AMP page in the AMP project's cache.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub cdn_amp_web_url: Option<Address>,
}

impl Links {
    /// Returns whether there is no address.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the address to link to: `web_url`, else `original_url`.
    pub fn main(&self) -> Option<&Address> {
        self.web_url.as_ref().or(self.original_url.as_ref())
    }

    /// Returns the AMP address: the publisher's, else the cache's.
    pub fn amp(&self) -> Option<&Address> {
        self.amp_web_url.as_ref().or(self.cdn_amp_web_url.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_are_no_addresses() {
        for text in [
            "",
            "http://",
            "https:///path",
            "https://:80/",
            " https://a.example",
            "https://a.example/ b",
            "https://user@a.example/",
            "https://a.example\\@b.example/",
            "data:text/html,x",
            "JavaScript:alert(1)",
            "https://a.example/\u{0}",
            "https://a.example/\"onload=",
            "https://a.example/\u{202e}",
        ] {
            assert!(Address::parse(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_multibyte_start_is_no_address_and_no_panic() {
        assert!(Address::parse("日本語日本語日本語").is_err());
    }

    #[test]
    fn addresses_come_out_character_for_character() {
        let text = "HTTPS://A.example:8080/%C3%BC/ü?x=1&amp;y#z";
        assert_eq!(Address::parse(text).map(String::from), Ok(text.to_owned()));
    }
}
