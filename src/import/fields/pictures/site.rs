//! Addresses of the site that a record belongs to.

use url::Url;

use super::PictureFinder;
use crate::{import::fields::link, model::Address};

impl PictureFinder<'_> {
    /// Returns the whole address of a file of the site, if the address of the site is known.
    pub fn file_on_site(&self, path: &str) -> Option<Address> {
        let site = self.site.and_then(|site| Url::parse(site).ok());
        let base = self.base.or(site.as_ref())?;
        link::check(base.join(path).ok()?.as_str()).ok()
    }

    /// Returns the address of a page or file that a text names by its path from the top of the host, if the address of
    /// the site is known.
    pub fn page_on_site(&self, path: &str) -> Option<Address> {
        let is_from_top = path.starts_with('/') && !path.starts_with("//");
        let site = Url::parse(self.site.filter(|_| is_from_top)?).ok()?;
        link::check(site.join(path).ok()?.as_str()).ok()
    }

    /// Returns the path of an address below the site or the base, with its leading slash.
    pub(super) fn path_on_site<'p>(&self, address: &'p str) -> Option<&'p str> {
        let base = self.base.map(Url::as_str);
        let mut sites = [self.site, base].into_iter().flatten();
        sites.find_map(|site| {
            let address = without_scheme(address)?;
            let site = without_scheme(site).unwrap_or(site).trim_end_matches('/');
            let start = address.get(..site.len())?;
            let path = address.get(site.len()..)?;
            let is_below = !site.is_empty() && path.starts_with('/');
            (is_below && start.eq_ignore_ascii_case(site)).then_some(path)
        })
    }

    /// Returns the path below the folder of the site's address: `/a.png` of `/blog/a.png`.
    pub(super) fn path_below_site<'p>(&self, path: &'p str) -> Option<&'p str> {
        let (_, folder) = without_scheme(self.site?)?.split_once('/')?;
        let folder = folder.trim_end_matches('/');
        let below = path.strip_prefix('/')?.strip_prefix(folder)?;
        (!folder.is_empty() && below.starts_with('/')).then_some(below)
    }
}

/// Returns an address without `http(s)://` and `www.`.
fn without_scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_web = ["http", "https"]
        .iter()
        .any(|web| web.eq_ignore_ascii_case(scheme));
    is_web.then(|| rest.strip_prefix("www.").unwrap_or(rest))
}
