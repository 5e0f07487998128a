//! The settings of `broadsheet fetch`: `[fetch]`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::{sources::inner_path, values::SettingsProblem};
use crate::fetch::{FeedRequest, feed_address};

/// A feed in the file: an address, or a table.
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

/// The table in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FetchTable {
    into: Option<Spanned<String>>,
    feeds: Vec<Spanned<FeedValue>>,
    opml: Vec<Spanned<String>>,
    text: Option<bool>,
    private_addresses: bool,
}

/// The settings of `broadsheet fetch`.
#[derive(Debug)]
pub struct FetchSettings {
    /// The folder of fetched records, inside the folder of articles.
    pub into: PathBuf,
    /// The feeds.
    pub feeds: Vec<FeedRequest>,
    /// The files with lists of feeds, in OPML.
    pub opml: Vec<PathBuf>,
    /// Whether the texts of entries are saved.
    pub keeps_text: bool,
    /// Whether feeds may have private addresses.
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
///
/// # Errors
/// The position and the reason of the first invalid value.
pub fn read(table: FetchTable, folder: &Path) -> Result<FetchSettings, SettingsProblem> {
    let mut fetch = FetchSettings {
        into: folder.join(DEFAULT_FETCH_FOLDER),
        keeps_text: table.text.unwrap_or(true),
        allows_private: table.private_addresses,
        ..FetchSettings::default()
    };
    if let Some(into) = &table.into {
        fetch.into = folder.join(inner_path(into)?);
    }
    for list in &table.opml {
        fetch.opml.push(folder.join(inner_path(list)?));
    }
    for feed in &table.feeds {
        let (url, topics) = match feed.get_ref() {
            FeedValue::Address(url) => (url, Vec::new()),
            FeedValue::Table { url, topics } => (url, topics.clone()),
        };
        let Some(url) = feed_address::parse(url) else {
            let reason =
                format!("found {url:?}, expected an address that begins with https:// or http://");
            return Err((feed.span(), reason));
        };
        fetch.feeds.push(FeedRequest { url, topics });
    }
    Ok(fetch)
}
