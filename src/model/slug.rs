//! A story's name in addresses.

use std::fmt;

use serde::Serialize;

use crate::json::{JsonValue, ReadErrors, parsed};

/// A name that is safe in a path on any host and on any file system: 1 to 96 characters of
/// `a`–`z`, `0`–`9` and `-`, not at the ends, and none of the names that Windows reserves.
///
/// ```
/// use broadsheet::model::Slug;
///
/// assert!(Slug::parse("meta-picks-azure").is_some());
/// for bad in ["", "-a", "a-", "A", "a/b", "..", "con", "lpt1"] {
///     assert!(Slug::parse(bad).is_none(), "{bad}");
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Slug(String);

impl Slug {
    /// The longest slug, in bytes.
    pub const MAX_LEN: usize = 96;

    /// Checks `text`.
    pub fn parse(text: &str) -> Option<Self> {
        let characters_hold = text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        let ends_hold = !text.starts_with('-') && !text.ends_with('-');
        let length_holds = (1..=Self::MAX_LEN).contains(&text.len());
        (characters_hold && ends_hold && length_holds && !is_reserved(text))
            .then(|| Self(text.to_owned()))
    }

    /// Reads a slug.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        parsed(value, notes, Self::parse, "a slug").unwrap_or_else(|| Self("damaged".to_owned()))
    }

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_reserved(text: &str) -> bool {
    matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4
            && (text.starts_with("com") || text.starts_with("lpt"))
            && text.ends_with(|c: char| c.is_ascii_digit()))
}

/// Makes a slug of any text: letters become their nearest ASCII ones, everything else a hyphen, and
/// what is longer than 80 characters ends after a whole word. `None` where nothing is left of the
/// text, or only a name that an operating system reserves.
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
        let room = LONGEST_TEXT.saturating_sub(slug.len() + usize::from(!slug.is_empty()));
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

/// A slug for a text of which [`from_text`] leaves nothing: `kind` (lower-case letters) and the
/// first eight hexadecimal digits of the text's BLAKE3 hash.
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

/// Leaves room in [`Slug::MAX_LEN`] for what tells equal slugs apart.
#[cfg(not(target_arch = "wasm32"))]
const LONGEST_TEXT: usize = 80;

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
