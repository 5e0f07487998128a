//! Neighbouring rows as files: their cards, their stories and the links to newer ones.

mod cache_key;

use std::hash::Hash;

use serde::{Deserialize, Serialize};

use self::cache_key::CacheKeyInput;
use super::{
    ExportError,
    lexicon::Lexicon,
    mentions,
    pictures::ExportedPictures,
    related::RelatedGraph,
    rows::{NumberedRows, to_row},
    shard_cache::ShardCache,
    writer::{ExportFile, ExportWriter},
};
use crate::{
    format::{CardShard, FileKind, NewerLinksShard, STORIES_PER_FILE, StoryShard, story},
    model::StoredDetails,
};

/// What shards are made of.
#[derive(Clone, Copy, Debug)]
pub struct ShardInput<'a> {
    /// All rows of the export.
    pub rows: &'a NumberedRows,
    /// The words that links name.
    pub lexicon: &'a Lexicon,
    /// The links between rows.
    pub kin: &'a RelatedGraph,
    /// Where pictures are.
    pub pictures: &'a ExportedPictures,
}

/// Some neighbouring rows.
#[derive(Debug)]
pub struct RowShard {
    /// The first of them.
    pub first: usize,
    /// Their details.
    pub rests: Vec<StoredDetails>,
}

/// The files of a shard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardFiles {
    /// The cards.
    pub cards: ExportFile,
    /// The links to newer stories, where there are any.
    pub later: Option<ExportFile>,
    /// The stories, [`STORIES_PER_FILE`] in each.
    pub stories: Vec<ExportFile>,
}

impl ShardFiles {
    fn all(&self) -> impl Iterator<Item = (FileKind, &ExportFile)> {
        let cards = [(FileKind::Cards, &self.cards)].into_iter();
        let later = self.later.iter().map(|file| (FileKind::Later, file));
        let stories = self.stories.iter().map(|file| (FileKind::Stories, file));
        cards.chain(later).chain(stories)
    }
}

impl RowShard {
    /// Writes the files, or leaves them as they are where the memo knows them and they are there.
    ///
    /// # Errors
    /// [`ExportError`] where a file cannot be encoded or written.
    pub fn write(
        self,
        sources: &ShardInput,
        edition: &ExportWriter,
        memo: Option<&ShardCache>,
    ) -> Result<ShardFiles, ExportError> {
        let Some((memo, account)) = memo.zip(self.account(sources)) else {
            return self.encode(sources, edition);
        };
        let key = memo.key(&account);
        // Room for few accounts at once is enough.
        drop(account);
        if let Some(files) = memo.get(&key)
            && edition.adopt(files.all())
        {
            memo.keep(key, files.clone());
            return Ok(files.clone());
        }
        let files = self.encode(sources, edition)?;
        memo.keep(key, files.clone());
        Ok(files)
    }

    /// Everything that [`Shard::encode`] takes from its sources, so that equal accounts mean equal
    /// files. `None` where the hash of details is not at hand.
    fn account(&self, sources: &ShardInput) -> Option<Vec<u8>> {
        let ShardInput { rows, pictures, .. } = sources;
        let mut account = CacheKeyInput::default();
        pictures.from().hash(&mut account);
        for (row, rest) in (self.first..).zip(&self.rests) {
            let StoredDetails::Kept(kept) = rest else {
                return None;
            };
            let outline = &rows.outlines[row];
            (outline, kept.hash).hash(&mut account);
            let card = rows.card(row);
            (&rows.numbers[row], card.publishers, card.marks).hash(&mut account);
            for file in &outline.files {
                pictures.copy_of(file).hash(&mut account);
            }
            account.ties(sources.kin.older(row), sources);
            account.ties(sources.kin.later(row), sources);
        }
        Some(account.bytes())
    }

    fn encode(
        self,
        sources: &ShardInput,
        edition: &ExportWriter,
    ) -> Result<ShardFiles, ExportError> {
        let ShardInput {
            rows,
            lexicon,
            kin,
            pictures,
        } = *sources;
        let mut later = Vec::new();
        let mut cards = Vec::with_capacity(self.rests.len());
        let mut stories = Vec::with_capacity(self.rests.len());
        for (row, rest) in (self.first..).zip(self.rests) {
            let newer: Vec<_> = kin.later(row).map(|tie| tie.also(rows, lexicon)).collect();
            if !newer.is_empty() {
                later.push((to_row(row - self.first), newer));
            }
            let outline = &rows.outlines[row];
            let mut details = rest.open().map_err(|source| ExportError::Details {
                slug: outline.slug.clone(),
                source,
            })?;
            pictures.settle_details(&mut details);
            mentions::settle(&mut details, &outline.mentions);
            let older = kin.older(row).map(|tie| tie.also(rows, lexicon));
            stories.push(story::rest(outline, details, older.collect()));
            cards.push(rows.card(row));
        }
        let mut files = Vec::with_capacity(stories.len().div_ceil(STORIES_PER_FILE));
        let mut rest = stories.into_iter().peekable();
        while rest.peek().is_some() {
            let stories = rest.by_ref().take(STORIES_PER_FILE).collect();
            files.push(edition.put(FileKind::Stories, &StoryShard { stories })?);
        }
        let shard = CardShard {
            cards,
            stories: files.iter().map(|file| file.name.clone()).collect(),
        };
        let cards = edition.put(FileKind::Cards, &shard)?;
        let later = if later.is_empty() {
            None
        } else {
            Some(edition.put(FileKind::Later, &NewerLinksShard { later })?)
        };
        Ok(ShardFiles {
            cards,
            later,
            stories: files,
        })
    }
}
