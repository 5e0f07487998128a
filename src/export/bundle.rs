//! How does a whole archive become one HTML file that you can open from a disk?
//!
//! The file contains page, styles, script, wasm, texts and data, so it loads nothing.

mod document;
mod embedded_files;

use std::{
    fs,
    path::{Path, PathBuf},
};

use document::BundleDocument;
use embedded_files::EmbeddedFiles;

use crate::{
    export::{files::error::FileError, page::built_page::INDEX_FILE},
    fs::write_atomic,
};

/// The default maximum size of a bundle, in MiB. A browser reads the whole file before it shows any
/// of the archive.
pub const DEFAULT_MAX_MIB: u64 = 64;

/// The number of bytes in a MiB.
const BYTES_PER_MIB: u64 = 1 << 20;

/// The options of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleOptions {
    /// Whether local pictures are included.
    pub include_pictures: bool,
    /// The maximum size of the file, in MiB.
    pub max_mib: u64,
}

/// The result of writing a bundle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BundleSummary {
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// The part of the size that pictures take, in bytes.
    pub picture_bytes: u64,
    /// The number of embedded files.
    pub files: usize,
}

/// The reason why a bundle could not be made. A former file of that name is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The page is not a page of this application.
    #[error("the built page has no {0}; it may come from another version, so build the page again")]
    UnknownPage(&'static str),
    /// A file of the page contains text that would end its element.
    #[error(
        "{file} has {found} in it, which would end its element in the page; build the page again"
    )]
    UnsafeText {
        /// The name of the file.
        file: String,
        /// The text that would end the element.
        found: String,
    },
    /// The bundle is too large.
    #[error(
        "{} would have {bytes} bytes, {picture_bytes} of them pictures, and at most {max_mib} MiB are allowed; leave pictures out with \
         --no-pictures, bundle a smaller folder, or allow more with --max-size",
        path.display()
    )]
    TooLarge {
        /// The path of the bundle.
        path: PathBuf,
        /// The size that it would have, in bytes.
        bytes: u64,
        /// The part of the size that pictures take, in bytes.
        picture_bytes: u64,
        /// The maximum size, in MiB.
        max_mib: u64,
    },
}

/// Copies the built page, and all files that it names beside it, from the folder `app` into the
/// folder `to`. A page that was finished before can be finished again there.
///
/// # Errors
/// Returns [`BundleError::File`] if there is no page, or if a file cannot be copied.
pub fn copy_page(app: &Path, to: &Path) -> Result<(), BundleError> {
    let index = app.join(INDEX_FILE);
    let html = fs::read_to_string(&index).map_err(FileError::at(&index))?;
    fs::write(to.join(INDEX_FILE), &html).map_err(FileError::at(to))?;
    for entry in fs::read_dir(app).map_err(FileError::at(app))? {
        let path = entry.map_err(FileError::at(app))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if html.contains(&*name) && path.is_file() {
            fs::copy(&path, to.join(&*name)).map_err(FileError::at(&path))?;
        }
    }
    Ok(())
}

/// Writes the site in `folder`, with the page `shell`, as the single file `out`.
///
/// # Errors
/// Returns [`BundleError`], such as [`BundleError::TooLarge`] if the file would be larger than the
/// options allow.
pub fn write(
    folder: &Path,
    shell: &str,
    out: &Path,
    options: BundleOptions,
) -> Result<BundleSummary, BundleError> {
    let document = BundleDocument::of(shell, folder)?;
    let mut embedded_files = EmbeddedFiles::default();
    for (part, file) in &document.parts {
        embedded_files.put_part(part, &folder.join(file))?;
    }
    embedded_files.put_texts(folder, "messages")?;
    embedded_files.put_texts(folder, "data")?;
    if options.include_pictures {
        embedded_files.put_pictures(folder)?;
    }
    let html = document.with(&embedded_files.html)?;
    let summary = BundleSummary {
        bytes: html.len() as u64,
        picture_bytes: embedded_files.picture_bytes,
        files: embedded_files.files,
    };
    if summary.bytes > options.max_mib * BYTES_PER_MIB {
        return Err(BundleError::TooLarge {
            path: out.to_owned(),
            bytes: summary.bytes,
            picture_bytes: summary.picture_bytes,
            max_mib: options.max_mib,
        });
    }
    write_atomic(out, html.as_bytes()).map_err(FileError::at(out))?;
    Ok(summary)
}
