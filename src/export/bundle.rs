//! A whole archive as one HTML file, which is opened from a disk: page, styles, script, wasm, texts and data in it,
//! so that nothing is asked of anybody.

mod document;
mod embedded_files;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use document::BundleDocument;
use embedded_files::EmbeddedFiles;

use super::writer;

/// A bundle is at most so many MiB, unless its owner says another number: a browser reads all of the file before
/// it shows any of the archive.
pub const DEFAULT_MAX_MIB: u64 = 64;

/// Bytes of a MiB.
const BYTES_PER_MIB: u64 = 1 << 20;

/// How a bundle is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleOptions {
    /// Whether local pictures are in it.
    pub pictures: bool,
    /// How large it may be, in MiB.
    pub most: u64,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BundleSummary {
    /// The size of the file, in bytes.
    pub bytes: u64,
    /// The bytes of it that are pictures.
    pub pictures: u64,
    /// How many files of the export are in it.
    pub files: usize,
}

/// A bundle that could not be made. What was there under its name is as it was.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// A file could not be read or written.
    #[error("cannot read or write {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The page is not one of this application.
    #[error("the built page has no {0}; was it built by another version?")]
    Foreign(&'static str),
    /// A file of the page would end the element that it is put into.
    #[error(
        "{file} has {found} in it, and so cannot stand in a page: was it built by another version?"
    )]
    Unfit {
        /// The file's name.
        file: String,
        /// What stands in it.
        found: String,
    },
    /// It is too large.
    #[error(
        "{} would have {bytes} bytes, {pictures} of them pictures, where {most} MiB are the most: leave pictures out with \
         --no-pictures, bundle a smaller folder, or allow more with --most",
        path.display()
    )]
    Large {
        /// Where it was to be.
        path: PathBuf,
        /// How many bytes it would have.
        bytes: u64,
        /// How many of those are pictures.
        pictures: u64,
        /// How many MiB it may have.
        most: u64,
    },
}

impl BundleError {
    fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}

/// Takes the compiled page, and all that it names beside it, from the folder `app` into the folder `to`. A page that
/// was finished before may be finished again there.
///
/// # Errors
/// [`BundleError::File`] where there is none, or a file cannot be copied.
pub fn take_page(app: &Path, to: &Path) -> Result<(), BundleError> {
    let index = app.join("index.html");
    let html = fs::read_to_string(&index).map_err(BundleError::file(&index))?;
    fs::write(to.join("index.html"), &html).map_err(BundleError::file(to))?;
    for entry in fs::read_dir(app).map_err(BundleError::file(app))? {
        let path = entry.map_err(BundleError::file(app))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if html.contains(&*name) && path.is_file() {
            fs::copy(&path, to.join(&*name)).map_err(BundleError::file(&path))?;
        }
    }
    Ok(())
}

/// Writes the site in `folder`, whose page is `shell`, as the one file `out`.
///
/// # Errors
/// [`BundleError`]; [`BundleError::Large`] where it would be larger than was wished.
pub fn write(
    folder: &Path,
    shell: &str,
    out: &Path,
    wish: BundleOptions,
) -> Result<BundleSummary, BundleError> {
    let document = BundleDocument::of(shell, folder)?;
    let mut held = EmbeddedFiles::default();
    held.put_application(&folder.join(&document.wasm))?;
    held.put_texts(folder, "messages")?;
    held.put_texts(folder, "data")?;
    if wish.pictures {
        held.put_pictures(folder)?;
    }
    let html = document.with(&held.html)?;
    let bundled = BundleSummary {
        bytes: html.len() as u64,
        pictures: held.pictures,
        files: held.files,
    };
    if bundled.bytes > wish.most * BYTES_PER_MIB {
        return Err(BundleError::Large {
            path: out.to_owned(),
            bytes: bundled.bytes,
            pictures: bundled.pictures,
            most: wish.most,
        });
    }
    writer::write_atomic(out, html.as_bytes()).map_err(BundleError::file(out))?;
    Ok(bundled)
}
