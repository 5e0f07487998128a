//! The file of the settings: its tables, and how they become a [`Config`].

use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use super::{
    Config, DEFAULT_PRERENDERED_STORIES, MIN_MAX_FILES, coverage, feeds, logo, pictures, sources,
    topics,
    values::{
        COLOR_EXPECTED, FOLDER_EXPECTED, SettingsProblem, color, future, host_folder, invalid,
        language, parse_setting,
    },
};
use crate::{
    format::Site,
    import::{
        ImportOptions,
        generators::{SiteDescription, SiteOptions, source_folder::SourceFolder},
    },
    model::Address,
};

/// The file with its tables.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
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
    max_files: Option<Spanned<usize>>,
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
    built_site: Option<Spanned<String>>,
    #[serde(default)]
    topics_from: Vec<String>,
    #[serde(default)]
    coverage: coverage::CoverageTable,
}

/// Reads the text of the settings of `folder`.
///
/// # Errors
/// The position and the reason of the first invalid value.
pub fn parse(text: &str, folder: &Path) -> Result<Config, SettingsProblem> {
    let settings: SettingsFile = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        // Owners do not know the names of Rust's types.
        (span, error.message().replace("usize", "a whole number"))
    })?;
    let defaults = Site::default();
    let title = parse_setting(settings.title, "a title that is not empty", |title| {
        let title = title.trim();
        (!title.is_empty()).then(|| title.to_owned())
    })?;
    let expected = "a BCP 47 tag such as \"en\" or \"pt-BR\"";
    let own_language = parse_setting(settings.language, expected, language)?;
    let mut site = Site {
        tagline: settings.tagline.unwrap_or_default().trim().to_owned(),
        language: own_language.clone().unwrap_or(defaults.language),
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
            built_site: settings.built_site,
            topics_from: settings.topics_from,
            title: title.as_deref(),
            base: site.base.as_ref(),
            site_options: SiteOptions {
                collections: settings.collections,
            },
        },
    )?;
    let fetch = feeds::read(settings.fetch, folder)?;
    site.topics = topic_settings.styles;
    complete(&mut site, title, own_language, &sources);
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
        max_files: max_files(settings.max_files)?,
        compress: settings.compress,
        coverage: coverage::read(&settings.coverage)?,
        notes: renamed_keys.map(|key| key.note(text)).collect(),
    })
}

/// Reads the maximum number of files of the site.
fn max_files(setting: Option<Spanned<usize>>) -> Result<Option<usize>, SettingsProblem> {
    match setting {
        Some(number) if *number.get_ref() < MIN_MAX_FILES => {
            Err(invalid(&number, "a whole number from 100 on"))
        }
        setting => Ok(setting.map(Spanned::into_inner)),
    }
}

/// Fills in title, tagline and language that the settings do not have from those of another generator. Its site is called
/// by its folder if they have no title either.
fn complete(
    site: &mut Site,
    title: Option<String>,
    own_language: Option<String>,
    sources: &[SourceFolder],
) {
    let descriptions = || sources.iter().map(|source| &source.layout.description);
    let of_generator = || descriptions().find_map(SiteDescription::name);
    let of_folder = || {
        let mut sites = sources.iter().filter(|s| s.layout.generator().is_some());
        sites.find_map(|site| (!site.title.is_empty()).then(|| site.title.clone()))
    };
    if let Some(title) = title.or_else(of_generator).or_else(of_folder) {
        site.title = title;
    }
    if site.tagline.is_empty() {
        let tagline = descriptions().find_map(|site| site.tagline.clone());
        site.tagline = tagline.unwrap_or_default();
    }
    if own_language.is_none() {
        let tag = |site: &SiteDescription| language(&site.language.as_ref()?.replace('_', "-"));
        if let Some(tag) = descriptions().find_map(tag) {
            site.language = tag;
        }
    }
}
