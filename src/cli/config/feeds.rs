//! Settings about feeds: `[fetch]`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::{SettingsProblem, sources::inside};
use crate::fetch::FeedRequest;

/// A feed as the file has it: its address, or more.
#[derive(Deserialize)]
#[serde(untagged)]
enum FeedValue {
    Address(String),
    Table {
        url: String,
        #[serde(default)]
        topics: Vec<String>,
    },
}

/// The table as the file has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FetchTable {
    into: Option<Spanned<String>>,
    feeds: Vec<Spanned<FeedValue>>,
    opml: Vec<Spanned<String>>,
    text: Option<bool>,
    private_addresses: bool,
}

/// What `broadsheet fetch` is to do.
#[derive(Debug)]
pub struct FetchSettings {
    /// The folder of records, below that of articles.
    pub into: PathBuf,
    /// The feeds that the settings name.
    pub feeds: Vec<FeedRequest>,
    /// Lists of feeds.
    pub opml: Vec<PathBuf>,
    /// Whether texts are kept.
    pub keeps_text: bool,
    /// Whether feeds may be on private addresses.
    pub allows_private: bool,
}

impl Default for FetchSettings {
    fn default() -> Self {
        Self {
            into: PathBuf::from(DEFAULT_FETCH_FOLDER),
            feeds: Vec::new(),
            opml: Vec::new(),
            keeps_text: true,
            allows_private: false,
        }
    }
}

const DEFAULT_FETCH_FOLDER: &str = "fetched";

/// Reads the table.
pub fn read(table: FetchTable, folder: &Path) -> Result<FetchSettings, SettingsProblem> {
    let mut fetch = FetchSettings {
        into: folder.join(DEFAULT_FETCH_FOLDER),
        keeps_text: table.text.unwrap_or(true),
        allows_private: table.private_addresses,
        ..FetchSettings::default()
    };
    if let Some(into) = &table.into {
        fetch.into = folder.join(inside(into)?);
    }
    for list in &table.opml {
        fetch.opml.push(folder.join(inside(list)?));
    }
    for named in &table.feeds {
        let (url, topics) = match named.get_ref() {
            FeedValue::Address(url) => (url, Vec::new()),
            FeedValue::Table { url, topics } => (url, topics.clone()),
        };
        let Some(url) = address(url) else {
            let reason =
                format!("found {url:?}, expected an address that begins with https:// or http://");
            return Err((named.span(), reason));
        };
        fetch.feeds.push(FeedRequest { url, topics });
    }
    Ok(fetch)
}

/// An address that a feed can have.
pub fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}
