//! The pictures of an archive: which of them are shown, and copies of the local ones.

mod resize;

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use rayon::prelude::*;

pub use resize::PictureHeader;

use super::{ExportError, writer::ExportWriter};
use crate::{
    format::Site,
    model::{Details, Outline, Picture, PictureFile, PictureSource, Piece},
};

/// What an export has of a local picture.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureCopy {
    file: PictureFile,
    /// Width and height in pixels, where they are known.
    size: Option<(u32, u32)>,
    /// The widths of smaller copies, rising.
    smaller: Vec<u32>,
}

/// Where the pictures of an archive are in its export.
#[derive(Debug)]
pub struct ExportedPictures {
    /// By local picture: its copy.
    copies: HashMap<PictureFile, PictureCopy>,
    /// The site, whose owner says which others are shown.
    site: Site,
}

impl ExportedPictures {
    /// Copies the local pictures of these stories into the export.
    ///
    /// # Errors
    /// [`ExportError::Picture`] where a local picture cannot be read, [`ExportError::Write`] where
    /// its copy cannot be written.
    pub fn copy(
        outlines: &mut [Outline],
        site: &Site,
        source: &Path,
        edition: &ExportWriter,
    ) -> Result<Self, ExportError> {
        let mut files = BTreeSet::new();
        let outlines = if site.no_pictures {
            Default::default()
        } else {
            outlines
        };
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
                let copy = copy(&bytes, &file, edition)?;
                Ok(copy.map(|copy| (file, copy)))
            })
            .collect::<Result<Vec<_>, ExportError>>()?;
        Ok(Self {
            copies: copies.into_iter().flatten().collect(),
            site: site.clone(),
        })
    }

    /// Which pictures on other people's servers are shown.
    pub fn from(&self) -> &[String] {
        &self.site.pictures_from
    }

    /// The copy of a local picture.
    pub fn copy_of(&self, file: &PictureFile) -> Option<&PictureCopy> {
        self.copies.get(file)
    }

    /// Names the copies of local pictures, and leaves out those on other people's servers unless
    /// the owner allows them: a page that does not name them cannot ask for them.
    pub fn settle(&self, outline: &mut Outline) {
        for picture in &mut outline.images {
            self.measure(picture);
        }
        outline.each_source(&mut |picture| self.replace(picture));
        outline.images.retain(is_there);
        let around = outline.around.iter_mut().map(|around| &mut around.provider);
        for provider in around.chain([&mut outline.provider]) {
            provider.logo.take_if(|logo| !is_there(logo));
        }
    }

    /// Does the same for details.
    pub fn settle_details(&self, details: &mut Details) {
        for related in &mut details.related {
            for picture in &mut related.images {
                self.measure(picture);
            }
        }
        self.measure_body(&mut details.body);
        details.each_source(&mut |picture| self.replace(picture));
        for related in &mut details.related {
            related.images.retain(is_there);
        }
    }

    /// Says of a local picture what its file says: a record may be wrong about its size.
    fn measure(&self, picture: &mut Picture) {
        let Some(PictureSource::Local(file)) = &picture.source else {
            return;
        };
        let Some(copy) = self.copy_of(file) else {
            return;
        };
        if let Some((width, height)) = copy.size {
            picture.width = Some(width);
            picture.height = Some(height);
        }
        picture.smaller.clone_from(&copy.smaller);
    }

    fn measure_body(&self, body: &mut [Piece]) {
        for piece in body {
            let Piece::Element(element) = piece else {
                continue;
            };
            if let Some(PictureSource::Local(file)) = &element.src
                && let Some(copy) = self.copy_of(file)
            {
                (element.width, element.height) = copy.size.unzip();
                element.smaller.clone_from(&copy.smaller);
            }
            self.measure_body(&mut element.children);
        }
    }

    fn replace(&self, picture: &mut Option<PictureSource>) {
        *picture = match picture.take() {
            Some(PictureSource::Local(file)) => {
                let copy = self.copy_of(&file);
                copy.map(|copy| PictureSource::Local(copy.file.clone()))
            }
            Some(PictureSource::Remote(address)) if !self.site.shows(&address) => None,
            other => other,
        };
    }
}

/// Copies a picture into the export, and makes smaller copies where those of a former run are not there.
fn copy(
    bytes: &[u8],
    file: &PictureFile,
    edition: &ExportWriter,
) -> Result<Option<PictureCopy>, ExportError> {
    let name = edition.put_picture(bytes, &file.ending())?;
    let Some(file) = PictureFile::parse(&name) else {
        return Ok(None);
    };
    let sketch = PictureHeader::of(bytes);
    let widths = sketch
        .as_ref()
        .map(PictureHeader::widths)
        .unwrap_or_default();
    let is_made = widths
        .first()
        .is_some_and(|width| edition.has_picture(&file.narrowed(*width)));
    let mut smaller = Vec::new();
    if is_made {
        smaller = widths;
        smaller.retain(|width| edition.adopt_picture(&file.narrowed(*width)));
    } else if let Some(sketch) = &sketch {
        // The narrowest last: where it is, the others are.
        for (width, copy) in sketch.copies(&widths) {
            edition.put_copy(&file.narrowed(width), &copy)?;
            smaller.insert(0, width);
        }
    }
    let size = sketch.map(|sketch| sketch.size);
    Ok(Some(PictureCopy {
        file,
        size,
        smaller,
    }))
}

/// A picture without a source is none, in an export that was just made.
fn is_there(picture: &Picture) -> bool {
    picture.source.is_some()
}
