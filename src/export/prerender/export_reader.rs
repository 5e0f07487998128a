//! An export as a browser reads it: file by file, each checked.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use super::PrerenderError;
use crate::format::{
    CardShard, DecodeError, Directory, EmbeddedStory, FileKind, FileName, MANIFEST, Manifest,
    NewerLinksShard, STORIES_PER_FILE, Screen, StoryShard,
};

/// A written export.
#[derive(Debug)]
pub struct ExportReader {
    folder: PathBuf,
    manifest: Manifest,
    directory: Directory,
}

impl ExportReader {
    /// Opens the export in a folder.
    ///
    /// # Errors
    /// [`PrerenderError`] where a file cannot be read or is not what it should be.
    pub fn open(folder: &Path) -> Result<Self, PrerenderError> {
        let manifest = Manifest::decode(&read(folder, MANIFEST)?)?;
        let file = FileKind::Directory.file(&manifest.directory);
        let text = read(folder, &file)?;
        let directory = Directory::decode(&file, &text, manifest.totals.stories)?;
        Ok(Self {
            folder: folder.to_owned(),
            manifest,
            directory,
        })
    }

    /// The manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// A first screen, and the name of its file with its text.
    ///
    /// # Errors
    /// As [`Reading::open`].
    pub fn screen(&self, name: &FileName) -> Result<(Screen, (String, String)), PrerenderError> {
        let (file, text) = self.file(FileKind::Screen, name)?;
        let screen = Screen::decode(&file, &text)?;
        Ok((screen, (file, text)))
    }

    /// The shards of the newest `most` stories: of each its number, and which of its stories are among them.
    pub fn newest(&self, most: usize) -> Vec<(usize, Range<usize>)> {
        let mut left = most;
        let mut shards = Vec::new();
        for (shard, rows) in self.directory.shards.rows.iter().enumerate().rev() {
            if left == 0 {
                break;
            }
            let taken = left.min(*rows);
            shards.push((shard, rows - taken..*rows));
            left -= taken;
        }
        shards
    }

    /// Reads some stories of a shard.
    ///
    /// # Errors
    /// As [`Reading::open`].
    pub fn shard(
        &self,
        (shard, range): (usize, Range<usize>),
    ) -> Result<LoadedShard, PrerenderError> {
        let shards = &self.directory.shards;
        let misfit = || DecodeError::misfit(MANIFEST, "a shard");
        let (name, rows) = shards
            .cards
            .get(shard)
            .zip(shards.rows.get(shard))
            .ok_or_else(misfit)?;
        let (file, text) = self.file(FileKind::Cards, name)?;
        let cards = CardShard::decode(&file, &text, *rows)?;
        let later = match shards.later.get(shard) {
            Some(Some(name)) => {
                let (file, text) = self.file(FileKind::Later, name)?;
                NewerLinksShard::decode(&file, &text)?
            }
            _ => NewerLinksShard::default(),
        };
        let mut stories = Vec::with_capacity(cards.stories.len());
        for (place, name) in cards.stories.iter().enumerate() {
            let first = place * STORIES_PER_FILE;
            let is_wanted = first < range.end && range.start < first + STORIES_PER_FILE;
            stories.push(if is_wanted {
                let (file, text) = self.file(FileKind::Stories, name)?;
                StoryShard::decode(&file, &text)?
            } else {
                StoryShard::default()
            });
        }
        Ok(LoadedShard {
            range,
            cards,
            later,
            stories,
        })
    }

    fn file(&self, kind: FileKind, name: &FileName) -> Result<(String, String), PrerenderError> {
        let file = kind.file(name);
        let text = read(&self.folder, &file)?;
        Ok((file, text))
    }
}

/// Stories that lie side by side.
#[derive(Debug)]
pub struct LoadedShard {
    range: Range<usize>,
    cards: CardShard,
    later: NewerLinksShard,
    stories: Vec<StoryShard>,
}

impl LoadedShard {
    /// The stories that were asked for.
    pub fn stories(&self) -> impl Iterator<Item = Result<EmbeddedStory, PrerenderError>> {
        self.range.clone().map(|place| {
            let missing = || DecodeError::misfit("stories", "a story for every card");
            let card = self.cards.cards.get(place).ok_or_else(missing)?.clone();
            let (file, index) = (place / STORIES_PER_FILE, place % STORIES_PER_FILE);
            let story = self
                .stories
                .get(file)
                .and_then(|shard| shard.stories.get(index));
            let mut story = story.ok_or_else(missing)?.clone();
            story.also.extend(self.later.of(place).iter().cloned());
            Ok(EmbeddedStory { card, story })
        })
    }
}

fn read(folder: &Path, file: &str) -> Result<String, PrerenderError> {
    let path = folder.join(file);
    fs::read_to_string(&path).map_err(|source| PrerenderError::File { path, source })
}
