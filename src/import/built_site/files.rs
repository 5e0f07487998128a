//! Finds the files of pages by their addresses. No address leads out of the built site.

use std::path::{Path, PathBuf};

use url::Url;

use crate::import::{fields::relative_path, files::bytes};

/// The largest number of addresses that are tried for a record.
const MAX_ADDRESSES: usize = 32;

/// The largest page, in bytes.
const MAX_PAGE_BYTES: u64 = 4 * 1024 * 1024;

/// A page as a file.
#[derive(Clone, Debug)]
pub struct PageFile {
    /// The path below the built site, with `/` between folders.
    pub path: String,
    /// The file, with symbolic links resolved.
    pub file: PathBuf,
}

impl PageFile {
    /// Returns the bytes of the page, or `None` if it cannot be read or is too large.
    pub fn read(&self) -> Option<Vec<u8>> {
        let mut buffer = Vec::new();
        bytes::read(&self.file, MAX_PAGE_BYTES, &mut buffer).ok()?;
        Some(buffer)
    }
}

/// Returns the file at this path below a built site, if it is in it.
pub fn page_file(folder: &Path, path: &str) -> Option<PageFile> {
    let file = folder.join(path).canonicalize().ok()?;
    (file.is_file() && file.starts_with(folder)).then(|| PageFile {
        path: path.to_owned(),
        file,
    })
}

/// Returns addresses as paths below the built site, without those that lead out of it. A path ends with `/` if its
/// address does. `site` is the folder of the site on its host, which addresses may begin with.
pub fn page_paths(addresses: &[String], site: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for address in addresses.iter().take(MAX_ADDRESSES) {
        let address = match Url::parse(address) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => url.path().to_owned(),
            _ => address.clone(),
        };
        let end = if address.ends_with('/') { "/" } else { "" };
        let Some(path) = relative_path::join("", &decoded(&address)) else {
            continue;
        };
        let below_site = path
            .strip_prefix(site)
            .filter(|_| !site.is_empty())
            .and_then(|path| path.strip_prefix('/'));
        for path in [Some(path.as_str()), below_site].into_iter().flatten() {
            let path = format!("{path}{end}");
            if !path.contains(['\\', '\0']) && !paths.contains(&path) {
                paths.push(path);
            }
        }
    }
    paths
}

/// Returns the files at these paths, each once: `a/` is `a/index.html` or `a.html`.
pub fn at_addresses(folder: &Path, paths: &[String]) -> Vec<PageFile> {
    let mut files: Vec<PageFile> = Vec::new();
    for path in paths {
        let name = path.trim_end_matches('/');
        let index = relative_path::join(name, "index.html");
        let page = (!name.is_empty()).then(|| format!("{name}.html"));
        let whole = is_page(name).then(|| name.to_owned());
        let names = if path.ends_with('/') || name.is_empty() {
            [index, page, whole]
        } else {
            [whole, page, index]
        };
        for name in names.into_iter().flatten() {
            let found = page_file(folder, &name);
            let is_new = |file: &PageFile| files.iter().all(|other| other.file != file.file);
            if let Some(file) = found.filter(is_new) {
                files.push(file);
            }
        }
    }
    files
}

/// Returns whether a file is a page, by its extension.
pub fn is_page(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|extension| matches!(extension, "html" | "htm" | "xhtml"))
}

/// Returns a path with decoded percent signs, or the path itself if that is not UTF-8.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match (code, part.get(2..)) {
            (Some(code), Some(rest)) => {
                bytes.push(code);
                bytes.extend_from_slice(rest.as_bytes());
            }
            _ => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_files_of_the_built_site_only() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        let site = root.join("_site");
        for name in [
            "secret.html",
            "_site/a/index.html",
            "_site/b.html",
            "_site/ü c/index.html",
        ] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(root.join("secret.html"), site.join("link.html")).unwrap();
            std::os::unix::fs::symlink(&root, site.join("up")).unwrap();
        }
        for (address, found) in [
            ("/a/", "a/index.html"),
            ("a", "a/index.html"),
            ("//a//", "a/index.html"),
            ("/b/", "b.html"),
            ("b.html", "b.html"),
            ("/%C3%BC%20c/", "ü c/index.html"),
            ("https://tide.example/blog/b", "b.html"),
            ("/blog/a/", "a/index.html"),
            ("../secret.html", ""),
            ("/%2e%2e/secret.html", ""),
            ("/a/../../secret", ""),
            ("link.html", ""),
            ("up/secret.html", ""),
            ("/nothing/", ""),
            ("b%00.html", ""),
            ("..\\secret.html", ""),
        ] {
            let paths = page_paths(&[address.to_owned()], "blog");
            let files = at_addresses(&site, &paths);
            let first = files.first().map_or("", |file| file.path.as_str());
            assert_eq!(first, found, "{address}");
        }
    }
}
