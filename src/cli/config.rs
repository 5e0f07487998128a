//! The owner's settings: `broadsheet.toml`.

mod coverage;
pub mod feeds;
mod logo;
mod pictures;
mod sources;
mod topics;

use std::{
    fs, io,
    ops::Range,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use crate::{
    export::coverage::SimilarityRule,
    format::{Site, site::TopicStyle},
    import::{FuturePosts, ImportOptions, SourceFolder, generators::SiteOptions},
    model::Address,
};

/// The name of the settings' file in a folder of articles.
pub const SETTINGS_FILE: &str = "broadsheet.toml";

/// What an owner can say.
#[derive(Debug)]
pub struct Config {
    /// What the browser needs of it.
    pub site: Site,
    /// What feeds are asked for.
    pub fetch: feeds::FetchSettings,
    /// How records are read.
    pub import: ImportOptions,
    /// Of how many stories, the newest, a page is written that can be read without the application.
    pub prerender: usize,
    /// Whether files are compressed beforehand, for hosts that look for such siblings.
    pub compress: bool,
    /// How stories of one event are grouped; `None` where they are not to be.
    pub coverage: Option<SimilarityRule>,
}

/// What [`Config::prerender`] is where nothing is said.
const DEFAULT_PRERENDERED_STORIES: usize = 1_000;

impl Default for Config {
    fn default() -> Self {
        Self {
            site: Site::default(),
            import: ImportOptions::default(),
            fetch: feeds::FetchSettings::default(),
            prerender: DEFAULT_PRERENDERED_STORIES,
            compress: false,
            coverage: Some(SimilarityRule::default()),
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
    logo: Option<Spanned<logo::LogoValue>>,
    cdn: Option<Spanned<String>>,
    pictures: Option<Spanned<pictures::PicturesValue>>,
    picture_base: Option<Spanned<String>>,
    prerender: Option<usize>,
    format: Option<Spanned<String>>,
    publisher: Option<Spanned<sources::PublisherValue>>,
    #[serde(default)]
    sources: Vec<sources::SourceTable>,
    #[serde(default)]
    topics: Vec<topics::TopicTable>,
    #[serde(default)]
    rules: Vec<topics::RuleTable>,
    #[serde(default)]
    hide: topics::HideTable,
    #[serde(default)]
    fetch: feeds::FetchTable,
    #[serde(default)]
    compress: bool,
    future: Option<Spanned<String>>,
    #[serde(default)]
    collections: Vec<String>,
    #[serde(default)]
    coverage: coverage::CoverageTable,
}

/// Reads the settings `file`; without one, those in `folder`; without those, the defaults.
///
/// # Errors
/// [`ConfigError`] names the file, and the line where one is wrong.
pub fn read(folder: &Path, file: Option<&Path>) -> Result<Config, ConfigError> {
    let path = file.map_or_else(|| folder.join(SETTINGS_FILE), Path::to_owned);
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
            String::new()
        }
        Err(source) => return Err(ConfigError::Read { path, source }),
    };
    parse(&text, folder).map_err(|(span, reason)| ConfigError::Line {
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

type SettingsProblem = (Range<usize>, String);

fn parse(text: &str, folder: &Path) -> Result<Config, SettingsProblem> {
    let settings: Settings = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        // Rust's word for it is nobody else's.
        (span, error.message().replace("usize", "a whole number"))
    })?;
    let defaults = Site::default();
    let title = checked(settings.title, "a title that is not empty", |title| {
        let title = title.trim();
        (!title.is_empty()).then(|| title.to_owned())
    })?;
    let mut site = Site {
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
        cdn: checked(settings.cdn, FOLDER_EXPECTED, host_folder)?,
        ..defaults
    };
    let picture_base = pictures::read(settings.pictures, settings.picture_base, &mut site)?;
    let (edits, looks) = topics::read(settings.topics, settings.rules, settings.hide)?;
    let sources = sources::read(
        settings.sources,
        sources::SourceDefaults {
            folder,
            format: settings.format,
            publisher: settings.publisher,
            title: title.as_deref(),
            base: site.base.as_ref(),
            site_options: SiteOptions {
                collections: settings.collections,
            },
        },
    )?;
    let fetch = feeds::read(settings.fetch, folder)?;
    let mut site = described(site, title, looks, &sources);
    site.logo = logo::read(settings.logo, folder, &site.title)?;
    Ok(Config {
        site,
        fetch,
        import: ImportOptions {
            picture_base,
            sources,
            edits,
            future: checked(settings.future, "\"show\" or \"hide\"", future)?.unwrap_or_default(),
            as_of: None,
        },
        prerender: settings.prerender.unwrap_or(DEFAULT_PRERENDERED_STORIES),
        compress: settings.compress,
        coverage: coverage::read(&settings.coverage)?,
    })
}

/// The site with what the settings of another generator say of it, where its own say nothing.
fn described(
    mut site: Site,
    title: Option<String>,
    topics: Vec<TopicStyle>,
    sources: &[SourceFolder],
) -> Site {
    site.topics = topics;
    let layouts = || sources.iter().map(|source| &source.layout);
    let title = title.or_else(|| layouts().find_map(|layout| layout.title.clone()));
    if let Some(title) = title {
        site.title = title;
    }
    if site.tagline.is_empty()
        && let Some(tagline) = layouts().find_map(|layout| layout.tagline.clone())
    {
        site.tagline = tagline;
    }
    site
}

/// What is said where a setting is not what was expected.
fn wrong(setting: &Spanned<String>, expected: &str) -> SettingsProblem {
    let text = setting.get_ref();
    let reason = format!("found {text:?}, expected {expected}");
    (setting.span(), reason)
}

/// The value of a setting, or what was expected of it.
fn checked<T>(
    setting: Option<Spanned<String>>,
    expected: &str,
    check: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let found = check(setting.get_ref());
    found.map(Some).ok_or_else(|| wrong(&setting, expected))
}

/// A folder of a host, as browsers write its address. It stands in the security policy, so nothing is in it that
/// ends something there.
pub fn host_folder(text: &str) -> Option<String> {
    let holds = Address::parse(text).is_ok()
        && text.ends_with('/')
        && !text.contains(['?', '#', '&', ';', ',', '\'']);
    holds
        .then(|| Url::parse(text).ok())
        .flatten()
        .map(String::from)
}

/// Whether records are public whose date is to come.
fn future(text: &str) -> Option<FuturePosts> {
    match text {
        "show" => Some(FuturePosts::Show),
        "hide" => Some(FuturePosts::Hide),
        _ => None,
    }
}

/// What is expected of such a folder.
pub const FOLDER_EXPECTED: &str =
    "an address that begins with https:// or http:// and ends with /, without any of ? # & ; , '";

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
mod tests;
