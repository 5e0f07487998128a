//! Pictures of a record: where each one is, or why it is left out.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    diagnostics::Diagnostics,
    fields::{RecordField, RecordFields},
    link, number,
    report::ProblemKind,
    text,
};
use crate::model::{Picture, PictureFile, PictureSource};

/// Finds the pictures of one record.
#[derive(Clone, Copy, Debug)]
pub struct PictureFinder<'a> {
    /// The imported folder, with symbolic links resolved.
    pub root: &'a Path,
    /// The record's own path below it, with `/` between folders.
    pub record: &'a str,
    /// Against which other relative addresses resolve.
    pub base: Option<&'a Url>,
    /// Folders from which addresses lead too, the record's own and the top one aside.
    pub statics: &'a [String],
    /// Where what is found of the folder's files is noted, if anywhere.
    pub sightings: Option<&'a RefCell<Vec<PictureSighting>>>,
}

/// What the folder had at an address when a record was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureSighting {
    address: String,
    found: Result<Option<String>, MissingPicture>,
}

/// Why a picture is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MissingPicture {
    /// It cannot be used.
    Unusable(String),
    /// It is relative, not in the folder, and there is no base.
    NotThere,
}

impl PictureFinder<'_> {
    /// Where the picture with this address is: on the web, in the folder (first beside the
    /// record, then from the top), else below the base.
    ///
    /// # Errors
    /// Why there is none.
    pub fn find(&self, address: &str) -> Result<PictureSource, MissingPicture> {
        let remote = |text: &str| {
            let found = link::check(text).map(PictureSource::Remote);
            found.map_err(MissingPicture::Unusable)
        };
        if has_scheme(address) {
            return remote(address);
        }
        if address.starts_with("//") {
            return remote(&format!("https:{address}"));
        }
        if address.contains(|c: char| c.is_control() || c == '\\') {
            let expected = "no control characters or backslashes";
            return Err(MissingPicture::Unusable(expected.to_owned()));
        }
        let found = self.local(address);
        if let Some(sightings) = self.sightings {
            sightings.borrow_mut().push(PictureSighting {
                address: address.to_owned(),
                found: by_name(&found),
            });
        }
        if let Some(local) = found? {
            return Ok(PictureSource::Local(local));
        }
        let base = self.base.ok_or(MissingPicture::NotThere)?;
        let joined = base.join(address).map_err(|_| MissingPicture::NotThere)?;
        remote(joined.as_str())
    }

    /// Whether the folder has the same at an address as it had.
    pub fn sees(&self, before: &PictureSighting) -> bool {
        by_name(&self.local(&before.address)) == before.found
    }

    /// Reads the pictures of a list, the unusable ones left out.
    pub fn read_list(&self, field: &RecordField, findings: &mut Diagnostics) -> Vec<Picture> {
        let items = field.items();
        let read = |item| self.read(item, findings);
        items.iter().filter_map(read).collect()
    }

    /// Reads one picture: a map, or its address alone.
    pub fn read(&self, field: &RecordField, findings: &mut Diagnostics) -> Option<Picture> {
        let Some(mut fields) = RecordFields::of(field.node, &field.path) else {
            let source = Some(self.source(field, findings)?);
            return Some(Picture {
                source,
                ..Picture::default()
            });
        };
        let source = match fields.take("url") {
            Some(url) => self.source(&url, findings),
            None => {
                field.warn(
                    ProblemKind::IncompleteItem,
                    findings,
                    "",
                    "a picture with a url; left out",
                );
                None
            }
        };
        let mut size = |name| {
            let field = fields.take(name)?;
            number::within(&field, 1, 65_535, findings)
        };
        let (width, height) = (size("width"), size("height"));
        let mut words = |name| {
            let field = fields.take(name)?;
            text::read(&field, text::MAX_LINE_CHARS, findings)
        };
        let (title, attribution) = (words("title"), words("attribution"));
        let cached = fields.take("isCached");
        let is_cached = cached.is_some_and(|field| number::truth(&field, findings));
        fields.finish(findings);
        source.is_some().then_some(Picture {
            source,
            width,
            height,
            title,
            attribution,
            is_cached,
            smaller: Vec::new(),
        })
    }

    fn source(&self, field: &RecordField, findings: &mut Diagnostics) -> Option<PictureSource> {
        let address = field.scalar(findings)?.trim();
        match self.find(address) {
            Ok(source) => Some(source),
            Err(MissingPicture::Unusable(expected)) => {
                field.warn(
                    ProblemKind::UnusablePicture,
                    findings,
                    address,
                    &format!("{expected}; left out"),
                );
                None
            }
            Err(MissingPicture::NotThere) => {
                let expected = "a picture in the folder, or a base for relative pictures; left out";
                field.note(ProblemKind::PictureNotFound, findings, address, expected);
                None
            }
        }
    }

    /// The file of this relative address, if it is in the folder.
    fn local(&self, address: &str) -> Result<Option<PictureFile>, MissingPicture> {
        let unusable = |expected: &str| Err(MissingPicture::Unusable(expected.to_owned()));
        let own_folder = self
            .record
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder);
        let mut escapes = true;
        let statics = self.statics.iter().map(String::as_str);
        for (place, folder) in [own_folder, ""].into_iter().chain(statics).enumerate() {
            let is_own = place == 0;
            let from = if is_own && address.starts_with('/') {
                ""
            } else {
                folder
            };
            let Some(path) = normal(from, address) else {
                continue;
            };
            escapes = false;
            let Some(file) = self.file(&path) else {
                continue;
            };
            if path.to_ascii_lowercase().ends_with(".svg") {
                return unusable("a raster picture (an SVG may run scripts); not copied");
            }
            return match PictureFile::parse(&path) {
                Some(_) if !file.starts_with(self.root) => {
                    unusable("a file inside the imported folder")
                }
                Some(picture) => Ok(Some(picture)),
                None => unusable(
                    "avif, gif, jpeg, jpg, png or webp, under a name of ASCII letters, digits, . _ - and spaces",
                ),
            };
        }
        if escapes {
            return unusable("a path inside the imported folder");
        }
        Ok(None)
    }

    /// Where a file below the root really is, if it is one.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let file = self.root.join(path).canonicalize().ok()?;
        file.is_file().then_some(file)
    }
}

fn by_name(
    found: &Result<Option<PictureFile>, MissingPicture>,
) -> Result<Option<String>, MissingPicture> {
    let name = |file: &PictureFile| file.as_str().to_owned();
    let found = found.as_ref().map(|file| file.as_ref().map(name));
    found.map_err(Clone::clone)
}

/// `address` seen from `folder`, without `.` and `..`; `None` where it leads above the top.
fn normal(folder: &str, address: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in folder.split('/').chain(address.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether a URL parser would see a scheme.
fn has_scheme(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_the_record_then_from_the_top_then_below_the_base() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        for name in [
            "a/near.png",
            "a/both.png",
            "both.png",
            "far.WEBP",
            "x.svg",
            "ü.png",
        ] {
            let path = root.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("/etc/hostname", root.join("link.png")).unwrap();
        let base = Url::parse("https://base.example/site/").unwrap();
        for (address, found) in [
            ("near.png", "a/near.png"),
            ("./both.png", "a/both.png"),
            ("../both.png", "both.png"),
            ("/both.png", "both.png"),
            ("far.WEBP", "far.WEBP"),
            ("https://a.example/b.png", "https://a.example/b.png"),
            ("//a.example/b.png", "https://a.example/b.png"),
            ("else.png", "https://base.example/site/else.png"),
            ("/assets/else.svg", "https://base.example/assets/else.svg"),
        ] {
            let pictures = PictureFinder {
                root: &root,
                record: "a/story.md",
                base: Some(&base),
                statics: &[],
                sightings: None,
            };
            let source = pictures.find(address).unwrap();
            assert_eq!(serde_json::to_value(source).unwrap(), found, "{address}");
        }
        let pictures = PictureFinder {
            root: &root,
            record: "a/story.md",
            base: None,
            statics: &[],
            sightings: None,
        };
        assert_eq!(
            pictures.find("/assets/x.png"),
            Err(MissingPicture::NotThere)
        );
        for address in [
            "../../etc/passwd",
            "/../../x.png",
            "x.svg",
            "link.png",
            "ü.png",
            "javascript:alert(1)",
            "data:image/png;base64,AA==",
            "java\tscript:alert(1)",
            "file:///etc/passwd",
            "..\\x.png",
        ] {
            let found = pictures.find(address);
            assert!(
                matches!(found, Err(MissingPicture::Unusable(_))),
                "{address}: {found:?}"
            );
        }
    }
}
