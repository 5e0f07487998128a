//! Which pages can be read before the application has started, and without it?
//!
//! They are the pages that are read first: the front page, every topic, the newest stories and the
//! page about the archive.
//!
//! They are made from the export that was just written, read as a browser reads it, with the same
//! views. The page of a story says nothing about the archive as a whole, so it stays the same when
//! other stories are published.

mod about;
mod document;
mod export_reader;
mod list;
mod meta;
mod renderer;
mod story;

use std::{collections::BTreeMap, fs, path::Path, sync::Mutex};

use rayon::prelude::*;

use document::PrerenderedDocument;
use export_reader::ExportReader;
use renderer::PageRenderer;

use crate::{
    export::{
        feeds::{self, FeedError, FeedStories},
        files::{error::FileError, update::write_if_changed},
        page::{built_page::INDEX_FILE, finish::PageShell},
    },
    format::{DecodeError, Site},
    model::Instant,
};

/// The reason why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrerenderError {
    /// A file of the export could not be read, or a page could not be written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file of the export is invalid.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// The data of a page could not be encoded.
    #[error("cannot encode the data of the page {page}: {source}")]
    Encode {
        /// The address of the page.
        page: String,
        /// The error of the serializer.
        source: serde_json::Error,
    },
    /// The feeds of a topic could not be written.
    #[error(transparent)]
    Feed(#[from] FeedError),
    /// The built page is not a page of this application.
    #[error("the built page has no {0}; it may come from another version, so build the page again")]
    UnknownPage(&'static str),
}

/// The result of prerendering.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrerenderSummary {
    /// All pages by their addresses below the folder of the site, the front page (empty) first,
    /// each with the time of its newest content.
    pub pages: BTreeMap<String, Option<Instant>>,
    /// The number of pages that are new or changed.
    pub fresh: usize,
}

/// Writes the pages of the export in `folder/data` into `folder`, with pages for at most
/// `max_stories` stories, the newest. The feeds of a topic are written beside its page. Removes pages of former exports that are no longer among
/// them.
///
/// # Errors
/// Returns [`PrerenderError`] with the path of the file.
pub fn write(
    folder: &Path,
    shell: &PageShell,
    site: &Site,
    max_stories: usize,
    feed_stories: &FeedStories,
) -> Result<PrerenderSummary, PrerenderError> {
    let export_reader = ExportReader::open(&folder.join("data"))?;
    let manifest = export_reader.manifest();
    let renderer = PageRenderer::new(manifest, shell.catalog, site.cdn.as_deref());
    let summary = Mutex::new(PrerenderSummary::default());
    let write_document = |document: PrerenderedDocument| -> Result<(), PrerenderError> {
        let (address, time) = (document.address.clone(), document.time);
        let html = document.into_html(&shell.html, site)?;
        let path = folder.join(&address).join(INDEX_FILE);
        let is_fresh = write_if_changed(&path, html.as_bytes()).map_err(FileError::at(&path))?;
        let mut summary = summary
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        summary.pages.insert(address, time);
        summary.fresh += usize::from(is_fresh);
        Ok(())
    };
    let front = export_reader.screen(&manifest.screens.front.screen)?;
    write_document(list::front(&renderer, front))?;
    write_document(about::page(&renderer))?;
    (0..manifest.topics.len())
        .into_par_iter()
        .try_for_each(|number| {
            let (topic, screen) = export_reader.topic(number)?;
            feeds::write_topic(folder, manifest, topic, &screen.cards, feed_stories)?;
            write_document(list::topic(&renderer, topic, screen))
        })?;
    export_reader
        .newest(max_stories)
        .into_par_iter()
        .try_for_each(|rows| {
            let stories = export_reader.stories(rows)?;
            stories
                .iter()
                .try_for_each(|story| write_document(story::page(&renderer, story)?))
        })?;
    let summary = summary
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    for kind in ["article", "topic"] {
        remove_stale(folder, kind, &summary.pages)?;
    }
    Ok(summary)
}

/// Removes pages that a former run wrote and this one did not. Other files stay.
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
        let page = entry.path().join(INDEX_FILE);
        if pages.contains_key(&address) || !document::is_prerendered(&page, &address) {
            continue;
        }
        fs::remove_file(&page).map_err(FileError::at(&page))?;
        // This fails if the folder has other files, which stay.
        let _ = fs::remove_dir(entry.path());
    }
    Ok(())
}
