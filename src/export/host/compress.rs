//! Precompresses the files of a built site: writes `page.html.br` and `page.html.gz` beside
//! `page.html` for hosts that serve precompressed files.
//!
//! The header of each `.gz` has a comment (RFC 1952, 2.3.1) with the content name of the original.
//! It tells which files we have written, and whether they are current. The `.br` is written and
//! removed before its `.gz`, so the comment is valid for both. A compressed file without that
//! comment belongs to somebody else. It is replaced if the site has the original, since hosts would
//! serve it instead, and left alone otherwise.

use std::{
    ffi::OsStr,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder, read::GzDecoder};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::{
    export::files::{content_name, immutable_files::is_immutable, update::remove_if_exists},
    format::FileKind,
    fs::write_atomic,
};

/// The extensions of files that are worth compressing. Pictures are compressed already.
const COMPRESSED_EXTENSIONS: [&str; 11] = [
    "atom",
    "css",
    "html",
    "js",
    "json",
    "mjs",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
    "xml",
];

/// The prefix of the comment in a `.gz` that was written here.
const GZIP_COMMENT_PREFIX: &str = "broadsheet ";

/// The size in bytes from which files get brotli level 9. Higher levels search the whole file, and
/// such large files are lists that every export names anew.
const LARGE_FILE_BYTES: usize = 1 << 20;

/// The result of compressing a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompressionSummary {
    /// The number of files that have compressed copies now.
    pub files: usize,
    /// The number of those that are new or changed.
    pub fresh: usize,
    /// The number of pairs of compressed copies that were removed.
    pub removed: usize,
}

/// A compressed copy that could not be written or removed.
#[derive(Debug, thiserror::Error)]
#[error("cannot compress {}: {source}", path.display())]
pub struct CompressError {
    /// The path of the file.
    path: PathBuf,
    /// The error of the operating system.
    source: io::Error,
}

impl CompressError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self { path, source }
    }
}

/// Writes two compressed copies of every file of a site that becomes smaller, unless current ones
/// exist. Copies of files that are gone are removed. The same files give the same copies on any
/// day.
///
/// # Errors
/// Returns [`CompressError`] with the path of the file.
pub fn compress(folder: &Path) -> Result<CompressionSummary, CompressError> {
    let files = files(folder)?;
    let mut summary = CompressionSummary {
        removed: remove_pairs(&files, |file| !file.is_file())?,
        ..CompressionSummary::default()
    };
    let mut originals: Vec<_> = files.iter().filter(|file| is_text(file)).collect();
    // Largest files first, so that no thread is left alone with one at the end.
    originals.sort_by_cached_key(|file| {
        fs::metadata(file).map_or(0, |metadata| u64::MAX - metadata.len())
    });
    let outcomes = originals
        .into_par_iter()
        .map(|file| compress_file(folder, file))
        .collect::<Result<Vec<_>, _>>()?;
    for outcome in outcomes {
        match outcome {
            CompressionOutcome::Unchanged => summary.files += 1,
            CompressionOutcome::Written => {
                summary.files += 1;
                summary.fresh += 1;
            }
            CompressionOutcome::NotSmaller => {}
            CompressionOutcome::Removed => summary.removed += 1,
        }
    }
    Ok(summary)
}

/// Removes all compressed copies that were written here, since hosts would serve them instead of
/// files that have changed.
///
/// # Errors
/// Returns [`CompressError`] with the path of the file.
pub fn remove_all(folder: &Path) -> Result<CompressionSummary, CompressError> {
    let removed = remove_pairs(&files(folder)?, |_| true)?;
    Ok(CompressionSummary {
        removed,
        ..CompressionSummary::default()
    })
}

/// The result of compressing one file.
enum CompressionOutcome {
    Unchanged,
    Written,
    NotSmaller,
    Removed,
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, CompressError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry.map_err(|error| CompressError::at(folder)(error.into()))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn is_text(file: &Path) -> bool {
    let extension = file.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| COMPRESSED_EXTENSIONS.contains(&extension))
}

/// Returns the path of a compressed copy.
fn sibling(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(extension);
    PathBuf::from(name)
}

/// Returns the content name of the original of a `.gz`, if the `.gz` was written here.
fn original_name(file: &Path) -> Option<String> {
    let decoder = GzDecoder::new(fs::File::open(file).ok()?);
    let comment = decoder.header()?.comment()?;
    let comment = std::str::from_utf8(comment).ok()?;
    comment.strip_prefix(GZIP_COMMENT_PREFIX).map(str::to_owned)
}

fn compress_file(folder: &Path, file: &Path) -> Result<CompressionOutcome, CompressError> {
    let (gz, br) = (sibling(file, ".gz"), sibling(file, ".br"));
    let former_name = original_name(&gz);
    let path = site_path(folder, file);
    // A file of the export has its content name in its own name, so its bytes need not be read.
    let is_named = former_name.as_ref().is_some_and(|name| {
        let hash = path
            .strip_suffix(".json")
            .and_then(|path| path.rsplit_once('-'));
        hash.is_some_and(|(_, hash)| hash == name)
    });
    if is_named && is_immutable(&path) && br.is_file() {
        return Ok(CompressionOutcome::Unchanged);
    }
    let bytes = fs::read(file).map_err(CompressError::at(file))?;
    let name = content_name::of(&bytes).to_string();
    if former_name.as_ref() == Some(&name) && br.is_file() {
        return Ok(CompressionOutcome::Unchanged);
    }
    let gzip_bytes = gzip(&bytes, &name).map_err(CompressError::at(&gz))?;
    let brotli_bytes =
        brotli(&bytes, quality(&path, bytes.len())).map_err(CompressError::at(&br))?;
    if gzip_bytes.len().max(brotli_bytes.len()) >= bytes.len() {
        if former_name.is_none() {
            return Ok(CompressionOutcome::NotSmaller);
        }
        remove_pair(&gz, &br)?;
        return Ok(CompressionOutcome::Removed);
    }
    for (path, bytes) in [(&br, brotli_bytes), (&gz, gzip_bytes)] {
        write_atomic(path, &bytes).map_err(CompressError::at(path))?;
    }
    Ok(CompressionOutcome::Written)
}

fn gzip(bytes: &[u8], name: &str) -> io::Result<Vec<u8>> {
    let comment = [GZIP_COMMENT_PREFIX, name].concat();
    let mut encoder = GzBuilder::new()
        .comment(comment)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Returns the path of a file below the folder of the site, with `/` between folders.
fn site_path(folder: &Path, file: &Path) -> String {
    let path = file.strip_prefix(folder).unwrap_or(file);
    path.to_string_lossy().replace('\\', "/")
}

/// The kinds of files of an export of which a visit loads few, and an archive has thousands.
const FILES_OF_CLICKS: [FileKind; 7] = [
    FileKind::Cards,
    FileKind::Stories,
    FileKind::Terms,
    FileKind::Merged,
    FileKind::Positions,
    FileKind::Slugs,
    FileKind::Spelling,
];

/// Returns the brotli level for the file at this path of the site. What every visit loads is compressed once and gets
/// the best level. Pages change with every export, and an archive has thousands of files that a click loads: for these,
/// the level below takes a third of the time for 2 % more bytes.
fn quality(path: &str, bytes: usize) -> i32 {
    let data_file = path.strip_prefix("data/");
    let kind = data_file.and_then(|name| name.split_once('-'));
    let is_of_click = kind.is_some_and(|(kind, _)| {
        let mut kinds = FILES_OF_CLICKS.iter();
        kinds.any(|of_click| of_click.prefix() == kind)
    });
    match bytes {
        LARGE_FILE_BYTES.. => 9,
        _ if is_immutable(path) && !is_of_click => 11,
        _ => 10,
    }
}

fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// Removes the compressed copies of files for which `is_due` returns true, and returns the number
/// of pairs.
fn remove_pairs(files: &[PathBuf], is_due: impl Fn(&Path) -> bool) -> Result<usize, CompressError> {
    let mut removed = 0;
    for gz in files {
        let is_gz = gz.extension() == Some(OsStr::new("gz"));
        let file = gz.with_extension("");
        if !is_gz || !is_text(&file) || !is_due(&file) || original_name(gz).is_none() {
            continue;
        }
        remove_pair(gz, &sibling(&file, ".br"))?;
        removed += 1;
        // The compressed copies were the last files in the folder of a removed page.
        if let Some(folder) = file.parent() {
            let _ = fs::remove_dir(folder);
        }
    }
    Ok(removed)
}

fn remove_pair(gz: &Path, br: &Path) -> Result<(), CompressError> {
    for path in [br, gz] {
        remove_if_exists(path).map_err(CompressError::at(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
