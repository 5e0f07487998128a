//! Files of a built site compressed beforehand, for hosts that look for them: `page.html.br` and `page.html.gz`
//! beside `page.html`.
//!
//! Which of them are ours, and of what content, stands in the files: the header of a `.gz` has a comment (RFC 1952,
//! 2.3.1) with the name of the content that it was made of. Its `.br` is written and removed before it, so it speaks
//! for both. A sibling without that comment is somebody else's: it is replaced where the site has the file, for
//! it would be sent in its place, and left alone where not.

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

use super::{host::is_lasting, writer};

/// The endings of files that become smaller. Pictures are compressed already.
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

/// What the comment in a `.gz` of ours begins with.
const BROTLI_MARK: &str = "broadsheet ";

/// Above this many bytes a file gets brotli 9: the levels above look through all of it, and such files are lists that
/// every edition names anew.
const LARGE_FILE_BYTES: usize = 1 << 20;

/// What was compressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CompressionSummary {
    /// Files that have siblings now.
    pub files: usize,
    /// How many of them were new or had changed.
    pub fresh: usize,
    /// Siblings that were removed, a pair each.
    pub removed: usize,
}

/// A sibling that could not be made or removed.
#[derive(Debug, thiserror::Error)]
#[error("cannot compress {}: {source}", path.display())]
pub struct CompressError {
    /// The file.
    path: PathBuf,
    /// What the system said.
    source: io::Error,
}

impl CompressError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self { path, source }
    }
}

/// Gives every file of a site that becomes smaller its two siblings, where it has not those of its content. Siblings
/// of files that are gone are removed. The same files get the same siblings on any day.
///
/// # Errors
/// [`CompressError`] names the file.
pub fn compress(folder: &Path) -> Result<CompressionSummary, CompressError> {
    let files = files(folder)?;
    let mut done = CompressionSummary {
        removed: remove(&files, |file| !file.is_file())?,
        ..CompressionSummary::default()
    };
    let mut origins: Vec<_> = files.iter().filter(|file| is_text(file)).collect();
    // The largest first: no thread is left alone with it at the end.
    origins.sort_by_cached_key(|file| fs::metadata(file).map_or(0, |there| u64::MAX - there.len()));
    let outcomes = origins
        .into_par_iter()
        .map(|file| pair(folder, file))
        .collect::<Result<Vec<_>, _>>()?;
    for outcome in outcomes {
        match outcome {
            CompressionOutcome::Kept => done.files += 1,
            CompressionOutcome::Made => {
                done.files += 1;
                done.fresh += 1;
            }
            CompressionOutcome::Larger => {}
            CompressionOutcome::Removed => done.removed += 1,
        }
    }
    Ok(done)
}

/// Removes all siblings that were made here: they would be sent in the place of files that have changed since.
///
/// # Errors
/// [`CompressError`] names the file.
pub fn clear(folder: &Path) -> Result<CompressionSummary, CompressError> {
    let removed = remove(&files(folder)?, |_| true)?;
    Ok(CompressionSummary {
        removed,
        ..CompressionSummary::default()
    })
}

/// What came of a file.
enum CompressionOutcome {
    Kept,
    Made,
    Larger,
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
    let ending = file.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| COMPRESSED_EXTENSIONS.contains(&ending))
}

/// The name of a sibling.
fn sibling(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The name of the content that a `.gz` was made of, where it was made here.
fn mark(file: &Path) -> Option<String> {
    let decoder = GzDecoder::new(fs::File::open(file).ok()?);
    let comment = decoder.header()?.comment()?;
    let comment = std::str::from_utf8(comment).ok()?;
    comment.strip_prefix(BROTLI_MARK).map(str::to_owned)
}

fn pair(folder: &Path, file: &Path) -> Result<CompressionOutcome, CompressError> {
    let bytes = fs::read(file).map_err(CompressError::at(file))?;
    let name = writer::name(&bytes).to_string();
    let (gz, br) = (sibling(file, ".gz"), sibling(file, ".br"));
    let before = mark(&gz);
    if before.as_ref() == Some(&name) && br.is_file() {
        return Ok(CompressionOutcome::Kept);
    }
    let gzipped = gzip(&bytes, &name).map_err(CompressError::at(&gz))?;
    let brotlied =
        brotli(&bytes, quality(folder, file, bytes.len())).map_err(CompressError::at(&br))?;
    if gzipped.len().max(brotlied.len()) >= bytes.len() {
        if before.is_none() {
            return Ok(CompressionOutcome::Larger);
        }
        remove_pair(&gz, &br)?;
        return Ok(CompressionOutcome::Removed);
    }
    for (path, bytes) in [(&br, brotlied), (&gz, gzipped)] {
        writer::write_atomic(path, &bytes).map_err(CompressError::at(path))?;
    }
    Ok(CompressionOutcome::Made)
}

fn gzip(bytes: &[u8], name: &str) -> io::Result<Vec<u8>> {
    let comment = [BROTLI_MARK, name].concat();
    let mut encoder = GzBuilder::new()
        .comment(comment)
        .write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The level of brotli for a file. What is named by its content is compressed once, and gets the best. Pages are
/// made anew with every edition: the level below takes far less time, for few bytes more.
fn quality(folder: &Path, file: &Path, bytes: usize) -> i32 {
    let path = file.strip_prefix(folder).unwrap_or(file).to_string_lossy();
    match bytes {
        LARGE_FILE_BYTES.. => 9,
        _ if is_lasting(&path.replace('\\', "/")) => 11,
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

/// Removes the siblings of files for which `is_due` holds; how many pairs.
fn remove(files: &[PathBuf], is_due: impl Fn(&Path) -> bool) -> Result<usize, CompressError> {
    let mut removed = 0;
    for gz in files {
        let is_gz = gz.extension() == Some(OsStr::new("gz"));
        let file = gz.with_extension("");
        if !is_gz || !is_text(&file) || !is_due(&file) || mark(gz).is_none() {
            continue;
        }
        remove_pair(gz, &sibling(&file, ".br"))?;
        removed += 1;
        // The folder of a page that is gone was kept by them alone.
        if let Some(folder) = file.parent() {
            let _ = fs::remove_dir(folder);
        }
    }
    Ok(removed)
}

fn remove_pair(gz: &Path, br: &Path) -> Result<(), CompressError> {
    for path in [br, gz] {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(CompressError::at(path)(error));
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
