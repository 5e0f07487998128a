//! The code of the page: a script, the main wasm and its parts, and all of it as JavaScript for
//! browsers without WebAssembly. All are named by their content, and linked with their hashes.

use std::{fs, path::Path};

use super::{
    bootstrap,
    built_page::BuiltPage,
    error::PageError,
    integrity::sha384,
    links::{attribute, links},
    placeholders::{Placeholder, START, remove},
    script_comments::strip_comments,
};
use crate::{
    export::files::{content_name, error::FileError},
    fs::write_atomic,
};

/// Trunk's script that starts the application, the only module in the page.
const TRUNK_SCRIPT: Placeholder = ("<script type=\"module\">", "</script>");

/// The folder in which Trunk puts what `wasm-bindgen` writes beside script and wasm.
const SNIPPETS_FOLDER: &str = "snippets/";

/// The folder of the parts as Trunk copies them. `scripts/wasm-bindgen.mjs` calls it so.
const PARTS_FOLDER: &str = "snippets/parts/";

/// The name of the wasm that is no part.
pub const MAIN_PART: &str = "main";

/// The value of `rel` of the links of wasm files. It has no meaning to browsers: the start script
/// fetches the files.
pub const WASM_RELATION: &str = "wasm";

/// The value of `rel` of the link of the whole application as JavaScript. It has no meaning to
/// browsers: the start script loads the file where WebAssembly is missing.
pub const WITHOUT_WASM_RELATION: &str = "without-wasm";

/// The path of that file as Trunk copies it. `scripts/wasm-bindgen.mjs` calls it so.
const WITHOUT_WASM_FILE: &str = "snippets/parts/without-wasm.js";

/// The beginning of its name in the site.
pub const WITHOUT_WASM_PREFIX: &str = "broadsheet-without-wasm-";

/// A file of code that the page links.
enum CodeFile {
    /// The script.
    Script,
    /// The whole application as JavaScript.
    WithoutWasm,
    /// The wasm of this name.
    Wasm(String),
}

impl CodeFile {
    /// Returns the kind of the linked file, if it is code.
    fn of(link: &str, address: &str) -> Option<Self> {
        let Some(stem) = address.strip_suffix(".wasm") else {
            return match attribute(link, "rel") {
                Some("modulepreload") if address.ends_with(WITHOUT_WASM_FILE) => {
                    Some(Self::WithoutWasm)
                }
                Some("modulepreload") => Some(Self::Script),
                Some(WITHOUT_WASM_RELATION) => Some(Self::WithoutWasm),
                _ => None,
            };
        };
        let name = match (attribute(link, "data-part"), stem.split_once(PARTS_FOLDER)) {
            (Some(name), _) | (None, Some((_, name))) => name,
            (None, None) => MAIN_PART,
        };
        Some(Self::Wasm(name.to_owned()))
    }

    /// Returns the name of a file with these bytes.
    fn name(&self, bytes: &[u8]) -> String {
        let hash = content_name::of(bytes);
        match self {
            Self::Script => format!("broadsheet-{hash}.js"),
            Self::WithoutWasm => format!("{WITHOUT_WASM_PREFIX}{hash}.js"),
            Self::Wasm(name) if name == MAIN_PART => format!("broadsheet-{hash}_bg.wasm"),
            Self::Wasm(name) => format!("broadsheet-{name}-{hash}.wasm"),
        }
    }

    /// Returns a link of the file at this address with this hash.
    fn link(&self, address: &str, integrity: &str) -> String {
        let cross_origin = || "crossorigin=\"anonymous\"".to_owned();
        let (relation, attribute) = match self {
            Self::Script => ("modulepreload", cross_origin()),
            Self::WithoutWasm => (WITHOUT_WASM_RELATION, cross_origin()),
            Self::Wasm(name) => (WASM_RELATION, format!("data-part=\"{name}\"")),
        };
        format!(
            "<link rel=\"{relation}\" href=\"{address}\" {attribute} integrity=\"{integrity}\">"
        )
    }
}

/// Names the files of code by the bytes that are served, and writes their links and the start script
/// to the beginning of the page, before its styles. Trunk names the wasm before it is optimized, so
/// other settings give other bytes under the same name, which an immutable cache would mix up.
///
/// A page without code stays unchanged.
///
/// # Errors
/// Returns [`PageError`] if a file cannot be read or written, or if the page has no place for links.
pub fn link_files(page: &mut BuiltPage) -> Result<(), PageError> {
    let mut new_links = Vec::new();
    let old_links: Vec<String> = links(&page.html).map(str::to_owned).collect();
    for link in old_links {
        let address = attribute(&link, "href").unwrap_or_default();
        let Some(file) = CodeFile::of(&link, address) else {
            continue;
        };
        let (folder, name) = match address.split_once(PARTS_FOLDER) {
            Some((folder, _)) => (folder, address.strip_prefix(folder).unwrap_or_default()),
            None => address.split_at(address.rfind('/').map_or(0, |slash| slash + 1)),
        };
        let path = page.folder.join(name);
        let bytes = read(&file, &path)?;
        let new_name = file.name(&bytes);
        write_atomic(&page.folder.join(&new_name), &bytes).map_err(FileError::at(&path))?;
        if new_name != name {
            fs::remove_file(&path).map_err(FileError::at(&path))?;
        }
        new_links.push(file.link(&[folder, &new_name].concat(), &sha384(&bytes)));
        page.html = page.html.replacen(&link, "", 1);
    }
    if new_links.is_empty() {
        return Ok(());
    }
    // Trunk's folders of parts are empty now.
    for folder in [PARTS_FOLDER, SNIPPETS_FOLDER] {
        let _ = fs::remove_dir(page.folder.join(folder));
    }
    new_links.sort_unstable();
    remove(&mut page.html, TRUNK_SCRIPT);
    page.fill(START, &[new_links.concat(), bootstrap::element()].concat())
}

/// Reads a file of code; the script without comments.
fn read(file: &CodeFile, path: &Path) -> Result<Vec<u8>, PageError> {
    let bytes = fs::read(path).map_err(FileError::at(path))?;
    Ok(match file {
        CodeFile::Script => strip_comments(&String::from_utf8_lossy(&bytes)).into_bytes(),
        CodeFile::Wasm(_) | CodeFile::WithoutWasm => bytes,
    })
}
