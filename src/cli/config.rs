//! The settings of a site: `broadsheet.toml`.

mod coverage;
mod defaults;
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

use self::defaults::DEFAULT_PRERENDERED_STORIES;
use super::renamed;
use crate::{
    export::coverage::SameEventRule,
    format::{Site, site::TopicStyle},
    import::{
        ImportOptions,
        diagnostics::{
            quote,
            report::{Problem, ProblemKind, Severity},
        },
        generators::{SiteOptions, source_folder::SourceFolder},
        visibility::FuturePosts,
    },
    model::Address,
};

/// The file name of the settings in a folder of articles.
pub const SETTINGS_FILE: &str = "broadsheet.toml";

/// The settings of a site.
#[derive(Debug)]
pub struct Config {
    /// The settings that the browser needs.
    pub site: Site,
    /// The settings of `broadsheet fetch`.
    pub fetch: feeds::FetchSettings,
    /// The options of the import.
    pub import: ImportOptions,
    /// The number of newest stories to prerender.
    pub prerender: usize,
    /// Whether `broadsheet build` writes compressed files, for hosts that serve them.
    pub compress: bool,
    /// The rule for grouping stories of one event; `None` if they are not grouped.
    pub coverage: Option<SameEventRule>,
    /// The notes about settings that have their old names.
    pub notes: Vec<Problem>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            site: Site::default(),
            import: ImportOptions::default(),
            fetch: feeds::FetchSettings::default(),
            prerender: DEFAULT_PRERENDERED_STORIES,
            compress: false,
            coverage: Some(SameEventRule::default()),
            notes: Vec::new(),
        }
    }
}

/// An error in the settings.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the settings {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// A line is invalid.
    #[error("{}:{line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The text that was found and the text that was expected.
        reason: String,
    },
}

/// The file with its tables.
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

/// Reads the settings from `file`, or from `folder` if no file is named. Returns the defaults if the folder has none.
///
/// # Errors
/// [`ConfigError`] names the file, and the line if one is invalid.
pub fn read(folder: &Path, file: Option<&Path>) -> Result<Config, ConfigError> {
    let path = file.map_or_else(|| folder.join(SETTINGS_FILE), Path::to_owned);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // The import reports a folder that does not exist.
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
    match parse(&text, folder) {
        Ok(mut config) => {
            if let Some(file) = file {
                let name = quote::one_line(&file.display().to_string(), usize::MAX);
                for note in &mut config.notes {
                    note.file.clone_from(&name);
                }
            }
            Ok(config)
        }
        Err((span, reason)) => Err(ConfigError::Line {
            path,
            line: line_of(&text, &span),
            reason,
        }),
    }
}

/// Returns the number of the line in which a span begins, from 1.
fn line_of(text: &str, span: &Range<usize>) -> usize {
    let before = text.get(..span.start).unwrap_or(text);
    before.matches('\n').count() + 1
}

/// The position of an invalid value, and the reason.
type SettingsProblem = (Range<usize>, String);

/// A key that has its old name, which still works.
#[derive(Debug)]
pub struct RenamedKey {
    /// The position of its value.
    span: Range<usize>,
    /// The path of the key, such as `topics[2].colour`.
    field: String,
    old_name: &'static str,
    new_name: &'static str,
}

impl RenamedKey {
    /// Returns the note about a key in the settings `text`.
    fn note(&self, text: &str) -> Problem {
        Problem::new(
            ProblemKind::RenamedSetting,
            Severity::Note,
            (SETTINGS_FILE, Some(line_of(text, &self.span))),
            &self.field,
            self.old_name,
            &renamed(self.new_name),
        )
    }
}

fn parse(text: &str, folder: &Path) -> Result<Config, SettingsProblem> {
    let settings: Settings = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        // Owners do not know the names of Rust's types.
        (span, error.message().replace("usize", "a whole number"))
    })?;
    let defaults = Site::default();
    let title = parse_setting(settings.title, "a title that is not empty", |title| {
        let title = title.trim();
        (!title.is_empty()).then(|| title.to_owned())
    })?;
    let mut site = Site {
        tagline: settings.tagline.unwrap_or_default().trim().to_owned(),
        language: parse_setting(
            settings.language,
            "a BCP 47 tag such as \"en\" or \"pt-BR\"",
            language,
        )?
        .unwrap_or(defaults.language),
        base: parse_setting(
            settings.base,
            "an address that begins with https:// or http://, without ? and #",
            |text| {
                Address::parse(text)
                    .ok()
                    .filter(|_| !text.contains(['?', '#']))
            },
        )?,
        accent: parse_setting(settings.accent, COLOR_EXPECTED, color)?,
        cdn: parse_setting(settings.cdn, FOLDER_EXPECTED, host_folder)?,
        ..defaults
    };
    let picture_base = pictures::read(settings.pictures, settings.picture_base, &mut site)?;
    let topic_settings = topics::read(settings.topics, settings.rules, settings.hide)?;
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
    let mut site = with_generator_settings(site, title, topic_settings.styles, &sources);
    site.logo = logo::read(settings.logo, folder, &site.title)?;
    let renamed_keys = topic_settings.renamed.iter();
    Ok(Config {
        site,
        fetch,
        import: ImportOptions {
            picture_base,
            sources,
            edits: topic_settings.edits,
            future: parse_setting(settings.future, "\"show\" or \"hide\"", future)?
                .unwrap_or_default(),
            as_of: None,
        },
        prerender: settings.prerender.unwrap_or(DEFAULT_PRERENDERED_STORIES),
        compress: settings.compress,
        coverage: coverage::read(&settings.coverage)?,
        notes: renamed_keys.map(|key| key.note(text)).collect(),
    })
}

/// Fills in title and tagline from the settings of another generator, if the settings of the site have none.
fn with_generator_settings(
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

/// Returns the problem of a setting whose value is invalid.
fn invalid(setting: &Spanned<String>, expected: &str) -> SettingsProblem {
    let text = setting.get_ref();
    let reason = format!("found {text:?}, expected {expected}");
    (setting.span(), reason)
}

/// Parses the value of a setting; `None` if it is not set.
///
/// # Errors
/// The position and the reason, if the value is not what is `expected`.
fn parse_setting<T>(
    setting: Option<Spanned<String>>,
    expected: &str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let value = parse(setting.get_ref());
    value.map(Some).ok_or_else(|| invalid(&setting, expected))
}

/// Parses the address of a folder on a host, and returns it as browsers write it. The security policy contains it, so
/// characters that end a value there are refused.
pub fn host_folder(text: &str) -> Option<String> {
    let is_valid = Address::parse(text).is_ok()
        && text.ends_with('/')
        && !text.contains(['?', '#', '&', ';', ',', '\'']);
    is_valid
        .then(|| Url::parse(text).ok())
        .flatten()
        .map(String::from)
}

/// Parses the value of `future`: whether records with a future date are public.
fn future(text: &str) -> Option<FuturePosts> {
    match text {
        "show" => Some(FuturePosts::Show),
        "hide" => Some(FuturePosts::Hide),
        _ => None,
    }
}

/// The description of a valid folder on a host.
pub const FOLDER_EXPECTED: &str =
    "an address that begins with https:// or http:// and ends with /, without any of ? # & ; , '";

/// Checks the syntax of a language tag (RFC 5646), because browsers throw an error for any other text.
fn language(text: &str) -> Option<String> {
    let is_valid = text.split('-').enumerate().all(|(index, part)| {
        let is_first = index == 0;
        let length = if is_first { 2..=3 } else { 1..=8 };
        let is_word = |c: char| c.is_ascii_alphabetic() || (!is_first && c.is_ascii_digit());
        length.contains(&part.len()) && part.chars().all(is_word)
    });
    is_valid.then(|| text.to_owned())
}

/// The description of a valid color.
const COLOR_EXPECTED: &str = "a color such as \"#a33b20\"";

/// Parses a color, and returns it in lower case.
fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    let is_valid = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_valid.then(|| text.to_lowercase())
}

#[cfg(test)]
mod tests;
