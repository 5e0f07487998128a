//! An export that answers queries with the engine of the browser.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use broadsheet::{
    format::{FileKind, FileName, Manifest},
    query::{
        Answer, Archive, Hits, ParsedQuery, Query, QueryInput, RankedRows, ReaderFilter,
        SearchContext, SearchOutcome, SearchResults, answer, search,
        search::{ArchiveIndex, FoldedNames, IndexFiles},
    },
};
use tempfile::TempDir;

use super::{self as support, read};

pub struct Finder {
    pub archive: Archive,
    pub ranked: RankedRows,
    pub manifest: Manifest,
    /// The stories that the reader has read, saved and muted.
    pub own: ReaderFilter,
    names: FoldedNames,
    index: ArchiveIndex,
    files: IndexFiles,
    folder: PathBuf,
    /// The folder, if nothing else needs it.
    temporary_folder: Option<TempDir>,
    /// The files that the last search read, by round trip.
    pub read: Vec<Vec<(FileKind, FileName)>>,
}

impl Finder {
    /// Opens an export, whose folder is removed with the engine.
    pub fn open(folder: TempDir) -> Self {
        let mut finder = Self::open_folder(folder.path());
        finder.temporary_folder = Some(folder);
        finder
    }

    /// Reads the files of a first visit, and the ranks.
    pub fn open_folder(folder: &Path) -> Self {
        let manifest = support::manifest(folder);
        let archive = Archive::new(&manifest, &support::columns(folder, &manifest));
        Self {
            ranked: RankedRows::new(&archive, &support::ranks(folder, &manifest)),
            own: ReaderFilter::default(),
            names: FoldedNames::new(&manifest, &archive),
            index: support::archive_index(folder, &manifest),
            files: IndexFiles::default(),
            read: Vec::new(),
            archive,
            manifest,
            folder: folder.to_owned(),
            temporary_folder: None,
        }
    }

    /// Returns a query with everything that its answer depends on.
    pub fn asked<'a>(
        &'a self,
        query: &'a Query,
        typed: &'a ParsedQuery,
        hits: Option<&'a Hits>,
    ) -> QueryInput<'a> {
        QueryInput {
            archive: &self.archive,
            query,
            parsed_query: typed,
            hits,
            reader_filter: &self.own,
        }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    pub fn search(&mut self, typed: &ParsedQuery) -> Arc<SearchResults> {
        self.read.clear();
        loop {
            let library = SearchContext {
                archive: &self.archive,
                names: &self.names,
                index: &self.index,
                files: &self.files,
            };
            match search(library, typed) {
                SearchOutcome::Found(found) => return found,
                SearchOutcome::NeedsFiles(files) => {
                    for (kind, name) in &files {
                        let (_, text) = read(&self.folder, *kind, name);
                        self.files.add(*kind, name, &text).unwrap();
                    }
                    self.read.push(files);
                }
            }
        }
    }

    pub fn ask(&mut self, query: &Query) -> (Answer, Arc<SearchResults>) {
        let typed = ParsedQuery::parse(&query.search_text);
        let found = if typed.has_words() {
            self.search(&typed)
        } else {
            Arc::default()
        };
        let hits = typed.has_words().then_some(&found.hits);
        (
            answer(self.asked(query, &typed, hits), Some(&self.ranked)),
            found,
        )
    }
}
