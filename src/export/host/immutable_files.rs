//! Files that are named by their content, and never change under their name.

use std::{fs, io, path::Path};

/// How many digits the names of an export have ([`FileName`](crate::format::FileName)), in base 32.
const EXPORT_HASH_CHARS: usize = 10;

/// How many digits Trunk gives, in base 16. It leaves out zeros at the beginning.
const TRUNK_HASH_CHARS: std::ops::RangeInclusive<usize> = 12..=16;

/// A regular expression for the addresses of such files in the site that lives in `base`, which nginx and Caddy
/// understand alike. It says what [`is_lasting`] says.
pub fn pattern(base: &str) -> String {
    let base = base.replace('.', "\\.");
    format!(
        "^{base}(?:data/|messages/)?[^/]+-(?:[a-z2-7]{{10}}(?:-[0-9]+|_bg)?|[0-9a-f]{{12,16}})\\.[a-z0-9]+$"
    )
}

/// Whether the file of this path below the site's folder is named by its content, so that it may be kept for ever.
///
/// ```
/// use broadsheet::export::host::is_lasting;
///
/// assert!(is_lasting("data/cards-abcdefghij.json"));
/// assert!(is_lasting("data/picture-abcdefghij-640.jpg"));
/// assert!(is_lasting("broadsheet-abcdefghij_bg.wasm"));
/// assert!(is_lasting("print-6a1f0c2b9d3e4f58.css"));
/// assert!(!is_lasting("data/manifest.json"));
/// assert!(!is_lasting("sitemap-1.xml"));
/// assert!(!is_lasting("topic/film-abcdefghij/index.html"));
/// ```
pub fn is_lasting(path: &str) -> bool {
    let name = ["data/", "messages/"]
        .iter()
        .find_map(|folder| path.strip_prefix(folder))
        .unwrap_or(path);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    // wasm-bindgen's word for the wasm beside its script.
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let is_ending = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let Some((head, last)) = stem.rsplit_once('-') else {
        return false;
    };
    if name.contains('/') || head.is_empty() || ending.is_empty() || !ending.chars().all(is_ending)
    {
        return false;
    }
    let is_width = !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit());
    let is_copy = is_width
        && head
            .rsplit_once('-')
            .is_some_and(|(head, hash)| !head.is_empty() && is_ours(hash));
    is_ours(last) || is_trunks(last) || is_copy
}

fn is_ours(hash: &str) -> bool {
    hash.len() == EXPORT_HASH_CHARS && hash.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'))
}

fn is_trunks(hash: &str) -> bool {
    TRUNK_HASH_CHARS.contains(&hash.len())
        && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Such files in the site's folder itself, in order; not those of the export. Compressed siblings are no files of
/// their own.
///
/// # Errors
/// Those of the system.
pub fn beside(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_lasting(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
