//! The settings of pictures: `pictures`, `picture_base`.

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::values::{FOLDER_EXPECTED, SettingsProblem, host_folder, parse_setting};
use crate::format::Site;

/// The value of `pictures` in the file: a word, or folders of other hosts.
#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "expected \"own\", \"any\", \"none\", or a list of addresses such as \"https://img.example/\""
)]
pub enum PicturesValue {
    /// `none`, `own` or `any`.
    Word(String),
    /// Prefixes of addresses.
    Prefixes(Vec<String>),
}

/// The description of valid values of `pictures`.
const PICTURES_EXPECTED: &str =
    "\"own\", \"any\", \"none\", or a list of addresses such as \"https://img.example/\"";

/// The description of valid addresses in the list of `pictures`.
const PICTURE_PREFIX_EXPECTED: &str =
    "an address that begins with https:// and ends with /, without any of ? # & ; , '";

/// Sets the pictures that the site shows, and returns `picture_base`: the address of relative pictures that are not in
/// the folder. Pictures below it are the owner's, so they are shown unless `pictures` is `"none"`.
///
/// # Errors
/// The position and the reason of the first invalid value.
pub fn read(
    setting: Option<Spanned<PicturesValue>>,
    base: Option<Spanned<String>>,
    site: &mut Site,
) -> Result<Option<Url>, SettingsProblem> {
    let base = parse_setting(base, FOLDER_EXPECTED, |text| {
        Url::parse(&host_folder(text)?).ok()
    })?;
    let (from, no_pictures) = match setting {
        Some(setting) => parse_pictures(setting)?,
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

/// Returns the prefixes of the addresses of pictures that are shown, and whether no picture is shown at all.
fn parse_pictures(setting: Spanned<PicturesValue>) -> Result<(Vec<String>, bool), SettingsProblem> {
    let span = setting.span();
    match setting.into_inner() {
        PicturesValue::Word(word) => match word.as_str() {
            "own" => Ok((Vec::new(), false)),
            "any" => Ok((vec![Site::ANY_HTTPS_HOST.to_owned()], false)),
            "none" => Ok((Vec::new(), true)),
            _ => Err((
                span,
                format!("found {word:?}, expected {PICTURES_EXPECTED}"),
            )),
        },
        PicturesValue::Prefixes(list) => {
            let folders = list.iter().map(|text| {
                host_folder(text)
                    .filter(|from| from.starts_with(Site::ANY_HTTPS_HOST))
                    .ok_or_else(|| {
                        (
                            span.clone(),
                            format!("found {text:?}, expected {PICTURE_PREFIX_EXPECTED}"),
                        )
                    })
            });
            Ok((folders.collect::<Result<_, _>>()?, false))
        }
    }
}
