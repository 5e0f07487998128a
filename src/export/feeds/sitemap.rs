//! Writes the sitemap (<https://www.sitemaps.org/protocol.html>), and `robots.txt`, which names it
//! (RFC 9309).

use std::{collections::BTreeMap, fs, path::Path};

use super::FeedError;
use crate::{
    export::files::{
        generated::{GENERATED_COMMENT, may_write},
        update::write_if_changed,
    },
    feed::{channel, xml},
    format::Site,
    model::Instant,
};

/// The file name of the sitemap, or of the index of its parts.
pub const SITEMAP_FILE: &str = "sitemap.xml";

const ROBOTS_FILE: &str = "robots.txt";

/// The maximum number of pages in one file, by the protocol.
const MAX_SITEMAP_ADDRESSES: usize = 50_000;

/// Writes the sitemap of these pages, and names it in `robots.txt`. Pages are given by their
/// address below the folder of the site, with the time of their content. If the settings do not say
/// where the site is published, there can be no sitemap, and a former one is removed.
///
/// # Errors
/// Returns [`FeedError`] with the path of the file.
pub fn write(
    folder: &Path,
    site: &Site,
    pages: &BTreeMap<String, Option<Instant>>,
) -> Result<(), FeedError> {
    let mut files = BTreeMap::new();
    if site.base.is_some() {
        let home_url = channel::home_url(site, "");
        files = sitemap_files(&home_url, pages, MAX_SITEMAP_ADDRESSES);
        let robots = format!(
            "{GENERATED_COMMENT}User-agent: *\nAllow: /\n\nSitemap: {home_url}{SITEMAP_FILE}\n"
        );
        if may_write(&folder.join(ROBOTS_FILE)).unwrap_or_default() {
            files.insert(ROBOTS_FILE.to_owned(), robots);
        }
    }
    for (name, text) in &files {
        let path = folder.join(name);
        write_if_changed(&path, text.as_bytes()).map_err(|source| FeedError { path, source })?;
    }
    remove_stale(folder, &files)
}

/// Returns the files of a sitemap whose parts have at most `max_addresses` pages each.
fn sitemap_files(
    home: &str,
    pages: &BTreeMap<String, Option<Instant>>,
    max_addresses: usize,
) -> BTreeMap<String, String> {
    let pages: Vec<_> = pages.iter().collect();
    let parts: Vec<String> = pages
        .chunks(max_addresses)
        .map(|part| sitemap(home, part))
        .collect();
    match <[String; 1]>::try_from(parts) {
        Ok([single]) => BTreeMap::from([(SITEMAP_FILE.to_owned(), single)]),
        Err(parts) => {
            let mut index = head("sitemapindex");
            let mut files = BTreeMap::new();
            for (part_index, part) in parts.into_iter().enumerate() {
                let name = format!("sitemap-{}.xml", part_index + 1);
                index.push_str(&format!(
                    "<sitemap><loc>{}</loc></sitemap>\n",
                    xml::text(&format!("{home}{name}"))
                ));
                files.insert(name, part);
            }
            index.push_str("</sitemapindex>\n");
            files.insert(SITEMAP_FILE.to_owned(), index);
            files
        }
    }
}

fn head(name: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{name} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    )
}

fn sitemap(home: &str, pages: &[(&String, &Option<Instant>)]) -> String {
    let mut sitemap = head("urlset");
    for (address, time) in pages {
        let address = xml::text(&format!("{home}{address}"));
        let time = time.map(|time| format!("<lastmod>{time}</lastmod>"));
        sitemap.push_str(&format!(
            "<url><loc>{address}</loc>{}</url>\n",
            time.unwrap_or_default()
        ));
    }
    sitemap.push_str("</urlset>\n");
    sitemap
}

/// Removes sitemaps of former runs.
fn remove_stale(folder: &Path, files: &BTreeMap<String, String>) -> Result<(), FeedError> {
    let entries = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let number = name
            .strip_prefix("sitemap-")
            .and_then(|rest| rest.strip_suffix(".xml"));
        let is_map =
            name == SITEMAP_FILE || number.is_some_and(|number| number.parse::<u32>().is_ok());
        let path = entry.path();
        let is_robots = name == ROBOTS_FILE && may_write(&path).unwrap_or_default();
        if (is_map || is_robots) && !files.contains_key(&name) {
            fs::remove_file(&path).map_err(|source| FeedError { path, source })?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;
    use crate::model::Address;

    fn pages(count: usize) -> BTreeMap<String, Option<Instant>> {
        let page = |number| {
            (
                format!("article/a-{number}/"),
                Some(Instant::from_seconds(number)),
            )
        };
        (0..i64::try_from(count).unwrap()).map(page).collect()
    }

    fn locations(text: &str) -> Vec<String> {
        let document = Document::parse(text).unwrap();
        let elements = document.descendants().filter(|node| {
            node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc"))
        });
        elements
            .map(|node| node.text().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn a_large_map_is_in_parts() {
        let files = sitemap_files("https://a.example/&/", &pages(5), 2);
        let names: Vec<_> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "sitemap-1.xml",
                "sitemap-2.xml",
                "sitemap-3.xml",
                "sitemap.xml"
            ]
        );
        let parts = locations(&files["sitemap.xml"]);
        assert_eq!(parts[2], "https://a.example/&/sitemap-3.xml");
        assert_eq!(
            locations(&files["sitemap-3.xml"]),
            ["https://a.example/&/article/a-4/"]
        );
        assert!(files["sitemap-1.xml"].contains("<lastmod>1970-01-01T00:00:01Z</lastmod>"));
        assert_eq!(
            locations(&sitemap_files("https://a.example/", &pages(5), 5)[SITEMAP_FILE]).len(),
            5
        );
    }

    #[test]
    fn only_a_site_with_an_address_has_one_and_what_is_not_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let mut site = Site {
            base: Address::parse("https://a.example/news").ok(),
            ..Site::default()
        };
        write(folder.path(), &site, &pages(2)).unwrap();
        let robots = fs::read_to_string(file(ROBOTS_FILE)).unwrap();
        assert!(
            robots.contains("Sitemap: https://a.example/news/sitemap.xml\n"),
            "{robots}"
        );
        fs::write(file("sitemap-7.xml"), "old").unwrap();
        fs::write(file("sitemap-notes.xml"), "mine").unwrap();
        write(folder.path(), &site, &pages(2)).unwrap();
        assert!(!file("sitemap-7.xml").exists() && file("sitemap-notes.xml").exists());
        site.base = None;
        write(folder.path(), &site, &pages(2)).unwrap();
        assert!(!file(SITEMAP_FILE).exists() && !file(ROBOTS_FILE).exists());
        fs::write(file(ROBOTS_FILE), "User-agent: *\nDisallow: /\n").unwrap();
        site.base = Address::parse("https://a.example/").ok();
        write(folder.path(), &site, &pages(2)).unwrap();
        assert!(
            fs::read_to_string(file(ROBOTS_FILE))
                .unwrap()
                .contains("Disallow")
        );
    }
}
