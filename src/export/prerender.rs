//! Real pages for what is read first: the front page, every topic, the newest stories, the page about the
//! archive. They can be read before the application is there, and without it.
//!
//! They are made of the export that was just written, read as a browser reads it, and of the same views. A page
//! of a story says nothing of the archive as a whole, so that it stays as it is when others are published.

mod document;
mod export_reader;
mod meta;
mod pages;

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Mutex,
};

use rayon::prelude::*;

use document::PrerenderedDocument;
pub use document::TAKEOVER_SCRIPT;
use export_reader::ExportReader;
use pages::PageOptions;

use super::{feeds::FeedError, page::PageShell, writer};
use crate::{
    format::{DecodeError, Site},
    model::Instant,
};

/// A page that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrerenderError {
    /// A file of the export could not be read, or a page not be written.
    #[error("cannot read or write {}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the export is not what it should be.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// A page could not be put together.
    #[error("cannot encode what the page {page} holds: {source}")]
    Encode {
        /// The page.
        page: String,
        /// What the serializer said.
        source: serde_json::Error,
    },
    /// The feeds of a topic could not be written.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The built page is not one of this application.
    #[error("the built page has no {0}; was it built by another version?")]
    Foreign(&'static str),
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrerenderSummary {
    /// All pages by their addresses below the site's folder, the front page (``) first, with the time of the newest
    /// that is on each.
    pub pages: BTreeMap<String, Option<Instant>>,
    /// How many of them are new or other than before.
    pub fresh: usize,
}

/// Writes the pages of the export in `folder/data` into `folder`, with the pages of at most `most` stories, the
/// newest. Pages of former exports that are not among them any more are removed.
///
/// # Errors
/// [`PrerenderError`], naming the file.
pub fn write(
    folder: &Path,
    shell: &PageShell,
    site: &Site,
    most: usize,
) -> Result<PrerenderSummary, PrerenderError> {
    let reading = ExportReader::open(&folder.join("data"))?;
    let look = PageOptions::new(reading.manifest(), shell.spoken, site.cdn.as_deref());
    let done = Mutex::new(PrerenderSummary::default());
    let put = |document: PrerenderedDocument| -> Result<(), PrerenderError> {
        let (address, time) = (document.address.clone(), document.time);
        let html = document.into_html(&shell.html, site)?;
        let path = folder.join(&address).join("index.html");
        let is_fresh = write_page(&path, &html)?;
        let mut done = done
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        done.pages.insert(address, time);
        done.fresh += usize::from(is_fresh);
        Ok(())
    };
    put(look.front(&reading)?)?;
    put(look.about())?;
    (0..reading.manifest().topics.len())
        .into_par_iter()
        .try_for_each(|topic| put(look.topic(&reading, topic, folder)?))?;
    reading.newest(most).into_par_iter().try_for_each(|shard| {
        let shard = reading.shard(shard)?;
        shard
            .stories()
            .try_for_each(|story| put(look.story(&story?)?))
    })?;
    let done = done
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    for kind in ["article", "topic"] {
        remove_stale(folder, kind, &done.pages)?;
    }
    Ok(done)
}

/// Writes a page where it is another one than before; whether it was.
fn write_page(path: &Path, html: &str) -> Result<bool, PrerenderError> {
    let failed = |source| PrerenderError::File {
        path: path.to_owned(),
        source,
    };
    if fs::read(path).is_ok_and(|there| there == html.as_bytes()) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    writer::write_atomic(path, html.as_bytes()).map_err(failed)?;
    Ok(true)
}

/// Removes pages that were written here before and are not any more. What is not ours stays.
fn remove_stale(
    folder: &Path,
    kind: &str,
    pages: &BTreeMap<String, Option<Instant>>,
) -> Result<(), PrerenderError> {
    let Ok(entries) = fs::read_dir(folder.join(kind)) else {
        return Ok(());
    };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let address = format!("{kind}/{}/", name.to_string_lossy());
        let page = entry.path().join("index.html");
        if pages.contains_key(&address) || !document::is_ours(&page, &address) {
            continue;
        }
        fs::remove_file(&page).map_err(|source| PrerenderError::File { path: page, source })?;
        // Something else may lie beside it.
        let _ = fs::remove_dir(entry.path());
    }
    Ok(())
}
