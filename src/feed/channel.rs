//! What a file says of the list it was made of.

use crate::format::Site;

/// A list of stories and the archive it is of. All addresses are absolute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedChannel {
    /// What the list is, then the archive: `AI + Cloud · The Sample Dispatch`.
    pub title: String,
    /// A line about the archive; may be empty.
    pub description: String,
    /// The archive's folder, with `/` at its end.
    pub home: String,
    /// The page that shows the list.
    pub view: String,
    /// Where the file itself is published; `None` for one that a reader made for himself.
    pub own: Option<String>,
    /// The language of the archive, a BCP 47 tag.
    pub language: String,
    /// The fingerprint of the export the list was taken from; empty for one that is to stay as it is while its
    /// stories do.
    pub fingerprint: String,
}

/// The folder that an archive is published in, with `/` at its end: what its settings say, else
/// `found`, where it is right now.
///
/// ```
/// use broadsheet::{feed::channel, format::Site, model::Address};
///
/// let mut site = Site::default();
/// assert_eq!(channel::home(&site, "http://127.0.0.1:8080/"), "http://127.0.0.1:8080/");
/// site.base = Address::parse("https://news.example/archive").ok();
/// assert_eq!(channel::home(&site, ""), "https://news.example/archive/");
/// ```
pub fn home(site: &Site, found: &str) -> String {
    let base = site.base.as_ref();
    let mut home = String::from(base.map_or(found, |base| base.as_str()));
    if !home.ends_with('/') {
        home.push('/');
    }
    home
}
