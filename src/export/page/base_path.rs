//! Reads and changes the base path of the site on its host.

use std::{fs, path::Path};

use super::placeholders::{BASE, fill};

/// Returns the base path that a page was built for.
///
/// # Errors
/// Returns the missing placeholder if the page is not a page of this application.
pub fn base_path(html: &str) -> Result<&str, &'static str> {
    let (_, rest) = html.split_once(BASE.0).ok_or(BASE.0)?;
    Ok(rest.split(BASE.1).next().unwrap_or_default())
}

/// Moves the page to another base path, which begins and ends with `/`. Files that the build named
/// by absolute paths (script, wasm, style sheets, icon) get the new path; all other URLs are
/// relative to the base.
///
/// # Errors
/// Returns the missing placeholder if the page is not a page of this application.
pub fn change_base_path(
    html: &mut String,
    folder: &Path,
    new_path: &str,
) -> Result<(), &'static str> {
    let old_path = base_path(html)?.to_owned();
    if old_path == new_path {
        return Ok(());
    }
    fill(html, BASE, new_path)?;
    let files = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        for quote in ['"', '\''] {
            *html = html.replace(
                &format!("{quote}{old_path}{name}"),
                &format!("{quote}{new_path}{name}"),
            );
        }
    }
    Ok(())
}

/// Returns a base path in its normal form, with `/` at both ends; `None` if it is not a valid path.
///
/// ```
/// use broadsheet::export::page::base_path::normalize_base_path;
///
/// assert_eq!(normalize_base_path("repo").as_deref(), Some("/repo/"));
/// assert_eq!(normalize_base_path("/").as_deref(), Some("/"));
/// assert_eq!(normalize_base_path("/a \"b/"), None);
/// ```
pub fn normalize_base_path(text: &str) -> Option<String> {
    let inner = text.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
    let is_valid = inner.chars().all(is_plain) && !inner.contains("..") && !inner.contains("//");
    let path = if inner.is_empty() {
        "/".to_owned()
    } else {
        format!("/{inner}/")
    };
    is_valid.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_named_by_its_path_moves_and_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["style-1.css", "broadsheet-2.js"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let page = "<base href=\"/\"><link href=\"/style-1.css\"><a href=\"/elsewhere\">x</a>\
            <script>import '/broadsheet-2.js'</script>";
        let mut html = page.to_owned();
        change_base_path(&mut html, folder.path(), "/repo/").unwrap();
        assert_eq!(
            html,
            "<base href=\"/repo/\"><link href=\"/repo/style-1.css\"><a href=\"/elsewhere\">x</a>\
            <script>import '/repo/broadsheet-2.js'</script>"
        );
        change_base_path(&mut html, folder.path(), "/").unwrap();
        assert_eq!(html, page);
        assert!(change_base_path(&mut "<p>".to_owned(), folder.path(), "/").is_err());
    }
}
