//! The owner's settings: `broadsheet.toml`.

use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use crate::{export::coverage::Rule, format::Site, model::Address};

/// The name of the settings' file in a folder of articles.
pub const FILE: &str = "broadsheet.toml";

/// What an owner can say.
#[derive(Debug)]
pub struct Config {
    /// What the browser needs of it.
    pub site: Site,
    /// The address that relative pictures are meant to be at.
    pub picture_base: Option<Url>,
    /// Of how many stories, the newest, a page is written that can be read without the application.
    pub prerender: usize,
    /// How stories of one event are grouped; `None` where they are not to be.
    pub coverage: Option<Rule>,
}

/// What [`Config::prerender`] is where nothing is said.
const PRERENDER: usize = 1_000;

impl Default for Config {
    fn default() -> Self {
        Self {
            site: Site::default(),
            picture_base: None,
            prerender: PRERENDER,
            coverage: Some(Rule::default()),
        }
    }
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the settings {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A line is wrong.
    #[error("{}:{line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it, and what was expected.
        reason: String,
    },
}

/// The file as it stands.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    title: Option<Spanned<String>>,
    tagline: Option<String>,
    language: Option<Spanned<String>>,
    base: Option<Spanned<String>>,
    accent: Option<Spanned<String>>,
    #[serde(default)]
    third_party_pictures: bool,
    picture_base: Option<Spanned<String>>,
    prerender: Option<usize>,
    #[serde(default)]
    coverage: Coverage,
}

/// The table `[coverage]` as it stands.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    group: Option<bool>,
    similarity: Option<Spanned<f64>>,
    hours: Option<Spanned<i64>>,
}

/// Reads the settings `file`; without one, those in `folder`; without those, the defaults.
///
/// # Errors
/// [`ConfigError`] names the file, and the line where one is wrong.
pub fn read(folder: &Path, file: Option<&Path>) -> Result<Config, ConfigError> {
    let path = file.map_or_else(|| folder.join(FILE), Path::to_owned);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // A folder that is none is said where it is read.
        Err(error)
            if file.is_none()
                && matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
        {
            return Ok(Config::default());
        }
        Err(source) => return Err(ConfigError::Read { path, source }),
    };
    parse(&text).map_err(|(span, reason)| ConfigError::Line {
        path,
        line: text
            .get(..span.start)
            .unwrap_or(&text)
            .matches('\n')
            .count()
            + 1,
        reason,
    })
}

type Wrong = (Range<usize>, String);

fn parse(text: &str) -> Result<Config, Wrong> {
    let settings: Settings = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        (span, error.message().to_owned())
    })?;
    let defaults = Site::default();
    let site = Site {
        title: checked(settings.title, "a title that is not empty", |title| {
            let title = title.trim();
            (!title.is_empty()).then(|| title.to_owned())
        })?
        .unwrap_or(defaults.title),
        tagline: settings.tagline.unwrap_or_default().trim().to_owned(),
        language: checked(
            settings.language,
            "a BCP 47 tag such as \"en\" or \"pt-BR\"",
            language,
        )?
        .unwrap_or(defaults.language),
        base: checked(
            settings.base,
            "an address that begins with https:// or http://, without ? and #",
            |text| {
                Address::parse(text)
                    .ok()
                    .filter(|_| !text.contains(['?', '#']))
            },
        )?,
        accent: checked(settings.accent, "a colour such as \"#a33b20\"", accent)?,
        third_party_pictures: settings.third_party_pictures,
    };
    let picture_base = checked(
        settings.picture_base,
        "an address that begins with https:// or http:// and ends with /",
        |text| {
            let is_folder = Address::parse(text).is_ok() && text.ends_with('/');
            is_folder.then(|| Url::parse(text).ok()).flatten()
        },
    )?;
    Ok(Config {
        site,
        picture_base,
        prerender: settings.prerender.unwrap_or(PRERENDER),
        coverage: coverage(&settings.coverage)?,
    })
}

/// A year: events do not last longer, and all of a window is looked through.
const MOST_HOURS: i64 = 366 * 24;

/// The rule that the table gives. What is wrong is so where nothing is to be grouped, too.
fn coverage(table: &Coverage) -> Result<Option<Rule>, Wrong> {
    let mut rule = Rule::default();
    if let Some(similarity) = &table.similarity {
        let found = *similarity.get_ref();
        let hundredths = (1..=100).find(|hundredths| {
            let least = f64::from(*hundredths) / 100.0;
            (found - least).abs() <= 0.005
        });
        rule.similarity = hundredths.ok_or_else(|| {
            let expected = "a number from 0.01 to 1, such as 0.6";
            (
                similarity.span(),
                format!("found {found}, expected {expected}"),
            )
        })?;
    }
    if let Some(hours) = &table.hours {
        let found = *hours.get_ref();
        let whole = (1..=MOST_HOURS).contains(&found);
        let whole = whole.then(|| u32::try_from(found).ok()).flatten();
        rule.hours = whole.ok_or_else(|| {
            let expected = format!("a whole number of hours from 1 to {MOST_HOURS}");
            (hours.span(), format!("found {found}, expected {expected}"))
        })?;
    }
    Ok(table.group.unwrap_or(true).then_some(rule))
}

/// The value of a setting, or what was expected of it.
fn checked<T>(
    setting: Option<Spanned<String>>,
    expected: &str,
    check: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Wrong> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let text = setting.get_ref();
    let wrong = || {
        (
            setting.span(),
            format!("found {text:?}, expected {expected}"),
        )
    };
    check(text).map(Some).ok_or_else(wrong)
}

/// The shape of a language tag (RFC 5646): the browser refuses to format with anything else.
fn language(text: &str) -> Option<String> {
    let holds = text.split('-').enumerate().all(|(place, part)| {
        let is_first = place == 0;
        let length = if is_first { 2..=3 } else { 1..=8 };
        let is_word = |c: char| c.is_ascii_alphabetic() || (!is_first && c.is_ascii_digit());
        length.contains(&part.len()) && part.chars().all(is_word)
    });
    holds.then(|| text.to_owned())
}

fn accent(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let holds = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    holds.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_needed() {
        assert_eq!(parse("").unwrap().site, Site::default());
    }

    #[test]
    fn everything_can_be_said() {
        let config = parse(
            "prerender = 50\ntitle = \"The Tide\"\ntagline = \"All of it\"\nlanguage = \"pt-BR\"\n\
             base = \"https://tide.example/\"\naccent = \"#A33B20\"\n\
             third_party_pictures = true\npicture_base = \"https://img.example/a/\"\n",
        )
        .unwrap();
        assert_eq!(config.site.accent.as_deref(), Some("#a33b20"));
        assert!(config.site.third_party_pictures);
        assert_eq!(config.prerender, 50);
        assert_eq!(
            config.picture_base.unwrap().as_str(),
            "https://img.example/a/"
        );
    }

    #[test]
    fn coverage_has_its_table() {
        let coverage = |text: &str| parse(text).unwrap().coverage;
        assert_eq!(coverage(""), Some(Rule::default()));
        assert_eq!(
            coverage("[coverage]\nsimilarity = 0.57\nhours = 48"),
            Some(Rule {
                similarity: 57,
                hours: 48
            })
        );
        assert_eq!(
            coverage("[coverage]\nsimilarity = 1").map(|rule| rule.similarity),
            Some(100)
        );
        assert_eq!(coverage("[coverage]\ngroup = false\nhours = 48"), None);
    }

    #[test]
    fn wrong_lines_are_named() {
        for (text, line) in [
            ("title = \"a\"\ntitel = \"b\"", 2),
            ("title = 3", 1),
            ("\n\nlanguage = \"English!\"", 3),
            ("title = \"a\"\naccent = \"red\"", 2),
            ("base = \"javascript:x\"", 1),
            ("title = \"a\"\nbase = \"https://tide.example/?a=1\"", 2),
            ("picture_base = \"https://img.example/a\"", 1),
            ("title = ", 1),
            ("prerender = -1", 1),
            ("[coverage]\nsimilarity = 0", 2),
            ("[coverage]\nhours = 72\nsimilarity = 1.1", 3),
            ("[coverage]\nsimilarity = nan", 2),
            ("[coverage]\n\nhours = 0", 3),
            ("[coverage]\nhours = 1.5", 2),
            ("[coverage]\ngroup = false\nhours = 9000", 3),
            ("title = \"a\"\n[coverage]\nday = 3", 3),
        ] {
            let (span, reason) = parse(text).unwrap_err();
            let found = text[..span.start.min(text.len())].matches('\n').count() + 1;
            assert_eq!(found, line, "{text:?}: {reason}");
        }
    }
}
