//! Describes the list that a file was made from.

use crate::format::Site;

/// The description of a list of stories and of its archive. All addresses are absolute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedChannel {
    /// The title of the list, then that of the archive: `AI + Cloud · The Sample Dispatch`.
    pub title: String,
    /// A line about the archive; may be empty.
    pub description: String,
    /// The address of the archive, with a trailing `/`.
    pub home_url: String,
    /// The address of the page that shows the list.
    pub view_url: String,
    /// The address of the file itself; `None` if a reader exported it.
    pub feed_url: Option<String>,
    /// The language of the archive as a BCP 47 tag.
    pub language: String,
    /// The fingerprint of the export that the list is from. Empty for files that must not change
    /// while their stories stay equal.
    pub fingerprint: String,
}

/// Returns the address of an archive with a trailing `/`: that of its settings, else `current`, its
/// current one.
///
/// ```
/// use broadsheet::{feed::channel, format::Site, model::Address};
///
/// let mut site = Site::default();
/// assert_eq!(channel::home_url(&site, "http://127.0.0.1:8080/"), "http://127.0.0.1:8080/");
/// site.base = Address::parse("https://news.example/archive").ok();
/// assert_eq!(channel::home_url(&site, ""), "https://news.example/archive/");
/// ```
pub fn home_url(site: &Site, current: &str) -> String {
    let base = site.base.as_ref();
    let mut url = String::from(base.map_or(current, |base| base.as_str()));
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}
