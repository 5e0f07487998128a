//! What the owner of a site says of it.

use serde::{Deserialize, Serialize};

use crate::model::{Address, address};

/// The owner's settings, as far as the browser needs them (`broadsheet.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The name in the masthead.
    pub title: String,
    /// The line beside it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// The language of the site as a BCP 47 tag: dates and numbers are written in it.
    pub language: String,
    /// Where the site is published.
    #[serde(
        default,
        deserialize_with = "address::lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub base: Option<Address>,
    /// The accent colour, `#rrggbb`. Its hue and strength are used; its lightness follows the
    /// theme, so that text in it stays readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// Whether pictures on other people's servers are shown.
    #[serde(default)]
    pub third_party_pictures: bool,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Broadsheet".to_owned(),
            tagline: String::new(),
            language: "en".to_owned(),
            base: None,
            accent: None,
            third_party_pictures: false,
        }
    }
}
