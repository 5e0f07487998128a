//! Where the site lives on its host.

use std::{fs, path::Path};

use super::placeholders::{BASE, put};

/// The folder of its host that a page is made for.
///
/// # Errors
/// The mark that the page has not, where it is not one of ours.
pub fn place(html: &str) -> Result<&str, &'static str> {
    let (_, rest) = html.split_once(BASE.0).ok_or(BASE.0)?;
    Ok(rest.split(BASE.1).next().unwrap_or_default())
}

/// Moves the page to another folder of a host: `to` begins and ends with `/`. What the build named by its
/// whole path (script, wasm, style sheets, icon) is named below `to` from now on; all else is relative to the base.
///
/// # Errors
/// The mark that the page has not, where it is not one of ours.
pub fn move_to(html: &mut String, folder: &Path, to: &str) -> Result<(), &'static str> {
    let from = place(html)?.to_owned();
    if from == to {
        return Ok(());
    }
    put(html, BASE, to)?;
    let files = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok);
    for file in files {
        let name = file.file_name().to_string_lossy().into_owned();
        for quote in ['"', '\''] {
            *html = html.replace(
                &format!("{quote}{from}{name}"),
                &format!("{quote}{to}{name}"),
            );
        }
    }
    Ok(())
}

/// A folder of a host as it is written: with `/` at both ends. `None` for what is none.
///
/// ```
/// use broadsheet::export::page::folder;
///
/// assert_eq!(folder("repo").as_deref(), Some("/repo/"));
/// assert_eq!(folder("/").as_deref(), Some("/"));
/// assert_eq!(folder("/a \"b/"), None);
/// ```
pub fn folder(text: &str) -> Option<String> {
    let inner = text.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~');
    let holds = inner.chars().all(is_plain) && !inner.contains("..") && !inner.contains("//");
    let whole = if inner.is_empty() {
        "/".to_owned()
    } else {
        format!("/{inner}/")
    };
    holds.then_some(whole)
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
        move_to(&mut html, folder.path(), "/repo/").unwrap();
        assert_eq!(
            html,
            "<base href=\"/repo/\"><link href=\"/repo/style-1.css\"><a href=\"/elsewhere\">x</a>\
            <script>import '/repo/broadsheet-2.js'</script>"
        );
        move_to(&mut html, folder.path(), "/").unwrap();
        assert_eq!(html, page);
        assert!(move_to(&mut "<p>".to_owned(), folder.path(), "/").is_err());
    }
}
