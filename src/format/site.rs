//! What the owner of a site says of it.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors, text},
    model::{Address, Picture},
};

/// The owner's settings, as far as the browser needs them (`broadsheet.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Site {
    /// The name in the masthead.
    pub title: String,
    /// The line beside it; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// The language of stories that name none, and of the page where that of the reader is not spoken: a
    /// BCP 47 tag.
    pub language: String,
    /// Where the site is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Address>,
    /// The accent colour, `#rrggbb`. Its hue and strength are used; its lightness follows the
    /// theme, so that text in it stays readable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The picture in the masthead, and after it that for the dark theme, where that is another. What a picture is
    /// called (its `title`) is the name of the site where it stands in the place of that; without one it stands
    /// beside the name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logo: Vec<Picture>,
    /// What the addresses of pictures on other people's servers begin with that are shown. Each is a folder of a
    /// host, with `/` at its end; `https://` alone is every host.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pictures_from: Vec<String>,
    /// Whether local pictures are left out as well. The export then has none, so it is not written here.
    #[serde(skip)]
    pub no_pictures: bool,
    /// The host, and the folder of it, that files named by their content are asked of: an address with `/` at its
    /// end. The page says it, not the export, so it is not written here.
    #[serde(skip)]
    pub cdn: Option<String>,
    /// Topics that are shown before all others, in this order, and how. What comes of it is in the
    /// manifest's topics and in the style sheet, so it is not written here.
    #[serde(skip)]
    pub topics: Vec<TopicStyle>,
}

/// How the owner wants a topic shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicStyle {
    /// Its name.
    pub name: String,
    /// Its colour, `#rrggbb`.
    pub colour: Option<String>,
}

impl Site {
    /// What [`Site::pictures_from`] has where pictures of every host are shown.
    pub const ANY_HTTPS_HOST: &str = "https://";

    /// Whether the owner allows a picture on somebody else's server.
    pub fn shows(&self, picture: &Address) -> bool {
        let from = &self.pictures_from;
        from.iter().any(|from| picture.as_str().starts_with(from))
    }

    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            title: fields.text("title"),
            tagline: fields.find_text("tagline").unwrap_or_default(),
            language: fields.text("language"),
            base: fields.find("base", Address::read_lenient).flatten(),
            accent: fields.find_text("accent"),
            logo: fields.find_list("logo", Picture::read),
            pictures_from: fields.find_list("picturesFrom", text),
            no_pictures: false,
            cdn: None,
            topics: Vec::new(),
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
