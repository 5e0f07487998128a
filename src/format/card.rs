//! Defines cards, which lists show for each story.

use serde::Serialize;

use super::{DecodeError, FileName, STORIES_PER_FILE, error};
use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number, text},
    model::{Instant, Kind, MediaDuration, Picture, Slug},
};

/// The maximum number of other publishers that a card names.
pub const MAX_CARD_PUBLISHERS: usize = 2;

/// A card: the part of a story that a list shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// A few sentences of the story.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// The publisher, as an index into the manifest's list.
    pub provider: u32,
    /// The type.
    #[serde(rename = "type", skip_serializing_if = "is_article")]
    pub kind: Kind,
    /// The topics in the order of the record, as indices into the manifest's list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// The first picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The number of publishers that cover the story, including its own.
    #[serde(skip_serializing_if = "is_one")]
    pub publishers: u32,
    /// The names of up to [`MAX_CARD_PUBLISHERS`] of the other publishers, best source first. They
    /// are names, not indices, because most of these publishers are not in the manifest's list. A
    /// later addition to that list must not change the card.
    #[serde(rename = "marks", skip_serializing_if = "Vec::is_empty")]
    pub publisher_names: Vec<String>,
    /// The length of a video or a course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// The language, if the record names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

impl Card {
    /// Reads the JSON form.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
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
            publisher_names: fields.find_list("marks", text),
            length: fields.find("length", MediaDuration::read),
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

/// The cards of neighboring rows, and the files with the rest of those stories.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CardShard {
    /// One card per row, oldest first.
    pub cards: Vec<Card>,
    /// The files of stories; each holds [`STORIES_PER_FILE`] rows.
    pub stories: Vec<FileName>,
}

impl CardShard {
    /// Reads a shard with `rows` rows.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if the
    /// number of cards or of story files does not match `rows`.
    #[inline(never)]
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        let shard: Self = error::parse(file, text, Self::read)?;
        if shard.cards.len() != rows {
            return Err(DecodeError::inconsistent(file, format!("{rows} cards")));
        }
        let files = rows.div_ceil(STORIES_PER_FILE);
        if shard.stories.len() != files {
            return Err(DecodeError::inconsistent(
                file,
                format!("{files} files of stories"),
            ));
        }
        Ok(shard)
    }

    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            cards: fields.list("cards", Card::read),
            stories: fields.list("stories", FileName::read),
        }
    }

    /// Returns the file of the story in this row, and the index of the story in that file.
    pub fn story_file(&self, row: usize) -> Option<(&FileName, usize)> {
        let file = self.stories.get(row / STORIES_PER_FILE)?;
        Some((file, row % STORIES_PER_FILE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> String {
        match CardShard::decode("cards.json", text, 1) {
            Err(DecodeError::Json { reason, .. }) => reason,
            other => panic!("a damaged file, not {other:?}"),
        }
    }

    #[test]
    fn an_error_names_its_field_and_only_the_first_counts() {
        let card = r#"{"cards": [{"slug": "a", "title": 7, "provider": -1}], "stories": [8]}"#;
        assert_eq!(reason(card), "cards[0].title: expected a text");
        assert_eq!(
            reason(r#"{"cards": []}"#),
            "stories: expected a list",
            "what is missing"
        );
        let far =
            r#"{"cards": [{"slug": "a", "title": "", "provider": 4294967296}], "stories": []}"#;
        assert_eq!(
            reason(far),
            "cards[0].provider: expected a whole number in range"
        );
        assert_eq!(reason("[]"), ": expected an object");
    }

    #[test]
    fn what_is_no_json_is_told_by_its_place() {
        assert_eq!(reason("{\"cards\": ["), "it ends too early");
        assert_eq!(reason("<p>"), "no JSON at line 1, column 1");
        let deep = "[".repeat(100_000);
        assert_eq!(reason(&deep), "no JSON at line 1, column 128");
    }

    #[test]
    fn fields_come_in_any_order_and_others_are_ignored() {
        let text = r#"{"new": {"cards": 1}, "stories": ["aaaaaaaaaa"],
            "cards": [{"provider": 3, "more": [[]], "title": "T\u00fc", "slug": "s", "time": null}]}"#;
        let shard = CardShard::decode("cards.json", text, 1).unwrap();
        assert_eq!(shard.cards[0].title, "Tü");
        assert_eq!((shard.cards[0].provider, shard.cards[0].time), (3, None));
    }
}
