//! Settings about where records come from: `format`, `publisher`, `[[sources]]`.

use std::path::{Component, Path};

use serde::Deserialize;
use toml::Spanned;

use super::{SettingsProblem, wrong};
use crate::{
    import::{DefaultPublisher, Dialect, Layout, SourceFolder, generators::SiteOptions},
    model::Address,
};

/// A publisher as the file has it: a name, or name and domain.
#[derive(Clone, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a name, or a table such as { name = \"The Tide\", domain = \"tide.example\" }"
)]
pub enum PublisherValue {
    /// A name alone.
    Name(String),
    /// Name and domain.
    Both(PublisherTable),
}

/// Name and domain of a publisher.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherTable {
    /// The name.
    name: String,
    /// The host, such as `news.example`.
    domain: Option<String>,
}

/// A source as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    path: Spanned<String>,
    format: Option<Spanned<String>>,
    publisher: Option<Spanned<PublisherValue>>,
    #[serde(default)]
    topics: Vec<String>,
}

/// What stands for a record that does not name its publisher.
pub struct SourceDefaults<'a> {
    /// The folder of articles.
    pub folder: &'a Path,
    /// `format` of the whole site.
    pub format: Option<Spanned<String>>,
    /// `publisher` of the whole site.
    pub publisher: Option<Spanned<PublisherValue>>,
    /// The title of the site, where its settings say one.
    pub title: Option<&'a str>,
    /// Where the site is published.
    pub base: Option<&'a Address>,
    /// Options for the site of a generator.
    pub site_options: SiteOptions,
}

/// The sources of a site; one, the whole folder, where none is named.
pub fn read(
    parts: Vec<SourceTable>,
    defaults: SourceDefaults,
) -> Result<Vec<SourceFolder>, SettingsProblem> {
    let format = dialect(defaults.format.as_ref())?;
    let said = defaults.publisher.as_ref().map(publisher).transpose()?;
    let source = |path: &str, format: Option<Dialect>, named: Option<DefaultPublisher>, topics| {
        // A folder with settings of ours is an archive of its own; one that is a part of it may lie within a site.
        let top = (!path.is_empty() || defaults.folder.join(super::SETTINGS_FILE).is_file())
            .then_some(defaults.folder);
        let layout = Layout::around(&defaults.folder.join(path), top, &defaults.site_options);
        let layout = match format {
            Some(format) => layout.with(format),
            None => layout,
        };
        let site = || {
            let name = defaults.title.or(layout.title.as_deref())?;
            let domain = defaults.base.map(|base| base.host().to_owned());
            Some(DefaultPublisher {
                name: name.to_owned(),
                domain: domain.unwrap_or_default(),
            })
        };
        let publisher = named.or_else(site);
        SourceFolder {
            path: path.to_owned(),
            publisher,
            layout,
            topics,
        }
    };
    if parts.is_empty() {
        let whole = source("", format, said.clone(), Vec::new());
        if whole.layout.dialect.is_some() {
            return Ok(vec![whole]);
        }
        let sites = Layout::sites_in(defaults.folder, &defaults.site_options);
        let mut sources: Vec<SourceFolder> = sites
            .iter()
            .map(|site| source(site, None, said.clone(), Vec::new()))
            .collect();
        sources.push(SourceFolder {
            layout: whole.layout.beside(sites),
            ..whole
        });
        return Ok(sources);
    }
    let mut sources = Vec::new();
    for part in parts {
        let path = inside(&part.path)?;
        if !defaults.folder.join(path).is_dir() {
            return Err(wrong(&part.path, "a folder inside the folder of articles"));
        }
        let own = dialect(part.format.as_ref())?.or(format);
        let named = part.publisher.as_ref().map(publisher).transpose()?;
        sources.push(source(
            path,
            own,
            named.or_else(|| said.clone()),
            part.topics,
        ));
    }
    Ok(sources)
}

/// A path that stays in the folder of articles.
pub fn inside(said: &Spanned<String>) -> Result<&str, SettingsProblem> {
    let path = said.get_ref().trim_end_matches('/');
    let mut parts = Path::new(path).components();
    let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !is_inside || path.contains('\\') {
        let expected = "a path inside the folder of articles, with / between names";
        return Err(wrong(said, expected));
    }
    Ok(path)
}

fn dialect(said: Option<&Spanned<String>>) -> Result<Option<Dialect>, SettingsProblem> {
    let Some(said) = said else { return Ok(None) };
    let name = said.get_ref().as_str();
    let found = Dialect::ALL
        .into_iter()
        .find(|dialect| dialect.name() == name);
    let expected = "\"auto\", \"broadsheet\", \"jekyll\", \"hugo\", \"zola\", \"pelican\", \"hexo\", \"eleventy\", \"docusaurus\" or \"astro\"";
    match found {
        None if name != "auto" => Err(wrong(said, expected)),
        found => Ok(found),
    }
}

fn publisher(said: &Spanned<PublisherValue>) -> Result<DefaultPublisher, SettingsProblem> {
    let (name, domain) = match said.get_ref() {
        PublisherValue::Name(name) => (name, None),
        PublisherValue::Both(PublisherTable { name, domain }) => (name, domain.as_deref()),
    };
    let domain = domain.unwrap_or_default();
    let is_host = domain.is_empty()
        || Address::parse(&format!("https://{domain}/")).is_ok_and(|a| a.host() == domain);
    if name.trim().is_empty() || !is_host {
        let expected = "a name, and a domain such as \"news.example\" where one is given";
        return Err((said.span(), format!("expected {expected}")));
    }
    Ok(DefaultPublisher {
        name: name.trim().to_owned(),
        domain: domain.to_owned(),
    })
}
