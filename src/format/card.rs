//! Defines cards, which lists show for each story.

use serde::{Deserialize, Serialize};

use serde_json::value::RawValue;

use super::{DecodeError, FileName, decode_each, decode_json, version_2::STORIES_PER_FILE};
use crate::model::{Day, Instant, Kind, MediaDuration, Picture, Slug};

/// The maximum number of other publishers that a card names.
pub const MAX_CARD_PUBLISHERS: usize = 2;

/// A card: the part of a story that a list shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// The slug.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// A few sentences of the story.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<Instant>,
    /// The day that the story stands under, if that is not the day of `time` in UTC.
    #[serde(rename = "day", default, skip_serializing_if = "Option::is_none")]
    pub own_day: Option<Day>,
    /// The publisher, as an index into the manifest's list.
    pub provider: u32,
    /// The names of the authors, if the archive has one publisher and several authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The section, if the archive has one publisher and several sections, and no topic of the story has its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The type.
    #[serde(rename = "type", default, skip_serializing_if = "is_article")]
    pub kind: Kind,
    /// The topics in the order of the record, as indices into the manifest's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<u32>,
    /// The first picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<Picture>,
    /// The number of publishers that cover the story, including its own.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub publishers: u32,
    /// The names of up to [`MAX_CARD_PUBLISHERS`] of the other publishers, best source first. They
    /// are names, not indices, because most of these publishers are not in the manifest's list. A
    /// later addition to that list must not change the card.
    #[serde(rename = "marks", default, skip_serializing_if = "Vec::is_empty")]
    pub publisher_names: Vec<String>,
    /// The length of a video or a course.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<MediaDuration>,
    /// The language, if the record names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

impl Card {
    /// Returns the day that the story stands under.
    pub fn day(&self) -> Option<Day> {
        self.own_day.or_else(|| Some(self.time?.day()))
    }
}

fn is_article(kind: &Kind) -> bool {
    *kind == Kind::Article
}

fn one() -> u32 {
    1
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_one(publishers: &u32) -> bool {
    *publishers == 1
}

/// A card of a file that is read card by card.
pub type DecodedCard = Result<Card, DecodeError>;

/// The cards of neighboring rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardShard<C = Card> {
    /// One card per row, oldest first.
    pub cards: Vec<C>,
    /// In exports of format 2, the files of the stories, [`STORIES_PER_FILE`] rows in each. In newer exports, the
    /// [`Directory`](super::Directory) has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stories: Vec<FileName>,
}

impl CardShard {
    /// Reads a shard with `rows` rows.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if `text` is damaged, and [`DecodeError::Inconsistent`] if the
    /// number of cards or of story files does not match `rows`.
    pub fn decode(file: &str, text: &str, rows: usize) -> Result<Self, DecodeError> {
        decode_json::<Self>(file, text)?.checked(file, rows)
    }

    /// Reads a shard with `rows` rows card by card. A card that cannot be read is an error in its row.
    ///
    /// # Errors
    /// As [`Self::decode`], but only for the file as a whole.
    pub fn decode_each(
        file: &str,
        text: &str,
        rows: usize,
    ) -> Result<CardShard<DecodedCard>, DecodeError> {
        let shard: CardShard<&RawValue> = decode_json(file, text)?;
        let shard = shard.checked(file, rows)?;
        Ok(CardShard {
            cards: decode_each(file, "cards", &shard.cards),
            stories: shard.stories,
        })
    }
}

impl<C> CardShard<C> {
    /// Returns the shard if it has `rows` rows.
    fn checked(self, file: &str, rows: usize) -> Result<Self, DecodeError> {
        if self.cards.len() != rows {
            return Err(DecodeError::inconsistent(file, format!("{rows} cards")));
        }
        let files = rows.div_ceil(STORIES_PER_FILE);
        if !self.stories.is_empty() && self.stories.len() != files {
            return Err(DecodeError::inconsistent(
                file,
                format!("{files} files of stories"),
            ));
        }
        Ok(self)
    }

    /// Returns the file of the story in this row, and the index of the story in that file, if the export has format 2.
    pub fn story_file(&self, row: usize) -> Option<(&FileName, usize)> {
        let file = self.stories.get(row / STORIES_PER_FILE)?;
        Some((file, row % STORIES_PER_FILE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(text: &str) -> String {
        CardShard::decode("cards.json", text, 1)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn an_error_names_file_and_field() {
        let card = r#"{"cards": [{"slug": "a", "title": 7, "provider": -1}], "stories": [8]}"#;
        assert_eq!(
            message(card),
            "cards.json: cards[0].title: invalid type: integer `7`, expected a string \
             at line 1 column 35"
        );
        assert_eq!(
            message(r#"{"stories": []}"#),
            "cards.json: missing field `cards` at line 1 column 15"
        );
        assert_eq!(
            message(r#"{"cards": [{"slug": "A"}]}"#),
            "cards.json: cards[0].slug: expected a slug of a-z, 0-9 and inner hyphens \
             at line 1 column 24"
        );
        let far =
            r#"{"cards": [{"slug": "a", "title": "", "provider": 4294967296}], "stories": []}"#;
        assert_eq!(
            message(far),
            "cards.json: cards[0].provider: invalid value: integer `4294967296`, expected u32 \
             at line 1 column 60"
        );
        assert_eq!(
            message("[]"),
            "cards.json: invalid length 0, expected struct CardShard with 2 elements \
             at line 1 column 2"
        );
    }

    #[test]
    fn one_bad_card_costs_only_itself() {
        let text = r#"{"cards": [{"slug": "a", "title": "A", "provider": 0}, {"slug": "b"}, 7],
            "stories": ["aaaaaaaaaa"]}"#;
        assert!(CardShard::decode("cards.json", text, 3).is_err());
        let shard = CardShard::decode_each("cards.json", text, 3).unwrap();
        assert_eq!(shard.cards[0].as_ref().unwrap().title, "A");
        let error = |row: usize| shard.cards[row].as_ref().unwrap_err().to_string();
        assert_eq!(
            error(1),
            "cards.json: cards[1]: missing field `title` at line 1 column 13"
        );
        assert_eq!(
            error(2),
            "cards.json: cards[2]: invalid type: integer `7`, expected struct Card \
             at line 1 column 1"
        );
        assert!(shard.story_file(2).is_some());
        let fewer = CardShard::decode_each("cards.json", text, 2).unwrap_err();
        assert!(fewer.to_string().ends_with("expected 2 cards"));
    }

    #[test]
    fn an_error_of_syntax_names_its_line_and_column() {
        assert_eq!(
            message("{\"cards\": ["),
            "cards.json: cards: EOF while parsing a list at line 1 column 11"
        );
        assert_eq!(
            message("<p>"),
            "cards.json: expected value at line 1 column 1"
        );
        assert_eq!(
            message(r#"{"cards": [], "stories": []} {}"#),
            "cards.json: trailing characters at line 1 column 30"
        );
    }

    #[test]
    fn deep_nesting_is_an_error() {
        for start in ["", r#"{"cards": "#, r#"{"unknown": "#] {
            let text = start.to_owned() + &"[".repeat(100_000);
            assert!(message(&text).starts_with("cards.json: "), "{start}");
        }
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
