//! Embeds the files of a site in a bundle: one element for each file, with its bytes in base64.

use std::{fs, io::Write, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::ZlibEncoder};
use rayon::prelude::*;

use super::BundleError;
use crate::{
    export::files::{error::FileError, media_type::media_type},
    format::files::PICTURE_KIND,
};

/// The folder of the wasm files in a bundle.
const WASM_FOLDER: &str = "wasm";

/// The end of the name of a picture's widest copy, which replaces the picture. Hardly any picture
/// is shown wider, and every reader has to load all of the bundle.
const WIDEST_PICTURE_SUFFIX: &str = "-1280.jpg";

/// The elements so far.
#[derive(Debug, Default)]
pub struct EmbeddedFiles {
    /// The HTML of the elements, one per line.
    pub html: String,
    /// The number of files.
    pub files: usize,
    /// The size of the HTML that pictures take, in bytes.
    pub picture_bytes: u64,
}

impl EmbeddedFiles {
    /// Embeds the wasm of a part.
    ///
    /// # Errors
    /// Returns [`BundleError::File`] if it cannot be read.
    pub fn put_part(&mut self, part: &str, path: &Path) -> Result<(), BundleError> {
        let element = compressed(&format!("{WASM_FOLDER}/{part}"), path)?;
        self.put([element]);
        Ok(())
    }

    /// Embeds the texts of a folder of the site.
    ///
    /// # Errors
    /// Returns [`BundleError::File`] if a file cannot be read.
    pub fn put_texts(&mut self, site: &Path, folder: &str) -> Result<(), BundleError> {
        let elements = names(&site.join(folder))?
            .into_par_iter()
            .filter(|name| !name.starts_with(PICTURE_KIND))
            .map(|name| compressed(&format!("{folder}/{name}"), &site.join(folder).join(&name)))
            .collect::<Result<Vec<_>, _>>()?;
        self.put(elements);
        Ok(())
    }

    /// Embeds the pictures of the site, each once.
    ///
    /// # Errors
    /// Returns [`BundleError::File`] if a file cannot be read.
    pub fn put_pictures(&mut self, site: &Path) -> Result<(), BundleError> {
        let length_before = self.html.len();
        let data = site.join("data");
        let names = names(&data)?;
        let is_original = |name: &&String| name.starts_with(PICTURE_KIND) && !is_resized(name);
        let elements = names
            .iter()
            .filter(is_original)
            .map(|name| {
                let stem = name
                    .rsplit_once('.')
                    .map_or(name.as_str(), |(stem, _)| stem);
                let widest_copy = format!("{stem}{WIDEST_PICTURE_SUFFIX}");
                let shown_name = if names.contains(&widest_copy) {
                    &widest_copy
                } else {
                    name
                };
                let bytes = read(&data.join(shown_name))?;
                let kind = media_type(shown_name);
                let text = BASE64_STANDARD.encode(bytes);
                Ok(element(
                    &format!("data/{name}"),
                    &format!(" data-type=\"{kind}\""),
                    &text,
                ))
            })
            .collect::<Result<Vec<_>, BundleError>>()?;
        self.put(elements);
        self.picture_bytes = (self.html.len() - length_before) as u64;
        Ok(())
    }

    fn put(&mut self, elements: impl IntoIterator<Item = String>) {
        for element in elements {
            self.html.push_str(&element);
            self.files += 1;
        }
    }
}

/// Returns whether a picture is a smaller copy of another.
fn is_resized(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.matches('-').count() > 1
}

/// Returns the names of the files in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>, BundleError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(FileError::at(folder))? {
        let entry = entry.map_err(FileError::at(folder))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

/// Returns a file as an element, compressed in the format of zlib (RFC 1950), which browsers can
/// decompress in every page.
fn compressed(name: &str, path: &Path) -> Result<String, BundleError> {
    let bytes = read(path)?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let bytes = encoder
        .write_all(&bytes)
        .and_then(|()| encoder.finish())
        .map_err(FileError::at(path))?;
    Ok(element(name, "", &BASE64_STANDARD.encode(bytes)))
}

fn read(path: &Path) -> Result<Vec<u8>, BundleError> {
    Ok(fs::read(path).map_err(FileError::at(path))?)
}

/// Returns an element with this text. Base64 cannot end an element or begin another.
fn element(name: &str, attributes: &str, text: &str) -> String {
    format!("<script type=\"text/plain\" data-name=\"{name}\"{attributes}>{text}</script>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[&str]) -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir(site.path().join("data")).unwrap();
        for name in files {
            fs::write(site.path().join("data").join(name), name).unwrap();
        }
        site
    }

    #[test]
    fn a_wide_picture_is_held_as_its_copy_under_its_own_name() {
        let site = site(&[
            "cards-aaaaaaaaaa.json",
            "picture-bbbbbbbbbb.webp",
            "picture-bbbbbbbbbb-320.jpg",
            "picture-bbbbbbbbbb-1280.jpg",
            "picture-cccccccccc.webp",
            "picture-cccccccccc-320.jpg",
        ]);
        let mut embedded_files = EmbeddedFiles::default();
        embedded_files.put_pictures(site.path()).unwrap();
        let encoded = |text: &str| BASE64_STANDARD.encode(text);
        let expected = [
            ("bbbbbbbbbb", "image/jpeg", encoded("picture-bbbbbbbbbb-1280.jpg")),
            ("cccccccccc", "image/webp", encoded("picture-cccccccccc.webp")),
        ]
        .map(|(name, kind, text)| {
            format!(
                "<script type=\"text/plain\" data-name=\"data/picture-{name}.webp\" data-type=\"{kind}\">{text}</script>\n"
            )
        });
        assert_eq!(embedded_files.html, expected.concat());
        assert_eq!(
            (embedded_files.files, embedded_files.picture_bytes),
            (2, embedded_files.html.len() as u64)
        );
    }

    #[test]
    fn texts_come_back_and_pictures_are_not_among_them() {
        let site = site(&["manifest.json", "picture-bbbbbbbbbb.webp"]);
        let mut embedded_files = EmbeddedFiles::default();
        embedded_files.put_texts(site.path(), "data").unwrap();
        let (head, text) = embedded_files.html.rsplit_once("\">").unwrap();
        assert_eq!(
            head,
            "<script type=\"text/plain\" data-name=\"data/manifest.json"
        );
        let bytes = BASE64_STANDARD
            .decode(text.trim_end().trim_end_matches("</script>"))
            .unwrap();
        let mut decoder = flate2::read::ZlibDecoder::new(bytes.as_slice());
        let mut read = String::new();
        std::io::Read::read_to_string(&mut decoder, &mut read).unwrap();
        assert_eq!(read, "manifest.json");
        assert_eq!((embedded_files.files, embedded_files.picture_bytes), (1, 0));
    }
}
