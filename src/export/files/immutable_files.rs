//! Recognizes files that are named by their content and never change under their name.

use std::{fs, io, path::Path};

/// The length of the hashes in names of an export ([`FileName`](crate::format::FileName)), in base
/// 32.
const EXPORT_HASH_CHARS: usize = 10;

/// The length of Trunk's hashes, in base 16. Trunk leaves out leading zeros.
const TRUNK_HASH_CHARS: std::ops::RangeInclusive<usize> = 12..=16;

/// Returns a regular expression for the URLs of such files in the site at `base`, which nginx and
/// Caddy read alike. It agrees with [`is_immutable`].
pub fn pattern(base: &str) -> String {
    let base = base.replace('.', "\\.");
    format!(
        "^{base}(?:data/|messages/)?[^/]+-(?:[a-z2-7]{{10}}(?:-[0-9]+|_bg)?|[0-9a-f]{{12,16}})\\.[a-z0-9]+$"
    )
}

/// Returns whether the file at this path below the folder of the site is named by its content, so
/// that it can be cached forever.
///
/// ```
/// use broadsheet::export::files::immutable_files::is_immutable;
///
/// assert!(is_immutable("data/cards-abcdefghij.json"));
/// assert!(is_immutable("data/picture-abcdefghij-640.jpg"));
/// assert!(is_immutable("broadsheet-abcdefghij_bg.wasm"));
/// assert!(is_immutable("print-6a1f0c2b9d3e4f58.css"));
/// assert!(!is_immutable("data/manifest.json"));
/// assert!(!is_immutable("sitemap-1.xml"));
/// assert!(!is_immutable("topic/film-abcdefghij/index.html"));
/// ```
pub fn is_immutable(path: &str) -> bool {
    let name = ["data/", "messages/"]
        .iter()
        .find_map(|folder| path.strip_prefix(folder))
        .unwrap_or(path);
    let Some((stem, extension)) = name.rsplit_once('.') else {
        return false;
    };
    // wasm-bindgen appends this suffix to the wasm that belongs to a script.
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let is_extension_char = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let Some((head, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    if name.contains('/')
        || head.is_empty()
        || extension.is_empty()
        || !extension.chars().all(is_extension_char)
    {
        return false;
    }
    let is_width = !hash.is_empty() && hash.bytes().all(|b| b.is_ascii_digit());
    let is_copy = is_width
        && head
            .rsplit_once('-')
            .is_some_and(|(head, hash)| !head.is_empty() && is_export_hash(hash));
    is_export_hash(hash) || is_trunk_hash(hash) || is_copy
}

fn is_export_hash(hash: &str) -> bool {
    hash.len() == EXPORT_HASH_CHARS && hash.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'))
}

fn is_trunk_hash(hash: &str) -> bool {
    TRUNK_HASH_CHARS.contains(&hash.len())
        && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Lists such files directly in the folder of the site, in order; files of the export are not
/// included. Compressed copies are not listed separately.
///
/// # Errors
/// Returns the error of the operating system.
pub fn list(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_immutable(&name) {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}
