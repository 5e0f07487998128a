//! What of a site a bundle holds: an element for each file, whose text is base64.

use std::{fs, io::Write, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, write::ZlibEncoder};
use rayon::prelude::*;

use super::BundleError;
use crate::{export::host, format::files::PICTURE_KIND};

/// The name that the wasm has in a bundle.
const APPLICATION_ID: &str = "application";

/// How the name of the widest copy ends, which stands for a picture that has one: hardly a place on the page is wider,
/// and everything that is in a bundle is carried by everybody.
const WIDEST_PICTURE_SUFFIX: &str = "-1280.jpg";

/// The elements, so far.
#[derive(Debug, Default)]
pub struct EmbeddedFiles {
    /// As HTML, a line each.
    pub html: String,
    /// How many files there are.
    pub files: usize,
    /// How many bytes of the HTML are pictures.
    pub pictures: u64,
}

impl EmbeddedFiles {
    /// Puts the wasm in.
    ///
    /// # Errors
    /// [`BundleError::File`] where it cannot be read.
    pub fn put_application(&mut self, path: &Path) -> Result<(), BundleError> {
        let element = compressed(APPLICATION_ID, path)?;
        self.put([element]);
        Ok(())
    }

    /// Puts the texts of a folder of the site in.
    ///
    /// # Errors
    /// [`BundleError::File`] where one cannot be read.
    pub fn put_texts(&mut self, site: &Path, folder: &str) -> Result<(), BundleError> {
        let elements = names(&site.join(folder))?
            .into_par_iter()
            .filter(|name| !name.starts_with(PICTURE_KIND))
            .map(|name| compressed(&format!("{folder}/{name}"), &site.join(folder).join(&name)))
            .collect::<Result<Vec<_>, _>>()?;
        self.put(elements);
        Ok(())
    }

    /// Puts the pictures of the site in, each once.
    ///
    /// # Errors
    /// [`BundleError::File`] where one cannot be read.
    pub fn put_pictures(&mut self, site: &Path) -> Result<(), BundleError> {
        let before = self.html.len();
        let data = site.join("data");
        let names = names(&data)?;
        let is_whole = |name: &&String| name.starts_with(PICTURE_KIND) && !is_copy(name);
        let elements = names
            .iter()
            .filter(is_whole)
            .map(|name| {
                let stem = name
                    .rsplit_once('.')
                    .map_or(name.as_str(), |(stem, _)| stem);
                let less = format!("{stem}{WIDEST_PICTURE_SUFFIX}");
                let shown = if names.contains(&less) { &less } else { name };
                let bytes = read(&data.join(shown))?;
                let kind = host::media_type(shown);
                let text = BASE64_STANDARD.encode(bytes);
                Ok(element(
                    &format!("data/{name}"),
                    &format!(" data-type=\"{kind}\""),
                    &text,
                ))
            })
            .collect::<Result<Vec<_>, BundleError>>()?;
        self.put(elements);
        self.pictures = (self.html.len() - before) as u64;
        Ok(())
    }

    fn put(&mut self, elements: impl IntoIterator<Item = String>) {
        for element in elements {
            self.html.push_str(&element);
            self.files += 1;
        }
    }
}

/// Whether a picture is a smaller copy of another.
fn is_copy(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    stem.matches('-').count() > 1
}

/// The names of the files in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>, BundleError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(BundleError::file(folder))? {
        let entry = entry.map_err(BundleError::file(folder))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

/// A file as an element with its bytes in the format of zlib (RFC 1950), which browsers read in every page.
fn compressed(name: &str, path: &Path) -> Result<String, BundleError> {
    let bytes = read(path)?;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let bytes = encoder
        .write_all(&bytes)
        .and_then(|()| encoder.finish())
        .map_err(BundleError::file(path))?;
    Ok(element(name, "", &BASE64_STANDARD.encode(bytes)))
}

fn read(path: &Path) -> Result<Vec<u8>, BundleError> {
    fs::read(path).map_err(BundleError::file(path))
}

/// No text of base64 ends an element or begins another.
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
        let mut held = EmbeddedFiles::default();
        held.put_pictures(site.path()).unwrap();
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
        assert_eq!(held.html, expected.concat());
        assert_eq!((held.files, held.pictures), (2, held.html.len() as u64));
    }

    #[test]
    fn texts_come_back_and_pictures_are_not_among_them() {
        let site = site(&["manifest.json", "picture-bbbbbbbbbb.webp"]);
        let mut held = EmbeddedFiles::default();
        held.put_texts(site.path(), "data").unwrap();
        let (head, text) = held.html.rsplit_once("\">").unwrap();
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
        assert_eq!((held.files, held.pictures), (1, 0));
    }
}
