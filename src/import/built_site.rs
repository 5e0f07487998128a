//! Finds the page of a record in the site that its owner has built, and takes the text of the record from it.
//!
//! ```text
//! addresses ─► files ─► page ─► text_part ─► left_out, html ─► HTML of the text
//!     └─────► index (if there is no file)
//! ```
//!
//! 1. `files` finds the pages that the addresses of a record name. None is outside the built site.
//! 2. `index` finds a page by its canonical link or its title, if there is none at the addresses.
//! 3. `page` splits a page into elements, and `words` compares its words with those of the record.
//! 4. `text_part` chooses the element that is the text, and `left_out` the parts of it that are not.
//! 5. `html` writes the rest. It is read as the HTML of any record, by [`body`](super::body).

mod code_language;
mod element;
mod files;
mod html;
mod index;
mod left_out;
mod links;
mod page;
mod text_part;
pub mod words;

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
    time::SystemTime,
};

use serde::{Deserialize, Serialize};

use self::{files::PageFile, index::PageIndex, links::PageLinks, page::Page, words::WordBag};
use super::generators::source_folder::SourceFolder;

/// The hash of the bytes of a page.
type PageHash = [u8; blake3::OUT_LEN];

/// The smallest share of a record's words that the page at its address has.
const MIN_SHARE_AT_ADDRESS: f64 = 0.5;

/// The smallest share of a record's words that a page elsewhere has.
const MIN_SHARE_ELSEWHERE: f64 = 0.8;

/// The smallest number of words by which a page is recognized. Fewer words need the title and the address.
const MIN_KNOWN_WORDS: usize = 5;

/// The number of words that a page of a text without templates may add, such as those of a button.
const MAX_ADDED_WORDS: usize = 2;

/// A site that its owner has built.
#[derive(Debug)]
pub struct BuiltSite {
    /// The folder of the built site, with symbolic links resolved. Without it there are no pages.
    folder: Option<PathBuf>,
    /// The address of the site, as its settings write it.
    address: Option<String>,
    index: OnceLock<PageIndex>,
}

/// The facts about a record by which its page is found.
#[derive(Debug)]
pub struct WantedPage<'a> {
    /// The addresses that its generator may give to it, the most probable one first.
    pub addresses: &'a [String],
    /// The headline.
    pub title: &'a str,
    /// The words of its text without templates.
    pub words: WordBag,
    /// Whether its page has exactly these words, because the text has no templates.
    pub is_exact: bool,
    /// The file of the record.
    pub file: &'a Path,
}

/// The page of a record.
#[derive(Debug)]
pub struct FoundPage {
    /// The path below the built site.
    pub path: String,
    /// The HTML of the text.
    pub html: String,
    /// Whether the page was built before the record was changed.
    pub is_outdated: bool,
}

/// The pages that were looked at for a record. If they are the same at the next run, so is the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSighting {
    addresses: Vec<String>,
    examined: Vec<ExaminedPage>,
    /// The hash of the index, if it was asked.
    index: Option<PageHash>,
    /// The page that was found.
    found: Option<String>,
    /// Whether that page is older than the record.
    is_older: bool,
}

impl PageSighting {
    /// Returns whether the page was found.
    pub fn is_found(&self) -> bool {
        self.found.is_some()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ExaminedPage {
    path: String,
    hash: PageHash,
}

impl BuiltSite {
    /// Opens the built site of a source below `root`, with symbolic links resolved. Returns `None` if the source has
    /// none. A folder outside of `root` has no pages.
    pub fn open(root: &Path, source: &SourceFolder) -> Option<Self> {
        let folder = root.join(source.built_site.as_ref()?).canonicalize().ok();
        Some(Self {
            folder: folder.filter(|folder| folder.is_dir() && folder.starts_with(root)),
            address: source.layout.description.address.clone(),
            index: OnceLock::new(),
        })
    }

    /// Finds the page of a record. Also returns what it depends on.
    pub fn find(&self, wanted: &WantedPage) -> (Option<FoundPage>, PageSighting) {
        let mut sighting = PageSighting {
            addresses: wanted.addresses.to_vec(),
            examined: Vec::new(),
            index: None,
            found: None,
            is_older: false,
        };
        for file in self.files_at(wanted.addresses) {
            if let Some(page) = self.examine(&file, wanted, MIN_SHARE_AT_ADDRESS, &mut sighting) {
                return (Some(page), sighting);
            }
        }
        let index = self.index();
        sighting.index = Some(index.hash());
        let addresses = self.page_paths(wanted.addresses);
        for (path, min_share) in [
            (index.of_canonical(&addresses), MIN_SHARE_AT_ADDRESS),
            (index.of_title(wanted.title), MIN_SHARE_ELSEWHERE),
        ] {
            let file = path.and_then(|path| self.page_file(path));
            let page = file.and_then(|file| self.examine(&file, wanted, min_share, &mut sighting));
            if page.is_some() {
                return (page, sighting);
            }
        }
        (None, sighting)
    }

    /// Returns whether a lookup for this file of a record still has the same result.
    pub fn is_current(&self, sighting: &PageSighting, file: &Path) -> bool {
        let is_same = match sighting.index {
            // The index has the hashes of all pages.
            Some(hash) => self.index().hash() == hash,
            None => {
                let files = self.files_at(&sighting.addresses).into_iter();
                // The search ended with the page that was found.
                let files = files.take(sighting.examined.len());
                let examined = files.filter_map(|file| {
                    let hash = *blake3::hash(&file.read()?).as_bytes();
                    let path = file.path;
                    Some(ExaminedPage { path, hash })
                });
                examined.eq(sighting.examined.iter().cloned())
            }
        };
        let found = sighting
            .found
            .as_ref()
            .and_then(|path| self.page_file(path));
        is_same && found.is_some_and(|page| is_older(&page, file)) == sighting.is_older
    }

    /// Returns the index of all pages, which is made when a page is missing.
    fn index(&self) -> &PageIndex {
        self.index.get_or_init(|| match &self.folder {
            Some(folder) => PageIndex::of(folder, self.address.as_deref()),
            None => PageIndex::default(),
        })
    }

    /// Returns the page at this path.
    fn page_file(&self, path: &str) -> Option<PageFile> {
        files::page_file(self.folder.as_ref()?, path)
    }

    /// Returns the files that may be the page at these addresses.
    fn files_at(&self, addresses: &[String]) -> Vec<PageFile> {
        let folder = self.folder.as_ref();
        let paths = self.page_paths(addresses);
        folder.map_or_else(Vec::new, |folder| files::at_addresses(folder, &paths))
    }

    /// Returns addresses as paths, with and without the folder of the site.
    fn page_paths(&self, addresses: &[String]) -> Vec<String> {
        let site = links::folder_of(self.address.as_deref());
        files::page_paths(addresses, &site)
    }

    /// Reads a page, and returns it if it is that of the record.
    fn examine(
        &self,
        file: &PageFile,
        wanted: &WantedPage,
        min_share: f64,
        sighting: &mut PageSighting,
    ) -> Option<FoundPage> {
        let bytes = file.read()?;
        sighting.examined.push(ExaminedPage {
            path: file.path.clone(),
            hash: *blake3::hash(&bytes).as_bytes(),
        });
        let page = Page::parse(&String::from_utf8_lossy(&bytes));
        let part = text_part::choose(&page, &wanted.words, wanted.title)?;
        let share = wanted.words.share_in(&part.words);
        // A title alone may be that of a page in another language, or of another record.
        let is_known = if wanted.words.len() >= MIN_KNOWN_WORDS {
            share >= min_share
        } else {
            min_share <= MIN_SHARE_AT_ADDRESS && page.has_title(wanted.title)
        };
        if !is_known {
            return None;
        }
        sighting.is_older = is_older(file, wanted.file);
        sighting.found = Some(file.path.clone());
        let missing = wanted.words.missing_from(&part.words);
        let added = part.words.missing_from(&wanted.words);
        let differs = if wanted.is_exact {
            missing > 0 || added > MAX_ADDED_WORDS
        } else {
            missing > MAX_ADDED_WORDS + wanted.words.len() / WORDS_FOR_ONE_MISSING
        };
        let links = PageLinks::new(self.address.as_deref(), &file.path);
        Some(FoundPage {
            html: html::write(&page, &part, &links),
            path: file.path.clone(),
            is_outdated: sighting.is_older && differs || share < MIN_SHARE_ELSEWHERE,
        })
    }
}

/// The words of a text with templates, of which its page may lack one.
const WORDS_FOR_ONE_MISSING: usize = 20;

/// Returns whether a page was last changed before the file of its record was. Copies of both have no order.
fn is_older(page: &PageFile, record: &Path) -> bool {
    let modified = |path: &Path| -> Option<SystemTime> { path.metadata().ok()?.modified().ok() };
    match (modified(&page.file), modified(record)) {
        (Some(page), Some(record)) => page < record,
        _ => false,
    }
}
