//! Files that are named by their content, on another host than the page: a CDN.
//!
//! All else stays with the page: pages, feeds, maps, the worker and the manifest of the export, which say what is
//! current. So both hosts may serve the same folder, and the other may keep all that it has for ever.

use std::{fs, path::Path};

use super::{
    place::place,
    placeholders::{Placeholder, escape, put},
};
use crate::export::host;

/// Where the page says where such files are.
pub const FILES_PLACEHOLDER: Placeholder = ("<!-- files -->", "<!-- /files -->");

/// What the application reads of it (`app::document::files`).
const FILES_META: Placeholder = ("<meta name=\"files\" content=\"", "\">");

const STYLESHEET_LINK: &str = "<link rel=\"stylesheet\" href=\"";

/// A sheet of another host has integrity only where it may be read (CORS).
const CROSS_ORIGIN_STYLESHEET_LINK: &str =
    "<link rel=\"stylesheet\" crossorigin=\"anonymous\" href=\"";

/// The other host that a page names.
pub fn named(html: &str) -> Option<&str> {
    let (_, rest) = html.split_once(FILES_META.0)?;
    rest.split(FILES_META.1).next()
}

/// Has the page ask `cdn`, an address with `/` at its end, for files that are named by their content.
///
/// # Errors
/// The mark that the page has not, where it is not one of ours.
pub fn enter(html: &mut String, folder: &Path, cdn: &str) -> Result<(), &'static str> {
    let cdn = escape(cdn);
    put(
        html,
        FILES_PLACEHOLDER,
        &[FILES_META.0, &cdn, FILES_META.1].concat(),
    )?;
    let base = place(html)?.to_owned();
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

/// Has a page of a former run ask its own host again.
///
/// # Errors
/// As [`enter`].
pub fn leave(html: &mut String) -> Result<(), &'static str> {
    if let Some(cdn) = named(html).map(|cdn| ["\"", cdn].concat()) {
        put(html, FILES_PLACEHOLDER, "")?;
        let base = ["\"", place(html)?].concat();
        *html = html
            .replace(CROSS_ORIGIN_STYLESHEET_LINK, STYLESHEET_LINK)
            .replace(&cdn, &base);
    }
    Ok(())
}

/// What a page may name: the files of the application, and the texts of its languages.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for part in ["", "messages/"] {
        let entries = fs::read_dir(folder.join(part));
        for entry in entries.into_iter().flatten().flatten() {
            let file = [part, &*entry.file_name().to_string_lossy()].concat();
            if host::is_lasting(&file) {
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
        assert_eq!(named(&html), None);
        enter(&mut html, folder.path(), "https://cdn.example/a/").unwrap();
        assert_eq!(named(&html), Some("https://cdn.example/a/"));
        assert!(
            html.ends_with(
                "<link rel=\"stylesheet\" crossorigin=\"anonymous\" \
                 href=\"https://cdn.example/a/style-abcdefghij.css\" integrity=\"i\">\
                 <link rel=\"preload\" href=\"https://cdn.example/a/messages/en-abcdefghij.txt\">\
                 <a href=\"sw.js\">x</a>"
            ),
            "{html}"
        );
        leave(&mut html).unwrap();
        assert_eq!(html, page);
        leave(&mut html).unwrap();
        assert_eq!(html, page);
    }
}
