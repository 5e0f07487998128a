//! Settings about feeds: `[fetch]`.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use url::Url;

use super::{Wrong, sources::inside};
use crate::fetch::Feed;

/// A feed as the file has it: its address, or more.
#[derive(Deserialize)]
#[serde(untagged)]
enum Named {
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
pub struct Table {
    into: Option<Spanned<String>>,
    feeds: Vec<Spanned<Named>>,
    opml: Vec<Spanned<String>>,
    text: Option<bool>,
    private_addresses: bool,
}

/// What `broadsheet fetch` is to do.
#[derive(Debug)]
pub struct Fetch {
    /// The folder of records, below that of articles.
    pub into: PathBuf,
    /// The feeds that the settings name.
    pub feeds: Vec<Feed>,
    /// Lists of feeds.
    pub opml: Vec<PathBuf>,
    /// Whether texts are kept.
    pub keeps_text: bool,
    /// Whether feeds may be on private addresses.
    pub allows_private: bool,
}

impl Default for Fetch {
    fn default() -> Self {
        Self {
            into: PathBuf::from(INTO),
            feeds: Vec::new(),
            opml: Vec::new(),
            keeps_text: true,
            allows_private: false,
        }
    }
}

const INTO: &str = "fetched";

/// Reads the table.
pub fn read(table: Table, folder: &Path) -> Result<Fetch, Wrong> {
    let mut fetch = Fetch {
        into: folder.join(INTO),
        keeps_text: table.text.unwrap_or(true),
        allows_private: table.private_addresses,
        ..Fetch::default()
    };
    if let Some(into) = &table.into {
        fetch.into = folder.join(inside(into)?);
    }
    for list in &table.opml {
        fetch.opml.push(folder.join(inside(list)?));
    }
    for named in &table.feeds {
        let (url, topics) = match named.get_ref() {
            Named::Address(url) => (url, Vec::new()),
            Named::Table { url, topics } => (url, topics.clone()),
        };
        let Some(url) = address(url) else {
            let reason =
                format!("found {url:?}, expected an address that begins with https:// or http://");
            return Err((named.span(), reason));
        };
        fetch.feeds.push(Feed { url, topics });
    }
    Ok(fetch)
}

/// An address that a feed can have.
pub fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(url)
}
