//! Cards: what a list shows of a story.

use serde::Serialize;

use super::{DecodeError, FileName, STORIES_PER_FILE, error};
use crate::{
    json::{Fields, Notes, Value, number},
    model::{Instant, Kind, Length, Picture, Slug},
};

/// What a list shows of one story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its headline.
    pub title: String,
    /// A few sentences of it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// Its publisher, as a number in the manifest's list.
    pub provider: u32,
    /// What it is.
    #[serde(rename = "type", skip_serializing_if = "is_article")]
    pub kind: Kind,
    /// Its topics in the record's order, as numbers in the manifest's list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// Its first picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// How many publishers cover it, its own included.
    #[serde(skip_serializing_if = "is_one")]
    pub publishers: u32,
    /// How long a video or a course takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<Length>,
    /// Its language, where the record says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

impl Card {
    /// Reads what was written.
    pub fn read(value: Value<'_>, notes: &mut Notes) -> Self {
        let mut fields = Fields::of(value, notes);
        Self {
            slug: fields.get("slug", Slug::read),
            title: fields.text("title"),
            excerpt: fields.find_text("excerpt").unwrap_or_default(),
            time: fields.find("time", Instant::read),
            provider: fields.get("provider", number),
            kind: fields.find("type", Kind::read).unwrap_or_default(),
            topics: fields.find_list("topics", number),
            picture: fields.find("picture", Picture::read),
            publishers: fields.find("publishers", number).unwrap_or(1),
            length: fields.find("length", Length::read),
            locale: fields.find_text("locale"),
        }
    }
}

fn is_article(kind: &Kind) -> bool {
    *kind == Kind::Article
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_one(publishers: &u32) -> bool {
    *publishers == 1
}

/// The cards of neighbouring rows, and the files that hold the rest of those stories.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CardShard {
    /// One card a row, oldest first.
    pub cards: Vec<Card>,
    /// The files of stories: the first holds the first [`STORIES_PER_FILE`] rows, and so on.
    pub stories: Vec<FileName>,
}

impl CardShard {
    /// Reads a shard of so many rows.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where `text` is damaged, [`DecodeError::Misfit`] where the number of
    /// cards or of story files is not that of `rows`.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let shard: Self = error::parse(file, text, Self::read)?;
        if shard.cards.len() != rows {
            return Err(DecodeError::misfit(file, format!("{rows} cards")));
        }
        let files = rows.div_ceil(STORIES_PER_FILE);
        if shard.stories.len() != files {
            return Err(DecodeError::misfit(
                file,
                format!("{files} files of stories"),
            ));
        }
        Ok(shard)
    }

    fn read(value: Value<'_>, notes: &mut Notes) -> Self {
        let mut fields = Fields::of(value, notes);
        Self {
            cards: fields.list("cards", Card::read),
            stories: fields.list("stories", FileName::read),
        }
    }

    /// The file, and the place in it, of the story in this row of the shard.
    pub fn story(&self, row: usize) -> Option<(&FileName, usize)> {
        let file = self.stories.get(row / STORIES_PER_FILE)?;
        Some((file, row % STORIES_PER_FILE))
    }
}
