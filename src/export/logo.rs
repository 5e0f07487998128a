//! The logo of a site: what may be one, and its copy in the export.

mod svg;

use std::{fs, path::Path};

pub use svg::SvgError;

use super::{ExportError, pictures::PictureHeader, writer::ExportWriter};
use crate::{
    format::Site,
    model::{PictureFile, PictureSource},
};

/// The most bytes of a logo: it is on every page.
pub const MAX_LOGO_BYTES: u64 = 1 << 20;

/// A file that cannot be a logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// It is too large.
    #[error("it has {bytes} bytes, expected 1 MiB at most")]
    Large {
        /// How many it has.
        bytes: u64,
    },
    /// A drawing with more in it than a drawing.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// Something else, or damaged.
    #[error("expected an SVG, PNG, JPEG or WebP picture")]
    Kind,
}

/// Width and height of a logo, in pixels.
///
/// # Errors
/// [`LogoError`] says why the file cannot be one.
pub fn size(file: &PictureFile, bytes: &[u8]) -> Result<(u32, u32), LogoError> {
    let length = bytes.len() as u64;
    if length > MAX_LOGO_BYTES {
        return Err(LogoError::Large { bytes: length });
    }
    if file.ending() == PictureFile::SVG_EXTENSION {
        return Ok(svg::size(bytes)?);
    }
    let sketch = PictureHeader::of(bytes).ok_or(LogoError::Kind)?;
    Ok(sketch.size)
}

/// Copies the logo of a site, which is in the folder `source`, into the export; the site with the names of the copies.
///
/// # Errors
/// [`ExportError::Picture`] where a picture cannot be read, [`ExportError::Write`] where its copy cannot be written.
pub fn copy(site: &Site, source: &Path, edition: &ExportWriter) -> Result<Site, ExportError> {
    let mut site = site.clone();
    for picture in &mut site.logo {
        if let Some(PictureSource::Local(file)) = &mut picture.source {
            let path = source.join(file.as_str());
            let bytes = fs::read(&path).map_err(|source| ExportError::Picture { path, source })?;
            let name = edition.put_picture(&bytes, &file.ending())?;
            if let Some(copy) = PictureFile::drawing(&name) {
                *file = copy;
            }
        }
    }
    Ok(site)
}
