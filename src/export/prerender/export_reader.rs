//! Reads an export as a browser does: file by file, each checked.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use super::PrerenderError;
use crate::{
    export::files::error::FileError,
    format::{
        Card, CardShard, DecodeError, Directory, EmbeddedStory, FileKind, FileName, MANIFEST_FILE,
        Manifest, NewerLinksShard, STORIES_PER_FILE, Screen, StoryShard, manifest::Topic,
    },
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
    /// Returns [`PrerenderError`] if a file cannot be read or is invalid.
    pub fn open(folder: &Path) -> Result<Self, PrerenderError> {
        let manifest = Manifest::decode(&read(folder, MANIFEST_FILE)?)?;
        let file = FileKind::Directory.file(&manifest.directory);
        let text = read(folder, &file)?;
        let directory = Directory::decode(&file, &text, manifest.totals.stories)?;
        Ok(Self {
            folder: folder.to_owned(),
            manifest,
            directory,
        })
    }

    /// Returns the manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Reads a first screen.
    ///
    /// # Errors
    /// Returns the same errors as [`ExportReader::open`].
    pub fn screen(&self, name: &FileName) -> Result<LoadedScreen, PrerenderError> {
        let (file, text) = self.file(FileKind::Screen, name)?;
        let Screen { cards } = Screen::decode(&file, &text)?;
        Ok(LoadedScreen {
            cards,
            file: (file, text),
        })
    }

    /// Returns a topic, and reads the first screen of its list.
    ///
    /// # Errors
    /// Returns the same errors as [`ExportReader::open`].
    pub fn topic(&self, number: usize) -> Result<(&Topic, LoadedScreen), PrerenderError> {
        let Manifest {
            topics, screens, ..
        } = &self.manifest;
        let (topic, name) = topics
            .get(number)
            .zip(screens.topics.get(number))
            .ok_or_else(|| DecodeError::inconsistent("manifest", "a screen for every topic"))?;
        Ok((topic, self.screen(name)?))
    }

    /// Returns the shards of the newest `max_stories` stories: the number of each shard, and the
    /// range of those stories in it.
    pub fn newest(&self, max_stories: usize) -> Vec<(usize, Range<usize>)> {
        let mut remaining = max_stories;
        let mut shards = Vec::new();
        for (shard, rows) in self.directory.shards.rows.iter().enumerate().rev() {
            if remaining == 0 {
                break;
            }
            let count = remaining.min(*rows);
            shards.push((shard, rows - count..*rows));
            remaining -= count;
        }
        shards
    }

    /// Reads some stories of a shard.
    ///
    /// # Errors
    /// Returns the same errors as [`ExportReader::open`].
    pub fn shard(
        &self,
        (shard, range): (usize, Range<usize>),
    ) -> Result<LoadedShard, PrerenderError> {
        let shards = &self.directory.shards;
        let misfit = || DecodeError::inconsistent(MANIFEST_FILE, "a shard");
        let (name, rows) = shards
            .cards
            .get(shard)
            .zip(shards.rows.get(shard))
            .ok_or_else(misfit)?;
        let (file, text) = self.file(FileKind::Cards, name)?;
        let cards = CardShard::decode(&file, &text, *rows)?;
        let newer_links = match shards.newer_links.get(shard) {
            Some(Some(name)) => {
                let (file, text) = self.file(FileKind::NewerLinks, name)?;
                NewerLinksShard::decode(&file, &text)?
            }
            _ => NewerLinksShard::default(),
        };
        let mut stories = Vec::with_capacity(cards.stories.len());
        for (index, name) in cards.stories.iter().enumerate() {
            let first = index * STORIES_PER_FILE;
            let is_selected = first < range.end && range.start < first + STORIES_PER_FILE;
            stories.push(if is_selected {
                let (file, text) = self.file(FileKind::Stories, name)?;
                StoryShard::decode(&file, &text)?
            } else {
                StoryShard {
                    stories: Vec::new(),
                }
            });
        }
        Ok(LoadedShard {
            range,
            cards,
            newer_links,
            stories,
        })
    }

    fn file(&self, kind: FileKind, name: &FileName) -> Result<(String, String), PrerenderError> {
        let file = kind.file(name);
        let text = read(&self.folder, &file)?;
        Ok((file, text))
    }
}

/// The first screen of a list.
#[derive(Debug)]
pub struct LoadedScreen {
    /// The cards.
    pub cards: Vec<Card>,
    /// The name and the text of its file.
    pub file: (String, String),
}

/// The selected stories of a shard.
#[derive(Debug)]
pub struct LoadedShard {
    range: Range<usize>,
    cards: CardShard,
    newer_links: NewerLinksShard,
    stories: Vec<StoryShard>,
}

impl LoadedShard {
    /// Returns the selected stories.
    pub fn stories(&self) -> impl Iterator<Item = Result<EmbeddedStory, PrerenderError>> {
        self.range.clone().map(|row| {
            let missing = || DecodeError::inconsistent("stories", "a story for every card");
            let card = self.cards.cards.get(row).ok_or_else(missing)?.clone();
            let (file, index) = (row / STORIES_PER_FILE, row % STORIES_PER_FILE);
            let story = self
                .stories
                .get(file)
                .and_then(|shard| shard.stories.get(index));
            let mut story = story.ok_or_else(missing)?.clone();
            story
                .related_stories
                .extend(self.newer_links.for_row(row).iter().cloned());
            Ok(EmbeddedStory { card, story })
        })
    }
}

fn read(folder: &Path, file: &str) -> Result<String, PrerenderError> {
    let path = folder.join(file);
    Ok(fs::read_to_string(&path).map_err(FileError::at(&path))?)
}
