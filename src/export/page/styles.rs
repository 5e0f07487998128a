//! Merges the style sheets of the page, since nothing is drawn before all have loaded and each is a
//! request.

use std::{fs, path::Path};

use super::{error::PageError, integrity::sha384, placeholders::STYLESHEET_LINK};
use crate::{
    export::files::{content_name, error::FileError},
    fs::write_atomic,
};

/// Merges the style sheets for all readers into one file, in their order and without comments, and
/// replaces their links by one link. Sheets for some readers (print, more contrast) do not block
/// rendering and stay separate.
///
/// # Errors
/// Returns [`PageError::File`] if a sheet cannot be read, or if the merged sheet cannot be written.
pub fn merge(html: &mut String, folder: &Path) -> Result<(), PageError> {
    let links: Vec<(String, String)> = links(html);
    let [(first, address), _, ..] = links.as_slice() else {
        return Ok(());
    };
    let mut sheet = String::new();
    for (_, address) in &links {
        let path = folder.join(file_name(address));
        let text = fs::read_to_string(&path).map_err(FileError::at(&path))?;
        sheet.push_str(&strip_comments(&text));
    }
    let sheet = sheet.into_bytes();
    let prefix = address.strip_suffix(file_name(address)).unwrap_or_default();
    let file = format!("style-{}.css", content_name::of(&sheet));
    let path = folder.join(&file);
    write_atomic(&path, &sheet).map_err(FileError::at(&path))?;
    let link = format!(
        "{STYLESHEET_LINK}{prefix}{file}\" integrity=\"{}\">",
        sha384(&sheet)
    );
    *html = html.replacen(first.as_str(), &link, 1);
    for (link, address) in &links {
        *html = html.replacen(link.as_str(), "", 1);
        // The separate sheets are no longer linked, so they need not be published.
        let _ = fs::remove_file(folder.join(file_name(address)));
    }
    Ok(())
}

/// Removes comments, indentation and empty lines.
fn strip_comments(sheet: &str) -> String {
    let mut stripped = String::with_capacity(sheet.len());
    let mut rest = sheet;
    // No string in the style sheets contains the beginning of a comment.
    while let Some((before, comment)) = rest.split_once("/*") {
        stripped.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    stripped.push_str(rest);
    let lines = stripped.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// Returns the links to sheets for all readers, with their addresses.
fn links(html: &str) -> Vec<(String, String)> {
    let links = html
        .match_indices(STYLESHEET_LINK)
        .filter_map(|(start, _)| {
            let rest = html.get(start..)?;
            let link = rest.get(..=rest.find('>')?)?;
            let address = link.get(STYLESHEET_LINK.len()..)?.split('"').next()?;
            let is_for_all = !link.contains(" media=");
            // The owner's colors are not part of the build.
            let is_ours = is_for_all && !file_name(address).starts_with("accent-");
            is_ours.then(|| (link.to_owned(), address.to_owned()))
        });
    links.collect()
}

fn file_name(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_for_all_are_one_and_stay_one() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("a-1.css", "a{}"),
            ("b-2.css", "/* B. */\n\n  b{}\n"),
            ("p-3.css", "p{}"),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let mut html = "<head><link rel=\"stylesheet\" href=\"/x/a-1.css\" integrity=\"i\"/>\n\
            <link rel=\"stylesheet\" href=\"/x/b-2.css\"/>\
            <link rel=\"stylesheet\" href=\"/x/p-3.css\" media=\"print\"/>\
            <link rel=\"stylesheet\" href=\"accent-9.css\"></head>"
            .to_owned();
        merge(&mut html, folder.path()).unwrap();
        let merged = links(&html);
        let [(_, address)] = merged.as_slice() else {
            panic!("{html}");
        };
        assert!(address.starts_with("/x/style-"), "{address}");
        let sheet = fs::read_to_string(folder.path().join(file_name(address))).unwrap();
        assert_eq!(sheet, "a{}\nb{}\n");
        assert!(html.contains("p-3.css\" media") && html.contains("accent-9.css"));
        assert!(!folder.path().join("a-1.css").exists() && folder.path().join("p-3.css").exists());
        let before = html.clone();
        merge(&mut html, folder.path()).unwrap();
        assert_eq!(html, before);
    }
}
