//! The pictures of an archive: which of them are shown, and copies of the local ones.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use rayon::prelude::*;

use super::{ExportError, edition::Edition};
use crate::{
    format::Site,
    model::{Details, Outline, Picture, PictureFile, PictureSource},
};

/// Where the pictures of an archive are in its export.
#[derive(Debug)]
pub struct Pictures {
    /// By local picture: its copy.
    copies: HashMap<PictureFile, PictureFile>,
    /// Whether pictures on other people's servers are shown.
    third_party: bool,
}

impl Pictures {
    /// Copies the local pictures of these stories into the export.
    ///
    /// # Errors
    /// [`ExportError::Picture`] where a local picture cannot be read, [`ExportError::Write`] where
    /// its copy cannot be written.
    pub fn copy(
        outlines: &mut [Outline],
        site: &Site,
        source: &Path,
        edition: &Edition,
    ) -> Result<Self, ExportError> {
        let mut files = BTreeSet::new();
        for outline in outlines {
            files.extend(outline.files.iter().cloned());
            outline.each_source(&mut |picture| {
                if let Some(PictureSource::Local(file)) = picture {
                    files.insert(file.clone());
                }
            });
        }
        let copies = files
            .into_par_iter()
            .map(|file| {
                let path = source.join(file.as_str());
                let bytes =
                    fs::read(&path).map_err(|source| ExportError::Picture { path, source })?;
                let copy = edition.put_picture(&bytes, &file.ending())?;
                Ok(PictureFile::parse(&copy).map(|copy| (file, copy)))
            })
            .collect::<Result<Vec<_>, ExportError>>()?;
        Ok(Self {
            copies: copies.into_iter().flatten().collect(),
            third_party: site.third_party_pictures,
        })
    }

    /// Whether pictures on other people's servers are shown.
    pub fn third_party(&self) -> bool {
        self.third_party
    }

    /// The copy of a local picture.
    pub fn copy_of(&self, file: &PictureFile) -> Option<&PictureFile> {
        self.copies.get(file)
    }

    /// Names the copies of local pictures, and leaves out those on other people's servers unless
    /// the owner allows them: a page that does not name them cannot ask for them.
    pub fn settle(&self, outline: &mut Outline) {
        outline.each_source(&mut |picture| self.replace(picture));
        outline.images.retain(is_there);
        let around = outline.around.iter_mut().map(|around| &mut around.provider);
        for provider in around.chain([&mut outline.provider]) {
            provider.logo.take_if(|logo| !is_there(logo));
        }
    }

    /// Does the same for details.
    pub fn settle_details(&self, details: &mut Details) {
        details.each_source(&mut |picture| self.replace(picture));
        for related in &mut details.related {
            related.images.retain(is_there);
        }
    }

    fn replace(&self, picture: &mut Option<PictureSource>) {
        *picture = match picture.take() {
            Some(PictureSource::Local(file)) => {
                self.copy_of(&file).cloned().map(PictureSource::Local)
            }
            Some(PictureSource::Remote(_)) if !self.third_party => None,
            other => other,
        };
    }
}

/// A picture without a source is none, in an export that was just made.
fn is_there(picture: &Picture) -> bool {
    picture.source.is_some()
}
