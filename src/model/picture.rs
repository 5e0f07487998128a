//! Defines pictures and their sources.

use serde::{Deserialize, Deserializer, Serialize};

use crate::model::address::Address;

/// A picture of a story, or the logo of a publisher.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// The source. `None` if the address was invalid; a placeholder is then shown.
    #[serde(
        rename = "url",
        default,
        deserialize_with = "PictureSource::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub source: Option<PictureSource>,
    /// The width in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The height in pixels, at least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The widths of the smaller copies in pixels, ascending; see [`PictureFile::copy_name`]. Only
    /// local pictures have copies.
    #[serde(rename = "smaller", default, skip_serializing_if = "Vec::is_empty")]
    pub smaller_widths: Vec<u32>,
    /// The description, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The credit, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
    /// Whether the system that wrote the record has a copy. Stored for completeness; nothing
    /// depends on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_cached: bool,
}

/// The source of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum PictureSource {
    /// A picture on another server. It is shown only if the owner of the site allows that.
    Remote(Address),
    /// A file in the source folder; after the export, a file of the export.
    Local(PictureFile),
}

impl PictureSource {
    /// Parses an address or a path.
    ///
    /// ```
    /// use broadsheet::model::PictureSource;
    ///
    /// assert!(matches!(PictureSource::parse("https://a.example/b.jpg"), Some(PictureSource::Remote(_))));
    /// assert!(matches!(PictureSource::parse("pictures/b.webp"), Some(PictureSource::Local(_))));
    /// assert!(matches!(PictureSource::parse("größe (1)@2x.webp"), Some(PictureSource::Local(_))));
    /// assert!(PictureSource::parse("../b.webp").is_none());
    /// assert!(PictureSource::parse("%2e%2e/b.webp").is_none());
    /// assert!(PictureSource::parse("data:image/png;base64,AA==").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match Address::parse(text) {
            Ok(address) => Some(Self::Remote(address)),
            Err(_) => PictureFile::parse(text).map(Self::Local),
        }
    }

    /// Reads an optional source of an export, which is `None` if it is invalid. A logo may be an
    /// SVG, which cannot run scripts when it is shown as an image.
    ///
    /// # Errors
    /// Returns the errors of `deserializer`.
    pub fn deserialize_lenient<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        let text = Option::<String>::deserialize(deserializer)?;
        Ok(text.and_then(|text| {
            let parse_svg = || PictureFile::parse_or_svg(&text).map(Self::Local);
            Self::parse(&text).or_else(parse_svg)
        }))
    }
}

/// The path of a raster picture in a known folder. Its segments do not begin with a dot, and have no
/// control characters and no character that has a meaning in addresses or on some file system
/// (`\\ : ? # % " < > | *`). Its extension is one of
/// [`PictureFile::PICTURE_EXTENSIONS`]. SVG is excluded: opened by itself, it is a page that can
/// run scripts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PictureFile(String);

/// The reason why a text is not a [`PictureFile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the path of a raster picture")]
pub struct PictureFileError;

impl TryFrom<String> for PictureFile {
    type Error = PictureFileError;

    fn try_from(path: String) -> Result<Self, PictureFileError> {
        Self::parse(&path).ok_or(PictureFileError)
    }
}

impl PictureFile {
    /// The extensions of raster pictures, in lower case.
    pub const PICTURE_EXTENSIONS: [&str; 6] = ["avif", "gif", "jpeg", "jpg", "png", "webp"];

    /// The extension of SVG files.
    pub const SVG_EXTENSION: &str = "svg";

    /// Parses the path of a raster picture.
    pub fn parse(path: &str) -> Option<Self> {
        Self::with_extension(path, &Self::PICTURE_EXTENSIONS)
    }

    /// Parses the path of a raster picture or an SVG. An SVG must have been chosen by the owner of
    /// the site and checked by the exporter (`export::media::logo`).
    pub fn parse_or_svg(path: &str) -> Option<Self> {
        Self::parse(path).or_else(|| Self::with_extension(path, &[Self::SVG_EXTENSION]))
    }

    fn with_extension(path: &str, extensions: &[&str]) -> Option<Self> {
        let has_valid_segments = path.split('/').all(|segment| {
            !segment.is_empty() && !segment.starts_with('.') && segment.chars().all(is_path_char)
        });
        let (_, extension) = path.rsplit_once('.')?;
        let is_known = extensions
            .iter()
            .any(|is_known| is_known.eq_ignore_ascii_case(extension));
        (has_valid_segments && is_known && path.len() <= 255).then(|| Self(path.to_owned()))
    }

    /// Returns the path, with `/` between segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name of the copy of this width. The copy is beside the picture, and always a
    /// JPEG.
    ///
    /// ```
    /// use broadsheet::model::PictureFile;
    ///
    /// let picture = PictureFile::parse("picture-bbbbbbbbbb.webp");
    /// let copy = picture.map(|picture| picture.copy_name(480));
    /// assert_eq!(copy.as_deref(), Some("picture-bbbbbbbbbb-480.jpg"));
    /// ```
    pub fn copy_name(&self, width: u32) -> String {
        let (stem, _) = self.0.rsplit_once('.').unwrap_or((&self.0, ""));
        [stem, "-", &width.to_string(), ".jpg"].concat()
    }

    /// Returns the extension in lower case, without the dot.
    pub fn extension(&self) -> String {
        let extension = self.0.rsplit('.').next().unwrap_or_default();
        extension.to_ascii_lowercase()
    }
}

fn is_path_char(c: char) -> bool {
    !c.is_ascii_control()
        && !matches!(
            c,
            '\\' | ':' | '?' | '#' | '%' | '"' | '<' | '>' | '|' | '*'
        )
}
