//! An export that can be asked, as the browser asks it.

use std::{path::Path, sync::Arc};

use broadsheet::{
    format::{FileKind, FileName, Manifest, SearchIndex},
    query::{
        Answer, Archive, Hits, ParsedQuery, Query, QueryInput, RankedRows, ReaderFilter,
        SearchContext, SearchOutcome, SearchResults, answer, search,
        search::{FoldedNames, IndexFiles},
    },
};
use tempfile::TempDir;

use super::{self as support, read};

pub struct Finder {
    pub archive: Archive,
    pub ranked: RankedRows,
    pub manifest: Manifest,
    /// What the reader read, saved and muted.
    pub own: ReaderFilter,
    names: FoldedNames,
    index: SearchIndex,
    files: IndexFiles,
    folder: TempDir,
    /// Which files were read, by round trip, in the newest search.
    pub read: Vec<Vec<(FileKind, FileName)>>,
}

impl Finder {
    /// Reads what a first visit reads, and the ranks.
    pub fn open(folder: TempDir) -> Self {
        let manifest = support::manifest(folder.path());
        let archive = Archive::new(&manifest, &support::columns(folder.path(), &manifest));
        let (file, text) = read(folder.path(), FileKind::Index, &manifest.search);
        Self {
            ranked: RankedRows::of(&archive, &support::ranks(folder.path(), &manifest)),
            own: ReaderFilter::default(),
            names: FoldedNames::of(&manifest, &archive),
            index: SearchIndex::decode(&file, &text).unwrap(),
            files: IndexFiles::default(),
            read: Vec::new(),
            archive,
            manifest,
            folder,
        }
    }

    /// A question with what its answer depends on.
    pub fn asked<'a>(
        &'a self,
        query: &'a Query,
        typed: &'a ParsedQuery,
        hits: Option<&'a Hits>,
    ) -> QueryInput<'a> {
        QueryInput {
            archive: &self.archive,
            query,
            typed,
            hits,
            own: &self.own,
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
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
                SearchOutcome::Lacks(files) => {
                    for (kind, name) in &files {
                        let (_, text) = read(self.folder.path(), *kind, name);
                        self.files.add(*kind, name, &text).unwrap();
                    }
                    self.read.push(files);
                }
            }
        }
    }

    pub fn ask(&mut self, query: &Query) -> (Answer, Arc<SearchResults>) {
        let typed = ParsedQuery::parse(&query.words);
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
