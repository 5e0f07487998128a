//! Defines slugs, the names of stories and topics in URLs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A name that is safe in URLs and on any file system. It has 1 to 96 characters of `a`–`z`,
/// `0`–`9` and inner `-`, and is not reserved by Windows.
///
/// ```
/// use broadsheet::model::Slug;
///
/// assert!(Slug::parse("meta-picks-azure").is_some());
/// for bad in ["", "-a", "a-", "A", "a/b", "..", "con", "lpt1"] {
///     assert!(Slug::parse(bad).is_none(), "{bad}");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Slug(String);

/// The reason why a text is not a [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a slug of a-z, 0-9 and inner hyphens")]
pub struct SlugError;

impl Slug {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = 96;

    /// Parses a slug.
    pub fn parse(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(text.to_owned()))
    }

    /// Returns the slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        if is_slug(&text) {
            Ok(Self(text))
        } else {
            Err(SlugError)
        }
    }
}

fn is_slug(text: &str) -> bool {
    let has_valid_characters = text
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let has_valid_ends = !text.starts_with('-') && !text.ends_with('-');
    let has_valid_length = (1..=Slug::MAX_LEN).contains(&text.len());
    has_valid_characters && has_valid_ends && has_valid_length && !is_reserved(text)
}

fn is_reserved(text: &str) -> bool {
    matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4
            && (text.starts_with("com") || text.starts_with("lpt"))
            && text.ends_with(|c: char| c.is_ascii_digit()))
}

/// Creates a slug from any text. Letters become ASCII, other characters become hyphens, and the
/// slug ends after a whole word within 80 characters. Returns `None` if no characters are left, or
/// only a name that Windows reserves.
///
/// ```
/// use broadsheet::model::slug;
///
/// let slug = slug::from_text("Köln: C++ & co.");
/// assert_eq!(slug.as_ref().map(|slug| slug.as_str()), Some("koln-c-co"));
/// assert_eq!(slug::from_text("…"), None);
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn from_text(text: &str) -> Option<Slug> {
    let mut slug = String::new();
    for word in deunicode::deunicode(text)
        .to_ascii_lowercase()
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        let room = MAX_SLUG_TEXT_CHARS.saturating_sub(slug.len() + usize::from(!slug.is_empty()));
        if slug.is_empty() {
            slug.push_str(word.get(..word.len().min(room)).unwrap_or_default());
        } else if word.len() <= room {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    Slug::parse(&slug)
}

/// Creates a slug for a text for which [`from_text`] returns `None`: `kind` (lower-case letters)
/// and the first eight hexadecimal digits of the text's BLAKE3 hash.
///
/// ```
/// use broadsheet::model::{Slug, slug};
///
/// let slug = slug::hashed("topic", "…");
/// assert_eq!(Slug::parse(slug.as_str()), Some(slug));
/// ```
#[cfg(not(target_arch = "wasm32"))]
pub fn hashed(kind: &'static str, text: &str) -> Slug {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    Slug(format!("{kind}-{}", &hash[..8]))
}

/// The maximum length of the text in a slug. [`Slug::MAX_LEN`] leaves room for a suffix that makes
/// equal slugs distinct.
#[cfg(not(target_arch = "wasm32"))]
const MAX_SLUG_TEXT_CHARS: usize = 80;

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
