//! Defines the addresses that a link in the text of a story may have.

use serde::{Deserialize, Deserializer, Serialize};

use super::address::{Address, AddressError, is_forbidden};

/// A page of the web ([`Address`]), a mail address (`mailto:`, RFC 6068) or a phone number (`tel:`, RFC 3966).
///
/// A value of this type is safe in `href`: it names a place and never a script. Like addresses, targets are checked
/// when a record is imported, and again when an export is decoded.
///
/// ```
/// use broadsheet::model::LinkTarget;
///
/// for good in ["https://tide.example/", "mailto:ada@tide.example?subject=Tides", "tel:+49-30-1234"] {
///     assert_eq!(LinkTarget::parse(good)?.as_str(), good);
/// }
/// for bad in ["javascript:alert(1)", "mailto:ada", "mailto:ada@tide.example?attach=/etc/passwd", "tel:", "sms:1"] {
///     assert!(LinkTarget::parse(bad).is_err(), "{bad}");
/// }
/// # Ok::<(), broadsheet::model::link_target::LinkTargetError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LinkTarget(String);

/// The reason why a text is not a [`LinkTarget`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkTargetError {
    /// It has another scheme, or its web address is invalid.
    #[error("{0}, or a mailto: or tel: address")]
    Web(#[from] AddressError),
    /// The part after `mailto:` is no list of mail addresses, or it sets other fields than subject, body, cc and bcc.
    #[error("mailto: with mail addresses and at most subject, body, cc and bcc")]
    Mail,
    /// The part after `tel:` is no phone number.
    #[error("tel: with the digits of a phone number")]
    Phone,
}

/// The fields that a mail link may set. Mail programs have read others as files to attach.
const MAIL_FIELDS: &[&str] = &["subject", "body", "cc", "bcc"];

/// The maximum length of a phone number in bytes.
const MAX_PHONE_BYTES: usize = 100;

impl LinkTarget {
    /// Parses a target.
    ///
    /// # Errors
    /// Returns [`LinkTargetError`]; its message says what was expected.
    pub fn parse(text: &str) -> Result<Self, LinkTargetError> {
        if let Some(mail) = strip_scheme(text, "mailto:") {
            return match text.len() <= Address::MAX_LEN && is_mail(mail) {
                true => Ok(Self(text.to_owned())),
                false => Err(LinkTargetError::Mail),
            };
        }
        if let Some(number) = strip_scheme(text, "tel:") {
            return match number.len() <= MAX_PHONE_BYTES && is_phone_number(number) {
                true => Ok(Self(text.to_owned())),
                false => Err(LinkTargetError::Phone),
            };
        }
        Ok(Address::parse(text)?.into())
    }

    /// Reads an optional target of an export, which is `None` if it is invalid.
    ///
    /// # Errors
    /// Returns the errors of `deserializer`.
    pub fn deserialize_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.and_then(|text| Self::parse(&text).ok()))
    }

    /// Returns the target as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Address> for LinkTarget {
    fn from(address: Address) -> Self {
        Self(address.into())
    }
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

fn is_mail(text: &str) -> bool {
    let (recipients, fields) = text.split_once('?').unwrap_or((text, ""));
    let is_recipient = |recipient: &str| {
        let parts = recipient.split_once('@');
        parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
    };
    let is_allowed = |field: &str| {
        let name = field.split('=').next().unwrap_or_default();
        let mut allowed = MAIL_FIELDS.iter();
        field.is_empty() || allowed.any(|other| other.eq_ignore_ascii_case(name))
    };
    // A link that only sets the subject lets the reader choose the recipient.
    let has_recipients = recipients.split(',').all(is_recipient);
    let is_addressed = has_recipients || recipients.is_empty() && !fields.is_empty();
    is_addressed && fields.split('&').all(is_allowed) && !text.chars().any(is_forbidden)
}

fn is_phone_number(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "+-.()*#,;=:".contains(c);
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_and_phone_numbers() {
        for (text, is_target) in [
            ("mailto:ada@tide.example", true),
            (
                "MAILTO:ada@tide.example,bo@tide.example?CC=c@tide.example&body=a%0Ab",
                true,
            ),
            ("mailto:?subject=Tides", true),
            ("mailto:", false),
            ("mailto:@tide.example", false),
            ("mailto:ada@tide.example\u{0}", false),
            ("mailto:ada@tide.example?to=x&from=y", false),
            ("mailto:\"ada\"@tide.example", false),
            ("tel:+1(555)010-1234;ext=9", true),
            ("tel:112", true),
            ("tel:abc", false),
            ("tel:1 2", false),
            ("tel:1\"2", false),
            ("ftp://tide.example/a", false),
            ("/about/", false),
        ] {
            assert_eq!(LinkTarget::parse(text).is_ok(), is_target, "{text:?}");
        }
    }

    #[test]
    fn a_hostile_target_decodes_to_none() {
        #[derive(Deserialize)]
        struct Link {
            #[serde(default, deserialize_with = "LinkTarget::deserialize_lenient")]
            href: Option<LinkTarget>,
        }
        let link: Link = serde_json::from_str(r#"{"href":"javascript:alert(1)"}"#).unwrap();
        assert_eq!(link.href, None);
    }
}
