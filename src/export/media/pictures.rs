//! Selects the pictures of an archive that are shown, and copies the local ones.

mod resize;

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use rayon::prelude::*;

pub use self::resize::PictureHeader;

use crate::{
    export::files::{error::ExportError, export_writer::ExportWriter},
    format::Site,
    model::{Details, Outline, Picture, PictureFile, PictureSource, Piece},
};

/// The copy of a local picture in the export.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureCopy {
    file: PictureFile,
    /// Width and height in pixels, if they are known.
    size: Option<(u32, u32)>,
    /// The widths of smaller copies, ascending.
    widths: Vec<u32>,
}

/// The pictures of an archive in its export.
#[derive(Debug)]
pub struct ExportedPictures {
    /// The copies, by local picture.
    copies: HashMap<PictureFile, PictureCopy>,
    /// The site, whose settings say which remote pictures are shown.
    site: Site,
}

impl ExportedPictures {
    /// Copies the local pictures of these stories into the export.
    ///
    /// # Errors
    /// Returns [`ExportError::Picture`] if a local picture cannot be read, and
    /// [`ExportError::Write`] if its copy cannot be written.
    pub fn copy(
        outlines: &mut [Outline],
        site: &Site,
        source: &Path,
        export_writer: &ExportWriter,
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
                let copy = copy(&bytes, &file, export_writer)?;
                Ok(copy.map(|copy| (file, copy)))
            })
            .collect::<Result<Vec<_>, ExportError>>()?;
        Ok(Self {
            copies: copies.into_iter().flatten().collect(),
            site: site.clone(),
        })
    }

    /// Returns the address prefixes of remote pictures that are shown.
    pub fn allowed_hosts(&self) -> &[String] {
        &self.site.pictures_from
    }

    /// Returns the copy of a local picture.
    pub fn copy_of(&self, file: &PictureFile) -> Option<&PictureCopy> {
        self.copies.get(file)
    }

    /// Replaces local pictures by their copies, and removes remote ones unless the owner allows
    /// them. A page that does not name them cannot load them.
    pub fn apply_to_outline(&self, outline: &mut Outline) {
        for picture in &mut outline.images {
            self.measure(picture);
        }
        outline.each_source(&mut |picture| self.replace(picture));
        outline.images.retain(has_source);
        let related = outline
            .related
            .iter_mut()
            .map(|related| &mut related.provider);
        for provider in related.chain([&mut outline.provider]) {
            provider.logo.take_if(|logo| !has_source(logo));
        }
    }

    /// Does the same for the details of a story.
    pub fn apply_to_details(&self, details: &mut Details) {
        for related in &mut details.related {
            for picture in &mut related.images {
                self.measure(picture);
            }
        }
        self.measure_body(&mut details.body);
        details.each_source(&mut |picture| self.replace(picture));
        for related in &mut details.related {
            related.images.retain(has_source);
        }
    }

    /// Sets the size of a local picture from its file, since a record can be wrong about it.
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
        picture.smaller_widths.clone_from(&copy.widths);
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
                element.smaller_widths.clone_from(&copy.widths);
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
            Some(PictureSource::Remote(address)) if !self.site.allows_picture(&address) => None,
            other => other,
        };
    }
}

/// Copies a picture into the export, and writes smaller copies unless those of a former run exist.
fn copy(
    bytes: &[u8],
    file: &PictureFile,
    export_writer: &ExportWriter,
) -> Result<Option<PictureCopy>, ExportError> {
    let name = export_writer.put_picture(bytes, &file.extension())?;
    let Some(file) = PictureFile::parse(&name) else {
        return Ok(None);
    };
    let header = PictureHeader::of(bytes);
    let widths = header
        .as_ref()
        .map(PictureHeader::widths)
        .unwrap_or_default();
    let has_copies = widths
        .first()
        .is_some_and(|width| export_writer.has_picture(&file.copy_name(*width)));
    let mut smaller = Vec::new();
    if has_copies {
        smaller = widths;
        smaller.retain(|width| export_writer.reuse_picture(&file.copy_name(*width)));
    } else if let Some(header) = &header {
        // The narrowest copy comes last: if it exists, the others do.
        for (width, copy) in header.copies(&widths) {
            export_writer.put_resized_picture(&file.copy_name(width), &copy)?;
            smaller.insert(0, width);
        }
    }
    let size = header.map(|header| header.size);
    Ok(Some(PictureCopy {
        file,
        size,
        widths: smaller,
    }))
}

/// Returns whether a picture has a source. In a new export, pictures without one are dropped.
fn has_source(picture: &Picture) -> bool {
    picture.source.is_some()
}
