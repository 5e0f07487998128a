//! An export that can be asked, as the browser asks it.

use std::{path::Path, sync::Arc};

use broadsheet::{
    format::{FileKind, FileName, Manifest, SearchIndex},
    query::{
        Answer, Archive, Asked, Found, Hits, Library, Outcome, Own, Query, Ranked, Typed, answer,
        search,
        search::{Files, Names},
    },
};
use tempfile::TempDir;

use super::{self as support, read};

pub struct Finder {
    pub archive: Archive,
    pub ranked: Ranked,
    pub manifest: Manifest,
    /// What the reader read, saved and muted.
    pub own: Own,
    names: Names,
    index: SearchIndex,
    files: Files,
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
            ranked: Ranked::of(&archive, &support::ranks(folder.path(), &manifest)),
            own: Own::default(),
            names: Names::of(&manifest, &archive),
            index: SearchIndex::decode(&file, &text).unwrap(),
            files: Files::default(),
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
        typed: &'a Typed,
        hits: Option<&'a Hits>,
    ) -> Asked<'a> {
        Asked {
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

    pub fn search(&mut self, typed: &Typed) -> Arc<Found> {
        self.read.clear();
        loop {
            let library = Library {
                archive: &self.archive,
                names: &self.names,
                index: &self.index,
                files: &self.files,
            };
            match search(library, typed) {
                Outcome::Found(found) => return found,
                Outcome::Lacks(files) => {
                    for (kind, name) in &files {
                        let (_, text) = read(self.folder.path(), *kind, name);
                        self.files.add(*kind, name, &text).unwrap();
                    }
                    self.read.push(files);
                }
            }
        }
    }

    pub fn ask(&mut self, query: &Query) -> (Answer, Arc<Found>) {
        let typed = Typed::parse(&query.words);
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
