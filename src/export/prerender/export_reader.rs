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
        Manifest, RowFiles, Screen, StoryShard, manifest::Topic,
    },
};

/// A written export.
#[derive(Debug)]
pub struct ExportReader {
    folder: PathBuf,
    manifest: Manifest,
    /// The first row and the directory of each segment.
    directories: Vec<(usize, Directory)>,
}

impl ExportReader {
    /// Opens the export in a folder.
    ///
    /// # Errors
    /// Returns [`PrerenderError`] if a file cannot be read or is invalid.
    pub fn open(folder: &Path) -> Result<Self, PrerenderError> {
        let manifest = Manifest::decode(&read(folder, MANIFEST_FILE)?)?;
        let directories = manifest.directories().into_iter().map(|directory| {
            let file = FileKind::Directory.file(&directory.file);
            let text = read(folder, &file)?;
            let rows = directory.rows;
            Ok((rows.start, Directory::decode(&file, &text, rows.len())?))
        });
        let directories = directories.collect::<Result<_, PrerenderError>>()?;
        Ok(Self {
            folder: folder.to_owned(),
            manifest,
            directories,
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

    /// Returns the rows of the newest `max_stories` stories, in groups that share a file of cards; newest first.
    pub fn newest(&self, max_stories: usize) -> Vec<Range<usize>> {
        let mut remaining = max_stories;
        let mut groups = Vec::new();
        for (first, directory) in self.directories.iter().rev() {
            let cards: Vec<_> = directory.cards.iter().collect();
            for cards in cards.into_iter().rev() {
                let count = remaining.min(cards.rows);
                let end = first + cards.first_row + cards.rows;
                groups.push(end - count..end);
                remaining -= count;
            }
        }
        groups.retain(|group| !group.is_empty());
        groups
    }

    /// Reads some stories of a segment, oldest first.
    ///
    /// # Errors
    /// Returns the same errors as [`ExportReader::open`].
    pub fn stories(&self, rows: Range<usize>) -> Result<Vec<EmbeddedStory>, PrerenderError> {
        let mut directories = self.directories.iter().rev();
        let (first, directory) = directories
            .find(|(first, _)| *first <= rows.start)
            .ok_or_else(|| DecodeError::inconsistent(MANIFEST_FILE, "a segment"))?;
        let in_segment = rows.start - first..rows.end - first;
        let cards = items(&directory.cards, &in_segment, |name, rows| {
            let (file, text) = self.file(FileKind::Cards, name)?;
            Ok(CardShard::decode(&file, &text, rows)?.cards)
        })?;
        let stories = directory.stories.as_ref();
        let stories =
            stories.ok_or_else(|| DecodeError::inconsistent(MANIFEST_FILE, "files of stories"))?;
        let stories = items(stories, &in_segment, |name, _| {
            let (file, text) = self.file(FileKind::Stories, name)?;
            Ok(StoryShard::decode(&file, &text)?.stories)
        })?;
        let stories = cards.into_iter().zip(stories);
        let stories = stories.map(|(card, story)| EmbeddedStory { card, story });
        Ok(stories.collect())
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

/// Reads what the files have for these rows. `read_file` gets a file and its number of rows.
fn items<T>(
    files: &RowFiles,
    rows: &Range<usize>,
    read_file: impl Fn(&FileName, usize) -> Result<Vec<T>, PrerenderError>,
) -> Result<Vec<T>, PrerenderError> {
    let mut items = Vec::with_capacity(rows.len());
    for file in files.iter() {
        let end = file.first_row + file.rows;
        if file.first_row < rows.end && rows.start < end {
            let skipped = rows.start.saturating_sub(file.first_row);
            items.extend(read_file(&file.name, file.rows)?.into_iter().skip(skipped));
        }
    }
    items.truncate(rows.len());
    if items.len() < rows.len() {
        return Err(DecodeError::inconsistent(MANIFEST_FILE, "files for every row").into());
    }
    Ok(items)
}

fn read(folder: &Path, file: &str) -> Result<String, PrerenderError> {
    let path = folder.join(file);
    Ok(fs::read_to_string(&path).map_err(FileError::at(&path))?)
}
