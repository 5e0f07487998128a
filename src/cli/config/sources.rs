//! The settings of sources: `format`, `publisher`, `[[sources]]`.

use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::values::{SettingsProblem, invalid};
use crate::{
    import::generators::{
        DefaultPublisher, Dialect, SiteOptions,
        layout::Layout,
        source_folder::{SourceFolder, folder_title},
    },
    model::Address,
};

/// A publisher in the file: a name, or a table.
#[derive(Clone, Deserialize)]
#[serde(
    untagged,
    expecting = "expected a name, or a table such as { name = \"The Tide\", domain = \"tide.example\" }"
)]
pub enum PublisherValue {
    /// A name.
    Name(String),
    /// A table.
    Table(PublisherTable),
}

/// The table of a publisher.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublisherTable {
    /// The name.
    name: String,
    /// The host, such as `news.example`.
    domain: Option<String>,
}

/// A source in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceTable {
    path: Spanned<String>,
    format: Option<Spanned<String>>,
    publisher: Option<Spanned<PublisherValue>>,
    #[serde(default)]
    topics: Vec<String>,
    topics_from: Option<Vec<String>>,
    built_site: Option<Spanned<String>>,
}

/// The settings of the whole site that apply to every source.
pub struct SourceDefaults<'a> {
    /// The folder of articles.
    pub folder: &'a Path,
    /// The value of `format`.
    pub format: Option<Spanned<String>>,
    /// The value of `publisher`.
    pub publisher: Option<Spanned<PublisherValue>>,
    /// The value of `topics_from`.
    pub topics_from: Vec<String>,
    /// The value of `built_site`.
    pub built_site: Option<Spanned<String>>,
    /// The title of the site, if the settings have one.
    pub title: Option<&'a str>,
    /// The address of the site.
    pub base: Option<&'a Address>,
    /// The options for sites of generators.
    pub site_options: SiteOptions,
}

/// Returns the sources of a site. If the settings name none, the whole folder is one source, and each site of a generator
/// inside it is another.
///
/// # Errors
/// The position and the reason of the first invalid value.
pub fn read(
    source_tables: Vec<SourceTable>,
    defaults: SourceDefaults,
) -> Result<Vec<SourceFolder>, SettingsProblem> {
    let format = dialect(defaults.format.as_ref())?;
    let default_publisher = defaults.publisher.as_ref().map(publisher).transpose()?;
    let source =
        |path: &str, format: Option<Dialect>, own_publisher: Option<DefaultPublisher>, topics| {
            // The search for a site of a generator ends at the folder of articles, if the source is a part of it or if
            // it has settings for Broadsheet.
            let top_folder = (!path.is_empty()
                || defaults.folder.join(super::SETTINGS_FILE).is_file())
            .then_some(defaults.folder);
            let layout = Layout::detect_with_parents(
                &defaults.folder.join(path),
                top_folder,
                &defaults.site_options,
            );
            let layout = match format {
                Some(format) => layout.with_dialect(format),
                None => layout,
            };
            let folder = defaults.folder.join(path);
            // A folder such as `.` has no name before its path is resolved.
            let folder = folder.canonicalize().unwrap_or(folder);
            let title = folder_title(&folder).unwrap_or_default();
            let publisher = own_publisher.or_else(|| site_publisher(&defaults, &layout, &title));
            SourceFolder {
                path: path.to_owned(),
                publisher,
                title,
                layout,
                topics,
                topic_fields: defaults.topics_from.clone(),
                built_site: None,
            }
        };
    if source_tables.is_empty() {
        let whole = source("", format, default_publisher.clone(), Vec::new());
        let built_site = defaults.built_site.as_ref();
        if whole.layout.dialect.is_some() {
            return Ok(vec![with_built_site(whole, built_site, defaults.folder)?]);
        }
        let sites = Layout::sites_in(defaults.folder, &defaults.site_options);
        if sites.is_empty() {
            return Ok(vec![with_built_site(whole, built_site, defaults.folder)?]);
        }
        let sites_with_output = sites.iter().map(|site| {
            let site = source(site, None, default_publisher.clone(), Vec::new());
            with_built_site(site, built_site, defaults.folder)
        });
        let mut sources: Vec<SourceFolder> = sites_with_output.collect::<Result<_, _>>()?;
        sources.push(SourceFolder {
            layout: whole.layout.without_sites(sites),
            ..whole
        });
        return Ok(sources);
    }
    let mut sources = Vec::new();
    for source_table in source_tables {
        let path = inner_path(&source_table.path)?;
        if !defaults.folder.join(path).is_dir() {
            return Err(invalid(
                &source_table.path,
                "a folder inside the folder of articles",
            ));
        }
        let own_format = dialect(source_table.format.as_ref())?.or(format);
        let own_publisher = source_table.publisher.as_ref().map(publisher).transpose()?;
        let mut source = source(
            path,
            own_format,
            own_publisher.or_else(|| default_publisher.clone()),
            source_table.topics,
        );
        if let Some(fields) = source_table.topics_from {
            source.topic_fields = fields;
        }
        let built_site = source_table.built_site.as_ref();
        // The setting of the whole site is for sites, not for folders of records beside them.
        let of_site = defaults.built_site.as_ref();
        let of_site = of_site.filter(|_| source.layout.generator().is_some());
        let built_site = built_site.or(of_site);
        sources.push(with_built_site(source, built_site, defaults.folder)?);
    }
    Ok(sources)
}

/// Adds the folder of its built site to a source.
///
/// # Errors
/// The position and the reason, if the folder does not exist or is not in the folder of articles.
fn with_built_site(
    source: SourceFolder,
    setting: Option<&Spanned<String>>,
    folder: &Path,
) -> Result<SourceFolder, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(source);
    };
    let path = inner_path(setting)?;
    let expected =
        "a folder inside that of the site and of the articles; build the site before the archive";
    let site = source
        .site_folder()
        .ok_or_else(|| invalid(setting, expected))?;
    let path = if site.is_empty() {
        path.to_owned()
    } else {
        format!("{site}/{path}")
    };
    let real = |path: &Path| path.canonicalize().ok();
    let built = real(&folder.join(&path)).filter(|built| built.is_dir());
    let is_inside = |(built, top): (PathBuf, PathBuf)| built != top && built.starts_with(top);
    if !built.zip(real(folder)).is_some_and(is_inside) {
        return Err(invalid(setting, expected));
    }
    Ok(SourceFolder {
        built_site: Some(path),
        ..source
    })
}

/// Returns the site as the publisher of its records: by the title in the settings, else by those of its generator, else
/// by the host of its address, else by the folder of a generator's site. Records of another folder may be of many
/// publishers.
fn site_publisher(
    defaults: &SourceDefaults,
    layout: &Layout,
    folder_title: &str,
) -> Option<DefaultPublisher> {
    let site = &layout.description;
    let of_base = || Some(defaults.base?.host().to_owned());
    let of_folder = || layout.generator().map(|_| folder_title.to_owned());
    let name = defaults.title.map(str::to_owned);
    let name = name.or_else(|| site.name()).or_else(of_base);
    let name = name.or_else(of_folder)?;
    let address = defaults.base.cloned().or_else(|| site.web_address());
    let domain = address.map(|address| address.host().to_owned());
    Some(DefaultPublisher {
        name,
        domain: domain.unwrap_or_default(),
    })
}

/// Returns a path without its last `/`.
///
/// # Errors
/// The position and the reason, if the path is empty, has a backslash or leads out of the folder of articles.
pub fn inner_path(setting: &Spanned<String>) -> Result<&str, SettingsProblem> {
    let path = setting.get_ref().trim_end_matches('/');
    let mut parts = Path::new(path).components();
    let is_inside = parts.all(|part| matches!(part, Component::Normal(_)));
    if path.is_empty() || !is_inside || path.contains('\\') {
        let expected = "a path inside the folder of articles, with / between names";
        return Err(invalid(setting, expected));
    }
    Ok(path)
}

/// Returns the generator that a name means; `None` for `auto`.
fn dialect(setting: Option<&Spanned<String>>) -> Result<Option<Dialect>, SettingsProblem> {
    let Some(setting) = setting else {
        return Ok(None);
    };
    let name = setting.get_ref().as_str();
    let found = Dialect::ALL
        .into_iter()
        .find(|dialect| dialect.name() == name);
    let expected = "\"auto\", \"broadsheet\", \"jekyll\", \"hugo\", \"zola\", \"pelican\", \"hexo\", \"eleventy\", \"docusaurus\" or \"astro\"";
    match found {
        None if name != "auto" => Err(invalid(setting, expected)),
        found => Ok(found),
    }
}

fn publisher(setting: &Spanned<PublisherValue>) -> Result<DefaultPublisher, SettingsProblem> {
    let (name, domain) = match setting.get_ref() {
        PublisherValue::Name(name) => (name, None),
        PublisherValue::Table(PublisherTable { name, domain }) => (name, domain.as_deref()),
    };
    let domain = domain.unwrap_or_default();
    let is_host = domain.is_empty()
        || Address::parse(&format!("https://{domain}/")).is_ok_and(|a| a.host() == domain);
    if name.trim().is_empty() || !is_host {
        let expected = "a name, and a domain such as \"news.example\" if one is given";
        return Err((setting.span(), format!("expected {expected}")));
    }
    Ok(DefaultPublisher {
        name: name.trim().to_owned(),
        domain: domain.to_owned(),
    })
}
