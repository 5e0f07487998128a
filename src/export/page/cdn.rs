//! Serves files that are named by their content from a CDN.
//!
//! All other files stay with the page: pages, feeds, sitemaps, the service worker and the manifest
//! of the export, which decide what is current. Both hosts can therefore serve the same folder, and
//! the CDN can cache all its files forever.

use std::{fs, path::Path};

use super::{
    base_path::base_path,
    placeholders::{Placeholder, STYLESHEET_LINK, escape, fill},
};
use crate::export::files::immutable_files;

/// The place in the page for the address of the CDN.
pub const FILES_PLACEHOLDER: Placeholder = ("<!-- files -->", "<!-- /files -->");

/// The element with the address of the CDN, which the application reads (`app::browser::document::files`).
const FILES_META: Placeholder = ("<meta name=\"files\" content=\"", "\">");

/// The link of a style sheet on the CDN. The browser can check its integrity only if the request
/// uses CORS.
const CROSS_ORIGIN_STYLESHEET_LINK: &str =
    "<link rel=\"stylesheet\" crossorigin=\"anonymous\" href=\"";

/// Returns the address of the CDN that a page names.
pub fn address(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(FILES_META.0)?;
    rest.split(FILES_META.1).next()
}

/// Makes the page load files named by their content from `cdn`, a URL with `/` at its end.
///
/// # Errors
/// Returns the missing placeholder if the page is not a page of this application.
pub fn rewrite_urls(html: &mut String, folder: &Path, cdn: &str) -> Result<(), &'static str> {
    let cdn = escape(cdn);
    fill(
        html,
        FILES_PLACEHOLDER,
        &[FILES_META.0, &cdn, FILES_META.1].concat(),
    )?;
    let base = base_path(html)?.to_owned();
    for file in files(folder) {
        for prefix in [&*base, ""] {
            *html = html.replace(&format!("\"{prefix}{file}\""), &format!("\"{cdn}{file}\""));
        }
    }
    *html = html.replace(
        &[STYLESHEET_LINK, &cdn].concat(),
        &[CROSS_ORIGIN_STYLESHEET_LINK, &cdn].concat(),
    );
    Ok(())
}

/// Makes a page of a former run load all files from its own host again.
///
/// # Errors
/// Returns the same errors as [`rewrite_urls`].
pub fn restore_urls(html: &mut String) -> Result<(), &'static str> {
    if let Some(cdn) = address(html).map(|cdn| ["\"", cdn].concat()) {
        fill(html, FILES_PLACEHOLDER, "")?;
        let base = ["\"", base_path(html)?].concat();
        *html = html
            .replace(CROSS_ORIGIN_STYLESHEET_LINK, STYLESHEET_LINK)
            .replace(&cdn, &base);
    }
    Ok(())
}

/// Returns the files that a page can name: those of the application, and the texts of its
/// languages.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for subfolder in ["", "messages/"] {
        let entries = fs::read_dir(folder.join(subfolder));
        for entry in entries.into_iter().flatten().flatten() {
            let file = [subfolder, &*entry.file_name().to_string_lossy()].concat();
            if immutable_files::is_immutable(&file) {
                files.push(file);
            }
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lasts_is_asked_of_the_other_host_and_of_none_again() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("messages")).unwrap();
        for name in [
            "style-abcdefghij.css",
            "messages/en-abcdefghij.txt",
            "sw.js",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let page = "<base href=\"/repo/\"><!-- files --><!-- /files -->\
            <link rel=\"stylesheet\" href=\"/repo/style-abcdefghij.css\" integrity=\"i\">\
            <link rel=\"preload\" href=\"/repo/messages/en-abcdefghij.txt\"><a href=\"sw.js\">x</a>";
        let mut html = page.to_owned();
        assert_eq!(address(&html), None);
        rewrite_urls(&mut html, folder.path(), "https://cdn.example/a/").unwrap();
        assert_eq!(address(&html), Some("https://cdn.example/a/"));
        assert!(
            html.ends_with(
                "<link rel=\"stylesheet\" crossorigin=\"anonymous\" \
                 href=\"https://cdn.example/a/style-abcdefghij.css\" integrity=\"i\">\
                 <link rel=\"preload\" href=\"https://cdn.example/a/messages/en-abcdefghij.txt\">\
                 <a href=\"sw.js\">x</a>"
            ),
            "{html}"
        );
        restore_urls(&mut html).unwrap();
        assert_eq!(html, page);
        restore_urls(&mut html).unwrap();
        assert_eq!(html, page);
    }
}
