//! Defines the settings of a site that the browser needs.

use serde::{Deserialize, Serialize};

use crate::model::{Address, Picture};

/// The settings of `broadsheet.toml` that the browser needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The name in the masthead.
    pub title: String,
    /// The line beside the name; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// The language of stories that name none, as a BCP 47 tag. It is also the language of the page
    /// if the reader's own is not available.
    pub language: String,
    /// The address that the site is published at.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub base: Option<Address>,
    /// The accent color, `#rrggbb`. The page uses its hue and saturation; the lightness follows the
    /// theme, so that text stays readable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The logo, followed by the logo of the dark theme if there is another. With a `title`, the
    /// logo replaces the name of the site; without one it is shown beside the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub logo: Vec<Picture>,
    /// Address prefixes of remote pictures that are shown. Each is a folder of a host and ends with
    /// `/`; `https://` alone allows every host.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures_from: Vec<String>,
    /// Whether local pictures are left out, too. Not serialized, because the export then has no
    /// pictures.
    #[serde(skip)]
    pub no_pictures: bool,
    /// The base address, with a trailing `/`, of files that are named by their content. Not
    /// serialized, because the page contains it.
    #[serde(skip)]
    pub cdn: Option<String>,
    /// Topics that are shown before all others, in this order, and their style. Not serialized: the
    /// result is in the manifest's topics and in the style sheet.
    #[serde(skip)]
    pub topics: Vec<TopicStyle>,
}

/// The style of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicStyle {
    /// The name.
    pub name: String,
    /// The color of its dot, `#rrggbb`.
    pub color: Option<String>,
}

impl Site {
    /// The prefix in [`Site::pictures_from`] that allows pictures of every host.
    pub const ANY_HTTPS_HOST: &str = "https://";

    /// Returns whether the owner allows this remote picture.
    pub fn allows_picture(&self, picture: &Address) -> bool {
        let from = &self.pictures_from;
        from.iter().any(|from| picture.as_str().starts_with(from))
    }

    /// Returns the description of the site in a line: its tagline or, without one, its title.
    pub fn description(&self) -> &str {
        if self.tagline.is_empty() {
            &self.title
        } else {
            &self.tagline
        }
    }
}

impl Default for Site {
    fn default() -> Self {
        Self {
            title: "Broadsheet".to_owned(),
            tagline: String::new(),
            language: "en".to_owned(),
            base: None,
            accent: None,
            logo: Vec::new(),
            pictures_from: Vec::new(),
            no_pictures: false,
            cdn: None,
            topics: Vec::new(),
        }
    }
}
