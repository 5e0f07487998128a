//! A story's name in addresses.

use std::fmt;

use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A text that is no [`Slug`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("1 to 96 characters of a-z, 0-9 and -, not a name that an operating system reserves")]
pub struct SlugError;

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

    /// The name of a story that has none to make a slug of: `story-` and eight hexadecimal digits.
    ///
    /// ```
    /// # use broadsheet::model::Slug;
    /// assert_eq!(Slug::numbered(0xbeef).as_str(), "story-0000beef");
    /// ```
    pub fn numbered(number: u32) -> Self {
        Self(format!("story-{number:08x}"))
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

impl TryFrom<String> for Slug {
    type Error = SlugError;

    fn try_from(text: String) -> Result<Self, SlugError> {
        Self::parse(&text).ok_or(SlugError)
    }
}

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
