//! Pictures, and where they come from.

use serde::Serialize;

use super::Address;
use crate::json::{JsonFields, JsonValue, ReadErrors, number, text, truth};

/// A picture of a story, or the logo of a publisher.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Where it is. `None` when the address was unusable: a placeholder is shown.
    #[serde(rename = "url", skip_serializing_if = "Option::is_none")]
    pub source: Option<PictureSource>,
    /// Width in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The widths of its smaller copies, in pixels, rising; see [`PictureFile::narrowed`]. Only local
    /// pictures have some.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub smaller: Vec<u32>,
    /// What it shows, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who made it, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Whether the system that made the record kept a copy of its own. Kept for completeness;
    /// nothing here depends on it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_cached: bool,
}

impl Picture {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            source: fields.find("url", PictureSource::read_lenient).flatten(),
            width: fields.find("width", number),
            height: fields.find("height", number),
            smaller: fields.find_list("smaller", number),
            title: fields.find_text("title"),
            attribution: fields.find_text("attribution"),
            is_cached: fields.find("isCached", truth).unwrap_or_default(),
        }
    }
}

/// Where a picture is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum PictureSource {
    /// On somebody's server; shown only where the site's owner allows that.
    Remote(Address),
    /// In the source folder, and after the export beside the shards.
    Local(PictureFile),
}

impl PictureSource {
    /// Reads an address or a path.
    ///
    /// ```
    /// use broadsheet::model::PictureSource;
    ///
    /// assert!(matches!(PictureSource::parse("https://a.example/b.jpg"), Some(PictureSource::Remote(_))));
    /// assert!(matches!(PictureSource::parse("pictures/b.webp"), Some(PictureSource::Local(_))));
    /// assert!(PictureSource::parse("../b.webp").is_none());
    /// assert!(PictureSource::parse("data:image/png;base64,AA==").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match Address::parse(text) {
            Ok(address) => Some(Self::Remote(address)),
            Err(_) => PictureFile::parse(text).map(Self::Local),
        }
    }

    /// Reads a source of an export, where a logo may be a drawing, and turns a bad one into `None`. Shown in a page,
    /// a drawing runs nothing.
    pub fn read_lenient(value: JsonValue<'_>, notes: &mut ReadErrors) -> Option<Self> {
        let text = text(value, notes);
        let drawing = || PictureFile::drawing(&text).map(Self::Local);
        Self::parse(&text).or_else(drawing)
    }
}

/// The path of a raster picture below a known folder: segments of ASCII letters, digits, `.`, `_`,
/// `-` and spaces, none of them beginning with a dot, and an ending from
/// [`PictureFile::ENDINGS`]. SVG is not among them: opened by itself it is a page that may run
/// scripts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct PictureFile(String);

impl PictureFile {
    /// The endings a picture's file name may have, in lower case.
    pub const PICTURE_EXTENSIONS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

    /// The ending of a drawing (SVG).
    pub const SVG_EXTENSION: &str = "svg";

    /// Checks a path.
    pub fn parse(path: &str) -> Option<Self> {
        Self::ending_in(path, &Self::PICTURE_EXTENSIONS)
    }

    /// Checks the path of a picture that may be a drawing: the site's owner named it, and the exporter has looked
    /// into it (`export::logo`).
    pub fn drawing(path: &str) -> Option<Self> {
        Self::parse(path).or_else(|| Self::ending_in(path, &[Self::SVG_EXTENSION]))
    }

    fn ending_in(path: &str, endings: &[&str]) -> Option<Self> {
        let segments_hold = path.split('/').all(|segment| {
            !segment.is_empty() && !segment.starts_with('.') && segment.chars().all(is_path_char)
        });
        let (_, ending) = path.rsplit_once('.')?;
        let known = endings
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending));
        (segments_hold && known && path.len() <= 255).then(|| Self(path.to_owned()))
    }

    /// The path, with `/` between segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the copy of this width: it lies beside the picture, and is a JPEG whatever that is.
    ///
    /// ```
    /// use broadsheet::model::PictureFile;
    ///
    /// let picture = PictureFile::parse("picture-bbbbbbbbbb.webp");
    /// let copy = picture.map(|picture| picture.narrowed(480));
    /// assert_eq!(copy.as_deref(), Some("picture-bbbbbbbbbb-480.jpg"));
    /// ```
    pub fn narrowed(&self, width: u32) -> String {
        let (stem, _) = self.0.rsplit_once('.').unwrap_or((&self.0, ""));
        [stem, "-", &width.to_string(), ".jpg"].concat()
    }

    /// The ending, in lower case, without the dot.
    pub fn ending(&self) -> String {
        let ending = self.0.rsplit('.').next().unwrap_or_default();
        ending.to_ascii_lowercase()
    }
}

fn is_path_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ')
}
