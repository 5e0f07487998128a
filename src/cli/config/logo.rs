//! The setting `logo`.

use std::{fs, path::Path};

use serde::Deserialize;
use toml::Spanned;

use super::SettingsProblem;
use crate::{
    export::logo,
    model::{Picture, PictureFile, PictureSource},
};

/// A logo as the file has it: a path, or a path and how it is shown.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected a path, or a table such as { file = \"logo.svg\", dark = \"dark.svg\", with_title = true }"
)]
pub enum LogoValue {
    /// A path in the folder of articles.
    File(String),
    /// A path and more.
    More(LogoTable),
}

/// A logo and how it is shown.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoTable {
    file: String,
    dark: Option<String>,
    #[serde(default)]
    with_title: bool,
}

/// The logo that is wished for, whose pictures are in `folder`; `title` is the site's.
pub fn read(
    wish: Option<Spanned<LogoValue>>,
    folder: &Path,
    title: &str,
) -> Result<Vec<Picture>, SettingsProblem> {
    let Some(wish) = wish else {
        return Ok(Vec::new());
    };
    let span = wish.span();
    let LogoTable {
        file,
        dark,
        with_title,
    } = match wish.into_inner() {
        LogoValue::File(file) => LogoTable {
            file,
            dark: None,
            with_title: false,
        },
        LogoValue::More(more) => more,
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

/// The picture at a path, and its size; else what is wrong with it.
fn picture(folder: &Path, path: &str) -> Result<(PictureFile, (u32, u32)), String> {
    let file = PictureFile::drawing(path).ok_or_else(|| {
        format!("found {path:?}, expected the path of an SVG, PNG, JPEG or WebP picture in the folder of articles")
    })?;
    let bytes =
        fs::read(folder.join(path)).map_err(|error| format!("cannot read {path}: {error}"))?;
    let size =
        logo::size(&file, &bytes).map_err(|error| format!("{path} cannot be a logo: {error}"))?;
    Ok((file, size))
}
