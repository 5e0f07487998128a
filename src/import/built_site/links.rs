//! Turns the addresses in a page into paths from the top of its host.

use url::Url;

/// The address of a site whose address is not known. No address in a page leads there.
const UNKNOWN_SITE: &str = "http://built-site.invalid/";

/// The address of a page, to which its links are relative.
#[derive(Debug)]
pub struct PageLinks {
    page: Option<Url>,
}

/// The target of a link in a page.
#[derive(Debug, PartialEq, Eq)]
pub enum PageLinkTarget {
    /// A part of the page itself.
    SamePage,
    /// An address of the web, or a path from the top of the site's host.
    Other(String),
}

impl PageLinks {
    /// Returns the links of the page at this path below the built site.
    pub fn new(site: Option<&str>, path: &str) -> Self {
        let site = site.and_then(|site| Url::parse(site).ok());
        let site = site.filter(|url| matches!(url.scheme(), "http" | "https"));
        let site = site.or_else(|| Url::parse(UNKNOWN_SITE).ok());
        let page = site.and_then(|mut site| {
            site.set_query(None);
            site.set_fragment(None);
            if let Ok(mut segments) = site.path_segments_mut() {
                segments.pop_if_empty();
                let path = path.strip_suffix("index.html").unwrap_or(path);
                segments.extend(path.split('/'));
            }
            (!site.cannot_be_a_base()).then_some(site)
        });
        Self { page }
    }

    /// Returns the target of an address in the page. Addresses that a browser would not join stay as they are.
    pub fn target(&self, address: &str) -> PageLinkTarget {
        let unchanged = || PageLinkTarget::Other(address.to_owned());
        if address.starts_with('#') {
            return PageLinkTarget::SamePage;
        }
        let Some(page) = &self.page else {
            return unchanged();
        };
        let Ok(target) = page.join(address) else {
            return unchanged();
        };
        let host = |url: &Url| {
            url.host_str()
                .map(|host| host.trim_start_matches("www.").to_owned())
        };
        let is_on_site = matches!(target.scheme(), "http" | "https")
            && host(&target) == host(page)
            && target.port() == page.port();
        if !is_on_site {
            return unchanged();
        }
        if target.path() == page.path() && target.fragment().is_some() {
            return PageLinkTarget::SamePage;
        }
        let mut path = target.path().to_owned();
        for (mark, part) in [('?', target.query()), ('#', target.fragment())] {
            if let Some(part) = part {
                path.push(mark);
                path.push_str(part);
            }
        }
        PageLinkTarget::Other(path)
    }
}

/// Returns the folder of a site on its host, without slashes at its ends.
pub fn folder_of(site: Option<&str>) -> String {
    let url = site.and_then(|site| Url::parse(site).ok());
    url.map(|url| url.path().trim_matches('/').to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths_from_the_top_of_the_host() {
        let links = PageLinks::new(Some("https://www.tide.example/blog"), "2024/a b/index.html");
        let path = |path: &str| PageLinkTarget::Other(path.to_owned());
        for (address, target) in [
            ("../b/", path("/blog/2024/b/")),
            ("pic.png?v=1", path("/blog/2024/a%20b/pic.png?v=1")),
            ("/x/#y", path("/x/#y")),
            ("https://tide.example/blog/c/", path("/blog/c/")),
            ("../../../../etc/passwd", path("/etc/passwd")),
            ("https://else.example/", path("https://else.example/")),
            ("mailto:a@b.example", path("mailto:a@b.example")),
            ("javascript:hit()", path("javascript:hit()")),
            ("#note", PageLinkTarget::SamePage),
            ("./#note", PageLinkTarget::SamePage),
            (
                "https://tide.example/blog/2024/a%20b/#note",
                PageLinkTarget::SamePage,
            ),
        ] {
            assert_eq!(links.target(address), target, "{address}");
        }
        let unknown = PageLinks::new(None, "a/b.html");
        assert_eq!(unknown.target("c.html"), path("/a/c.html"));
        assert_eq!(folder_of(Some("https://a.example/blog/")), "blog");
        assert_eq!(folder_of(None), "");
    }
}
