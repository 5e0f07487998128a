//! Defines the names of places within the text of a story.

use serde::{Deserialize, Deserializer, Serialize};

/// The name of a place within a text, such as a heading: the part of an address after `#`.
///
/// It is 1 to [`MAX_LEN`](Self::MAX_LEN) bytes without white space, control characters and the characters
/// `"'<>&#\`. The page writes it with a prefix ([`html_id`](Self::html_id)), so that no text can take the name of a
/// part of the page.
///
/// ```
/// use broadsheet::model::ElementId;
///
/// let id = ElementId::parse("low-water").ok_or("an id")?;
/// assert_eq!(id.html_id(), "text-low-water");
/// assert_eq!(ElementId::parse("low water"), None);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct ElementId(String);

impl ElementId {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = 200;

    /// The beginning of every identifier in the page that comes from a text.
    pub const HTML_PREFIX: &str = "text-";

    /// Returns the name, or `None` if it is not valid.
    pub fn parse(text: &str) -> Option<Self> {
        let is_forbidden = |c: char| c.is_whitespace() || c.is_control() || "\"'<>&#\\".contains(c);
        let is_valid = (1..=Self::MAX_LEN).contains(&text.len()) && !text.contains(is_forbidden);
        is_valid.then(|| Self(text.to_owned()))
    }

    /// Reads an optional name of an export, which is `None` if it is invalid.
    ///
    /// # Errors
    /// Returns the errors of `deserializer`.
    pub fn deserialize_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.and_then(|text| Self::parse(&text)))
    }

    /// Returns the name as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier of the element in the page.
    pub fn html_id(&self) -> String {
        format!("{}{}", Self::HTML_PREFIX, self.0)
    }
}
