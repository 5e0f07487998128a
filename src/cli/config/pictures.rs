//! Settings about pictures: `pictures`, `picture_base`.

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::{FOLDER_EXPECTED, SettingsProblem, checked, host_folder};
use crate::format::Site;

/// Which pictures are shown, as the file has it: a word, or folders of other hosts.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected \"own\", \"any\", \"none\", or a list of addresses such as \"https://img.example/\""
)]
pub enum PicturesValue {
    /// `none`, `own` or `any`.
    Word(String),
    /// What addresses begin with.
    From(Vec<String>),
}

/// What is expected of `pictures`.
const PICTURES_EXPECTED: &str =
    "\"own\", \"any\", \"none\", or a list of addresses such as \"https://img.example/\"";

/// What is expected of each address of the list.
const PICTURE_BASE_EXPECTED: &str =
    "an address that begins with https:// and ends with /, without any of ? # & ; , '";

/// Says to the site which pictures are shown; gives where relative pictures are that the folder does not have.
/// Those are the owner's own.
pub fn read(
    wish: Option<Spanned<PicturesValue>>,
    base: Option<Spanned<String>>,
    site: &mut Site,
) -> Result<Option<Url>, SettingsProblem> {
    let base = checked(base, FOLDER_EXPECTED, |text| {
        Url::parse(&host_folder(text)?).ok()
    })?;
    let (from, no_pictures) = match wish {
        Some(wish) => shown(wish)?,
        None => (Vec::new(), false),
    };
    site.no_pictures = no_pictures;
    site.pictures_from = from;
    if let Some(base) = &base
        && !no_pictures
        && !site
            .pictures_from
            .iter()
            .any(|from| base.as_str().starts_with(from))
    {
        site.pictures_from.push(base.to_string());
    }
    Ok(base)
}

/// What addresses begin with, and whether there are to be no pictures at all.
fn shown(wish: Spanned<PicturesValue>) -> Result<(Vec<String>, bool), SettingsProblem> {
    let span = wish.span();
    match wish.into_inner() {
        PicturesValue::Word(word) => match word.as_str() {
            "own" => Ok((Vec::new(), false)),
            "any" => Ok((vec![Site::ANY_HTTPS_HOST.to_owned()], false)),
            "none" => Ok((Vec::new(), true)),
            _ => Err((
                span,
                format!("found {word:?}, expected {PICTURES_EXPECTED}"),
            )),
        },
        PicturesValue::From(list) => {
            let folders = list.iter().map(|text| {
                host_folder(text)
                    .filter(|from| from.starts_with(Site::ANY_HTTPS_HOST))
                    .ok_or_else(|| {
                        (
                            span.clone(),
                            format!("found {text:?}, expected {PICTURE_BASE_EXPECTED}"),
                        )
                    })
            });
            Ok((folders.collect::<Result<_, _>>()?, false))
        }
    }
}
