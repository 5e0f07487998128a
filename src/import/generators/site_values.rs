//! The values that templates can use: the settings and the data files of Jekyll
//! (<https://jekyllrb.com/docs/datafiles/>), and the global data of Eleventy (<https://www.11ty.dev/docs/data-global/>).

mod data_files;
mod data_rules;

use std::{collections::BTreeSet, fmt, path::PathBuf, sync::OnceLock};

use liquid_core::{Object, Value};

use self::data_rules::DataRules;
use super::super::syntax::{liquid_value, node::Node};

/// A data file that could not be read, or a limit that was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFileError {
    /// The path below the top folder of the site.
    pub path: String,
    /// The line, from 1, if it is known.
    pub line: Option<usize>,
    /// The text that was found.
    pub found: String,
    /// The text that was expected instead.
    pub expected: &'static str,
}

/// The values of a site. Data files are read once, and only if a template or a cache key needs them.
pub struct SiteValues {
    settings: Object,
    collections: BTreeSet<String>,
    data_folder: PathBuf,
    /// The path of the data folder below the top folder of the site.
    data_path: String,
    rules: DataRules,
    data: OnceLock<SiteData>,
}

/// The content of all data files.
#[derive(Default)]
struct SiteData {
    values: Object,
    /// The names at the top of the data below which a file could not be read.
    unreadable: BTreeSet<String>,
    errors: Vec<DataFileError>,
    key: [u8; blake3::OUT_LEN],
}

/// A value of a site, as far as it is known.
#[derive(Debug)]
pub enum SiteValue<'a> {
    /// The value of the settings or of the data.
    Known(&'a Value),
    /// All data.
    Data(&'a Object),
    /// No value: the name is nowhere in the settings or in the data.
    Missing,
    /// Only the generator knows the value.
    Unknown,
}

/// The names that Jekyll itself sets (`Jekyll::Drops::SiteDrop`), whatever the settings say.
const GENERATED_VALUES: &[&str] = &[
    "categories",
    "collections",
    "documents",
    "html_files",
    "html_pages",
    "pages",
    "posts",
    "related_posts",
    "static_files",
    "tags",
    "time",
];

/// The settings that have a default value in Jekyll or in one of its common plugins.
const DEFAULT_SETTINGS: &[&str] = &[
    "cache_dir",
    "collections_dir",
    "config",
    "data_dir",
    "defaults",
    "destination",
    "detach",
    "encoding",
    "exclude",
    "excerpt_separator",
    "future",
    "github",
    "highlighter",
    "host",
    "include",
    "includes_dir",
    "incremental",
    "keep_files",
    "kramdown",
    "layouts_dir",
    "limit_posts",
    "liquid",
    "lsi",
    "markdown",
    "markdown_ext",
    "paginate_path",
    "permalink",
    "plugins",
    "plugins_dir",
    "port",
    "profile",
    "quiet",
    "safe",
    "serving",
    "show_dir_listing",
    "show_drafts",
    "source",
    "strict_front_matter",
    "theme",
    "timezone",
    "unpublished",
    "url",
    "verbose",
    "watch",
    "whitelist",
];

impl SiteValues {
    /// Creates the values of the site in the folder `root` from its settings. `data_path` is the folder of
    /// data files below it.
    pub fn new(root: &std::path::Path, settings: &Node, data_path: String) -> Self {
        let collections = match settings.get("collections") {
            Some(node) if node.entries().is_empty() => {
                node.texts().into_iter().map(str::to_owned).collect()
            }
            Some(node) => node
                .entries()
                .iter()
                .map(|entry| entry.key.clone())
                .collect(),
            None => BTreeSet::new(),
        };
        let has_option = |key| settings.get(key).is_some();
        Self {
            settings: liquid_value::map(settings.entries()),
            collections,
            data_folder: root.join(&data_path),
            data_path,
            rules: DataRules::Jekyll {
                has_csv_options: has_option("csv_reader") || has_option("tsv_reader"),
            },
            data: OnceLock::new(),
        }
    }

    /// Creates the global data of an Eleventy site in the folder `root`. `data_path` is the folder of data files below
    /// it.
    pub fn of_global_data(root: &std::path::Path, data_path: String) -> Self {
        Self {
            settings: Object::new(),
            collections: BTreeSet::new(),
            data_folder: root.join(&data_path),
            data_path,
            rules: DataRules::Eleventy,
            data: OnceLock::new(),
        }
    }

    /// Returns the value of `site.name`.
    pub fn get(&self, name: &str) -> SiteValue<'_> {
        if name == "data" {
            let data = self.data();
            return if data.unreadable.is_empty() {
                SiteValue::Data(&data.values)
            } else {
                SiteValue::Unknown
            };
        }
        if GENERATED_VALUES.contains(&name) || self.collections.contains(name) {
            return SiteValue::Unknown;
        }
        match self.settings.get(name) {
            Some(value) => SiteValue::Known(value),
            None if DEFAULT_SETTINGS.contains(&name) => SiteValue::Unknown,
            None => SiteValue::Missing,
        }
    }

    /// Returns the value of `site.data.name` of Jekyll, and of the global name in Eleventy.
    pub fn data_value(&self, name: &str) -> SiteValue<'_> {
        let data = self.data();
        match data.values.get(name) {
            _ if data.unreadable.contains(name) || data.unreadable.contains("") => {
                SiteValue::Unknown
            }
            Some(value) => SiteValue::Known(value),
            None => SiteValue::Missing,
        }
    }

    /// Returns the data files that could not be read.
    pub fn errors(&self) -> &[DataFileError] {
        &self.data().errors
    }

    fn data(&self) -> &SiteData {
        self.data
            .get_or_init(|| data_files::read(&self.data_folder, &self.data_path, self.rules))
    }
}

/// Shows a hash of the data. It becomes part of the key of each record in the cache.
impl fmt::Debug for SiteValues {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let key = blake3::Hash::from_bytes(self.data().key);
        write!(f, "SiteValues({})", key.to_hex())
    }
}
