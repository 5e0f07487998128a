//! Checks the logo of a site and copies it into the export.

mod svg;

use std::{fs, path::Path};

pub use self::svg::SvgError;

use super::pictures::PictureHeader;
use crate::{
    export::files::{error::ExportError, export_writer::ExportWriter},
    format::Site,
    model::{PictureFile, PictureSource},
};

/// The maximum size of a logo in bytes. It is loaded on every page.
pub const MAX_LOGO_BYTES: u64 = 1 << 20;

/// The reason why a file cannot be a logo.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogoError {
    /// The file is too large.
    #[error("it has {bytes} bytes; at most 1 MiB is allowed")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The SVG contains more than a drawing.
    #[error(transparent)]
    Svg(#[from] SvgError),
    /// The file has another format or is damaged.
    #[error("it is not an SVG, PNG, JPEG or WebP picture")]
    UnknownFormat,
}

/// Returns width and height of a logo, in pixels.
///
/// # Errors
/// Returns [`LogoError`] with the reason why the file cannot be a logo.
pub fn size(file: &PictureFile, bytes: &[u8]) -> Result<(u32, u32), LogoError> {
    let length = bytes.len() as u64;
    if length > MAX_LOGO_BYTES {
        return Err(LogoError::TooLarge { bytes: length });
    }
    if file.extension() == PictureFile::SVG_EXTENSION {
        return Ok(svg::size(bytes)?);
    }
    let header = PictureHeader::of(bytes).ok_or(LogoError::UnknownFormat)?;
    Ok(header.size)
}

/// Copies the logo of a site from the folder `source` into the export, and returns the site with
/// the names of the copies.
///
/// # Errors
/// Returns [`ExportError::Picture`] if a picture cannot be read, and [`ExportError::Write`] if its
/// copy cannot be written.
pub fn copy(site: &Site, source: &Path, export_writer: &ExportWriter) -> Result<Site, ExportError> {
    let mut site = site.clone();
    for picture in &mut site.logo {
        if let Some(PictureSource::Local(file)) = &mut picture.source {
            let path = source.join(file.as_str());
            let bytes = fs::read(&path).map_err(|source| ExportError::Picture { path, source })?;
            let name = export_writer.put_picture(&bytes, &file.extension())?;
            if let Some(copy) = PictureFile::parse_or_svg(&name) {
                *file = copy;
            }
        }
    }
    Ok(site)
}
