//! The owner's settings: `broadsheet.toml`.

mod coverage;
pub mod feeds;
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
    export::coverage::Rule,
    format::{Site, site::TopicLook},
    import::{Options, Source},
    model::Address,
};

/// The name of the settings' file in a folder of articles.
pub const FILE: &str = "broadsheet.toml";

/// What an owner can say.
#[derive(Debug)]
pub struct Config {
    /// What the browser needs of it.
    pub site: Site,
    /// What feeds are asked for.
    pub fetch: feeds::Fetch,
    /// How records are read.
    pub import: Options,
    /// Of how many stories, the newest, a page is written that can be read without the application.
    pub prerender: usize,
    /// Whether files are compressed beforehand, for hosts that look for such siblings.
    pub compress: bool,
    /// How stories of one event are grouped; `None` where they are not to be.
    pub coverage: Option<Rule>,
}

/// What [`Config::prerender`] is where nothing is said.
const PRERENDER: usize = 1_000;

impl Default for Config {
    fn default() -> Self {
        Self {
            site: Site::default(),
            import: Options::default(),
            fetch: feeds::Fetch::default(),
            prerender: PRERENDER,
            compress: false,
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
    format: Option<Spanned<String>>,
    publisher: Option<Spanned<sources::Named>>,
    #[serde(default)]
    sources: Vec<sources::Part>,
    #[serde(default)]
    topics: Vec<topics::Topic>,
    #[serde(default)]
    rules: Vec<topics::Words>,
    #[serde(default)]
    hide: topics::Hide,
    #[serde(default)]
    fetch: feeds::Table,
    #[serde(default)]
    compress: bool,
    #[serde(default)]
    coverage: coverage::Table,
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

type Wrong = (Range<usize>, String);

fn parse(text: &str, folder: &Path) -> Result<Config, Wrong> {
    let settings: Settings = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        (span, error.message().to_owned())
    })?;
    let defaults = Site::default();
    let title = checked(settings.title, "a title that is not empty", |title| {
        let title = title.trim();
        (!title.is_empty()).then(|| title.to_owned())
    })?;
    let site = Site {
        title: defaults.title,
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
        topics: Vec::new(),
    };
    let picture_base = checked(
        settings.picture_base,
        "an address that begins with https:// or http:// and ends with /",
        |text| {
            let is_folder = Address::parse(text).is_ok() && text.ends_with('/');
            is_folder.then(|| Url::parse(text).ok()).flatten()
        },
    )?;
    let (edits, looks) = topics::read(settings.topics, settings.rules, settings.hide)?;
    let sources = sources::read(
        settings.sources,
        sources::Defaults {
            folder,
            format: settings.format,
            publisher: settings.publisher,
            title: title.as_deref(),
            base: site.base.as_ref(),
        },
    )?;
    let fetch = feeds::read(settings.fetch, folder)?;
    let site = described(site, title, looks, &sources);
    Ok(Config {
        site,
        fetch,
        import: Options {
            picture_base,
            sources,
            edits,
        },
        prerender: settings.prerender.unwrap_or(PRERENDER),
        compress: settings.compress,
        coverage: coverage::read(&settings.coverage)?,
    })
}

/// The site with what the settings of another generator say of it, where its own say nothing.
fn described(
    mut site: Site,
    title: Option<String>,
    topics: Vec<TopicLook>,
    sources: &[Source],
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
fn wrong(setting: &Spanned<String>, expected: &str) -> Wrong {
    let text = setting.get_ref();
    let reason = format!("found {text:?}, expected {expected}");
    (setting.span(), reason)
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
    let found = check(setting.get_ref());
    found.map(Some).ok_or_else(|| wrong(&setting, expected))
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
    use crate::import::Dialect;

    #[test]
    fn nothing_is_needed() {
        assert_eq!(
            parse("", Path::new("/nowhere")).unwrap().site,
            Site::default()
        );
    }

    #[test]
    fn everything_can_be_said() {
        let config = parse(
            "prerender = 50\ncompress = true\ntitle = \"The Tide\"\ntagline = \"All of it\"\nlanguage = \"pt-BR\"\n\
             base = \"https://tide.example/\"\naccent = \"#A33B20\"\n\
             third_party_pictures = true\npicture_base = \"https://img.example/a/\"\n",
            Path::new("/nowhere"),
        )
        .unwrap();
        assert_eq!(config.site.accent.as_deref(), Some("#a33b20"));
        assert!(config.site.third_party_pictures);
        assert_eq!((config.prerender, config.compress), (50, true));
        assert_eq!(
            config.import.picture_base.unwrap().as_str(),
            "https://img.example/a/"
        );
    }

    #[test]
    fn records_and_topics_as_the_owner_wants_them() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("posts/hugo/content")).unwrap();
        fs::write(folder.path().join("posts/hugo/hugo.toml"), "title = 'Kelp'").unwrap();
        let text = "base = \"https://tide.example/\"\npublisher = \"The Tide\"\n\
            [[sources]]\npath = \"posts/hugo\"\ntopics = [\"Kelp\"]\n\
            [[topics]]\nname = \"Rail\"\naliases = [\"Railways\"]\nparent = \"transport\"\n\
            [[topics]]\nname = \"Transport\"\ncolour = \"#0A5500\"\n\
            [[rules]]\ntopic = \"Rail\"\nwords = [\"viaduct\"]\n\
            [hide]\npublishers = [\"Night Sleeper\"]\n";
        let config = parse(text, folder.path()).unwrap();
        let [source] = config.import.sources.as_slice() else {
            panic!("{:?}", config.import.sources);
        };
        assert_eq!(source.layout.dialect, Some(Dialect::Hugo));
        assert_eq!(source.publisher.as_ref().unwrap().name, "The Tide");
        assert_eq!(config.site.title, "Kelp");
        let edits = &config.import.edits;
        assert_eq!(edits.names["railways"], "Rail");
        assert_eq!(edits.parents["rail"], "Transport");
        assert!(edits.hidden.publishers.contains("night sleeper"));
        assert_eq!(edits.rules.len(), 1);
        assert_eq!(config.site.topics[1].colour.as_deref(), Some("#0a5500"));
    }

    #[test]
    fn coverage_has_its_table() {
        let coverage = |text: &str| parse(text, Path::new("/nowhere")).unwrap().coverage;
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
            ("format = \"wordpress\"", 1),
            (
                "[fetch]\nfeeds = [\n\"https://a.example/\",\n\"file:///etc/passwd\"]",
                4,
            ),
            ("[fetch]\ninto = \"/tmp\"", 2),
            ("\n[[sources]]\npath = \"../else\"", 3),
            (
                "[[topics]]\nname = \"A\"\n[[topics]]\nname = \"B\"\naliases = [\"a\"]",
                5,
            ),
            ("[[topics]]\nname = \"A\"\nparent = \"A\"", 3),
            ("[[topics]]\nname = \"A\"\ncolour = \"red\"", 3),
            ("[[rules]]\ntopic = \"A\"\nwords = [\"!\"]", 3),
            ("publisher = { name = \"A\", domain = \"a b\" }", 1),
            ("[coverage]\nsimilarity = 0", 2),
            ("[coverage]\nhours = 72\nsimilarity = 1.1", 3),
            ("[coverage]\nsimilarity = nan", 2),
            ("[coverage]\n\nhours = 0", 3),
            ("[coverage]\nhours = 1.5", 2),
            ("[coverage]\ngroup = false\nhours = 9000", 3),
            ("title = \"a\"\n[coverage]\nday = 3", 3),
        ] {
            let (span, reason) = parse(text, Path::new("/nowhere")).unwrap_err();
            let found = text[..span.start.min(text.len())].matches('\n').count() + 1;
            assert_eq!(found, line, "{text:?}: {reason}");
        }
    }
}
