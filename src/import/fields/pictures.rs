//! Finds the pictures of a record, or the reason why one is left out.

mod site;

use std::{
    borrow::Cow,
    cell::RefCell,
    path::{Path, PathBuf},
};

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use url::Url;

use super::{RecordField, RecordFields, link, number, relative_path, text};
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::{Picture, PictureFile, PictureSource},
};

/// Finds the pictures of one record.
#[derive(Clone, Copy, Debug)]
pub struct PictureFinder<'a> {
    /// The imported folder, with symbolic links resolved.
    pub root: &'a Path,
    /// The path of the record below the root, with `/` between folders.
    pub record: &'a str,
    /// The base of other relative addresses.
    pub base: Option<&'a Url>,
    /// The address that the site of the record is published at, as its settings write it, or its host.
    pub site: Option<&'a str>,
    /// Further folders that addresses may be relative to, besides the record's folder and the root.
    pub static_folders: &'a [String],
    /// A list that records every lookup in the folder, if there is a cache.
    pub sightings: Option<&'a RefCell<Vec<PictureSighting>>>,
}

/// The result of looking up an address in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureSighting {
    address: String,
    found: Result<Option<String>, MissingPicture>,
}

/// The reason why a picture is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MissingPicture {
    /// The address cannot be used; the text says what was expected.
    Unusable(String),
    /// The address is relative, the folder has no such file, and there is no base.
    NotFound,
}

impl PictureFinder<'_> {
    /// Returns the source of the picture at this address. A whole address is on the web. A relative
    /// one is looked up beside the record, then below the root, then below the base.
    ///
    /// # Errors
    /// Returns the reason if there is none.
    pub fn find(&self, address: &str) -> Result<PictureSource, MissingPicture> {
        let remote = |text: &str| {
            let found = link::check(text).map(PictureSource::Remote);
            found.map_err(MissingPicture::Unusable)
        };
        let whole = if address.starts_with("//") {
            Some(format!("https:{address}"))
        } else {
            has_scheme(address).then(|| address.to_owned())
        };
        if let Some(whole) = whole {
            // A picture of the site itself is in the folder more often than not.
            if let Some(path) = self.path_on_site(&whole)
                && !path.contains(|c: char| c.is_control() || c == '\\')
                && let Ok(Some(local)) = self.look_up(path)
            {
                return Ok(PictureSource::Local(local));
            }
            return remote(&whole);
        }
        if address.contains(|c: char| c.is_control() || c == '\\') {
            let expected = "no control characters or backslashes";
            return Err(MissingPicture::Unusable(expected.to_owned()));
        }
        if let Some(local) = self.look_up(address)? {
            return Ok(PictureSource::Local(local));
        }
        if let Some(path) = self.path_below_site(address)
            && let Ok(Some(local)) = self.look_up(path)
        {
            return Ok(PictureSource::Local(local));
        }
        let base = self.base.ok_or(MissingPicture::NotFound)?;
        let joined = base.join(address).map_err(|_| MissingPicture::NotFound)?;
        remote(joined.as_str())
    }

    /// Looks up a path in the folder, and records the lookup.
    fn look_up(&self, path: &str) -> Result<Option<PictureFile>, MissingPicture> {
        let found = self.local(path);
        if let Some(sightings) = self.sightings {
            sightings.borrow_mut().push(PictureSighting {
                address: path.to_owned(),
                found: file_names(&found),
            });
        }
        found
    }

    /// Returns whether a lookup in the folder still has the same result.
    pub fn is_current(&self, sighting: &PictureSighting) -> bool {
        file_names(&self.local(&sighting.address)) == sighting.found
    }

    /// Reads a list of pictures without the unusable ones.
    pub fn read_list(&self, field: &RecordField, diagnostics: &mut Diagnostics) -> Vec<Picture> {
        let items = field.items();
        let read = |item| self.read(item, diagnostics);
        items.iter().filter_map(read).collect()
    }

    /// Reads a picture: a map, or only its address.
    pub fn read(&self, field: &RecordField, diagnostics: &mut Diagnostics) -> Option<Picture> {
        let Some(mut fields) = RecordFields::of(field.node, &field.path) else {
            let source = Some(self.source(field, diagnostics)?);
            return Some(Picture {
                source,
                ..Picture::default()
            });
        };
        let source = match fields.take("url") {
            Some(url) => self.source(&url, diagnostics),
            None => {
                field.warn(
                    ProblemKind::IncompleteItem,
                    diagnostics,
                    "",
                    "a picture with a url; the picture is left out",
                );
                None
            }
        };
        let mut size = |name| {
            let field = fields.take(name)?;
            number::integer_in_range(&field, 1, 65_535, diagnostics)
        };
        let (width, height) = (size("width"), size("height"));
        let mut text_of = |name| {
            let field = fields.take(name)?;
            text::read(&field, text::MAX_LINE_CHARS, diagnostics)
        };
        let (title, attribution) = (text_of("title"), text_of("attribution"));
        let cached = fields.take("isCached");
        let is_cached = cached.is_some_and(|field| number::boolean(&field, diagnostics));
        fields.finish(diagnostics);
        source.is_some().then_some(Picture {
            source,
            width,
            height,
            title,
            attribution,
            is_cached,
            smaller_widths: Vec::new(),
        })
    }

    fn source(&self, field: &RecordField, diagnostics: &mut Diagnostics) -> Option<PictureSource> {
        let address = field.scalar(diagnostics)?.trim();
        match self.find(address) {
            Ok(source) => Some(source),
            Err(MissingPicture::Unusable(expected)) => {
                field.warn(
                    ProblemKind::UnusablePicture,
                    diagnostics,
                    address,
                    &format!("{expected}; the picture is left out"),
                );
                None
            }
            Err(MissingPicture::NotFound) => {
                let expected = "a file in the folder; the picture is left out. Add the file, or set picture_base";
                field.note(ProblemKind::PictureNotFound, diagnostics, address, expected);
                None
            }
        }
    }

    /// Returns the file of a relative address, if it is in the folder.
    fn local(&self, address: &str) -> Result<Option<PictureFile>, MissingPicture> {
        let unusable = |expected: &str| Err(MissingPicture::Unusable(expected.to_owned()));
        let record_folder = self
            .record
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let mut is_outside = true;
        let static_folders = self.static_folders.iter().map(String::as_str);
        let spellings = file_name_spellings(address);
        // Hexo keeps the pictures of `posts/late.md` in `posts/late`.
        let own_folder = self.record.rsplit_once('.').map_or("", |(stem, _)| stem);
        for (index, folder) in [record_folder, "", own_folder]
            .into_iter()
            .chain(static_folders)
            .enumerate()
        {
            let is_record_folder = index == 0;
            let is_own_folder = index == 2;
            let from = if is_record_folder && address.starts_with('/') {
                ""
            } else {
                folder
            };
            for spelling in &spellings {
                let Some(path) = relative_path::join(from, spelling) else {
                    continue;
                };
                is_outside &= is_own_folder;
                let Some(file) = self.file(&path) else {
                    continue;
                };
                if path.to_ascii_lowercase().ends_with(".svg") {
                    return unusable("a raster picture, because an SVG may run scripts");
                }
                return match PictureFile::parse(&path) {
                    Some(_) if !file.starts_with(self.root) => {
                        unusable("a file inside the imported folder")
                    }
                    Some(picture) => Ok(Some(picture)),
                    None => unusable(
                        "avif, gif, jpeg, jpg, png or webp, under a path of at most 255 bytes without \\ : ? # % \" < > | *",
                    ),
                };
            }
        }
        if is_outside {
            return unusable("a path inside the imported folder");
        }
        Ok(None)
    }

    /// Returns the real path below the root, if it is a file.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let file = self.root.join(path).canonicalize().ok()?;
        file.is_file().then_some(file)
    }
}

/// Returns the names that the file at an address may have, each once: as written, without the query, with
/// decoded percent signs, and with letters and marks composed or not.
fn file_name_spellings(address: &str) -> Vec<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    // A name that is not UTF-8 stays as it is written.
    let decoded = percent_decode_str(path).decode_utf8();
    let decoded = decoded.unwrap_or(Cow::Borrowed(path));
    let mut spellings = vec![address.to_owned()];
    let composed = decoded.nfc().collect();
    let decomposed = decoded.nfd().collect();
    for spelling in [path.to_owned(), decoded.to_string(), composed, decomposed] {
        let is_safe = !spelling.contains(|c: char| c.is_control() || c == '\\');
        if is_safe && !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings
}

fn file_names(
    found: &Result<Option<PictureFile>, MissingPicture>,
) -> Result<Option<String>, MissingPicture> {
    let name = |file: &PictureFile| file.as_str().to_owned();
    let found = found.as_ref().map(|file| file.as_ref().map(name));
    found.map_err(Clone::clone)
}

/// Returns whether a URL parser would see a scheme.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests;
