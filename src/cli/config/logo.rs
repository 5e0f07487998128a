//! The setting `logo`.

use std::{fs, path::Path};

use serde::Deserialize;
use toml::Spanned;

use super::values::SettingsProblem;
use crate::{
    export::media::logo,
    model::{Picture, PictureFile, PictureSource},
};

/// The logo in the file: a path, or a table.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a path, or a table such as { file = \"logo.svg\", dark = \"dark.svg\", with_title = true }"
)]
pub enum LogoValue {
    /// A path in the folder of articles.
    File(String),
    /// A table.
    Table(LogoTable),
}

/// The table of a logo.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoTable {
    file: String,
    dark: Option<String>,
    #[serde(default)]
    with_title: bool,
}

/// Reads the setting. The pictures are in `folder`, and `title` is that of the site.
///
/// # Errors
/// The position and the reason, if a picture cannot be a logo.
pub fn read(
    setting: Option<Spanned<LogoValue>>,
    folder: &Path,
    title: &str,
) -> Result<Vec<Picture>, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(Vec::new());
    };
    let span = setting.span();
    let LogoTable {
        file,
        dark,
        with_title,
    } = match setting.into_inner() {
        LogoValue::File(file) => LogoTable {
            file,
            dark: None,
            with_title: false,
        },
        LogoValue::Table(table) => table,
    };
    let pictures = [Some(file), dark].into_iter().flatten().map(|path| {
        let (file, (width, height)) = picture(folder, &path)?;
        Ok(Picture {
            source: Some(PictureSource::Local(file)),
            width: Some(width),
            height: Some(height),
            title: (!with_title).then(|| title.to_owned()),
            ..Picture::default()
        })
    });
    let pictures = pictures.collect::<Result<_, String>>();
    pictures.map_err(|reason| (span, reason))
}

/// Returns the picture at a path and its size.
///
/// # Errors
/// The reason why the picture cannot be a logo.
fn picture(folder: &Path, path: &str) -> Result<(PictureFile, (u32, u32)), String> {
    let file = PictureFile::parse_or_svg(path).ok_or_else(|| {
        format!("found {path:?}, expected the path of an SVG, PNG, JPEG or WebP picture in the folder of articles")
    })?;
    let bytes =
        fs::read(folder.join(path)).map_err(|error| format!("cannot read {path}: {error}"))?;
    let size =
        logo::size(&file, &bytes).map_err(|error| format!("{path} cannot be a logo: {error}"))?;
    Ok((file, size))
}
