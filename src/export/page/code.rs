//! Script and wasm of the page: minified, and named by their content.

use std::fs;

use super::{built_page::BuiltPage, error::PageError, glue, integrity::sha384};
use crate::{
    export::files::{content_name, error::FileError},
    fs::write_atomic,
};

/// [Minifies](glue::minify) script and wasm, and updates their hashes in the page.
///
/// # Errors
/// Returns [`PageError::File`] if a file cannot be read or written.
pub fn minify(page: &mut BuiltPage) -> Result<(), PageError> {
    let names = ["_bg.wasm", ".js"].map(|ending| named_file(&page.html, ending));
    let [Some(wasm), Some(script)] = names.map(|name| name.map(|name| page.folder.join(name)))
    else {
        return Ok(());
    };
    let code = fs::read(&wasm).map_err(FileError::at(&wasm))?;
    let text = fs::read_to_string(&script).map_err(FileError::at(&script))?;
    let (minified_text, minified_code) = glue::minify(&text, &code);
    for (path, before, after) in [
        (&wasm, &code, &minified_code),
        (&script, &text.into_bytes(), &minified_text.into_bytes()),
    ] {
        write_atomic(path, after).map_err(FileError::at(path))?;
        page.html = page.html.replace(&sha384(before), &sha384(after));
    }
    Ok(())
}

/// Renames script and wasm by the bytes that are served. Trunk names the wasm before it is
/// optimized, so other settings give other bytes under the same name, which an immutable cache would
/// mix up.
///
/// # Errors
/// Returns [`PageError::File`] if a file cannot be read or renamed.
pub fn name_by_content(page: &mut BuiltPage) -> Result<(), PageError> {
    for ending in ["_bg.wasm", ".js"] {
        let Some(old) = named_file(&page.html, ending) else {
            continue;
        };
        let path = page.folder.join(&old);
        let failed = FileError::at(&path);
        let bytes = fs::read(&path).map_err(&failed)?;
        let new = format!("broadsheet-{}{ending}", content_name::of(&bytes));
        fs::rename(&path, page.folder.join(&new)).map_err(failed)?;
        page.html = page.html.replace(&old, &new);
    }
    Ok(())
}

/// Returns the first file name in the page that begins with `broadsheet-` and has this ending.
fn named_file(html: &str, ending: &str) -> Option<String> {
    let prefix = "broadsheet-";
    html.match_indices(prefix).find_map(|(start, _)| {
        let rest = html.get(start..)?;
        let end = rest.find(ending)? + ending.len();
        let name = rest.get(..end)?;
        let is_file_name = name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        is_file_name.then(|| name.to_owned())
    })
}
