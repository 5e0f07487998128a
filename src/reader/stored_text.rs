//! Reads and writes the reader state as JSON, in storage and in exported files.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Muted, Reader, SavedSearch, StoryReference, Visit};
use crate::{
    format::{DecodeError, decode_json},
    model::Slug,
};

/// The version of this format. It increases if a former reader would misunderstand the new format;
/// a new field alone does not count.
pub const READER_FORMAT_VERSION: u32 = 1;

/// The name of the file that the reader exports.
pub const READER_FILE: &str = "broadsheet-reader.json";

/// The JSON form of a [`Reader`], which has a list for each kind of muted values.
#[derive(Serialize, Deserialize)]
struct StoredReader<'a> {
    #[serde(rename = "reader")]
    version: u32,
    #[serde(default)]
    read: Cow<'a, [StoryReference]>,
    #[serde(default)]
    saved: Cow<'a, [StoryReference]>,
    #[serde(default)]
    publishers: Vec<Cow<'a, str>>,
    #[serde(default)]
    topics: Vec<Cow<'a, Slug>>,
    #[serde(default)]
    words: Vec<Cow<'a, str>>,
    #[serde(default)]
    searches: Cow<'a, [SavedSearch]>,
    #[serde(rename = "before", skip_serializing_if = "Option::is_none")]
    previous_visit: Option<Visit>,
    #[serde(rename = "now", skip_serializing_if = "Option::is_none")]
    current_visit: Option<Visit>,
}

impl Reader {
    /// Returns the JSON that [`parse`](Self::parse) reads.
    ///
    /// # Errors
    /// Returns the error of the serializer.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string(&StoredReader::from(self))
    }

    /// Reads JSON that [`to_json`](Self::to_json) or a person wrote. Missing lists are empty, and
    /// items above the limits are dropped.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`] if the text is not a reader state, and
    /// [`DecodeError::NewerFormat`] for an unknown version.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        let stored: StoredReader = decode_json(READER_FILE, text)?;
        if stored.version > READER_FORMAT_VERSION {
            return Err(DecodeError::NewerFormat {
                found: stored.version,
                known: READER_FORMAT_VERSION,
            });
        }
        let mut reader = Self {
            current_visit: stored.current_visit,
            ..Self::default()
        };
        reader.merge(stored.into());
        Ok(reader)
    }
}

impl<'a> From<&'a Reader> for StoredReader<'a> {
    fn from(reader: &'a Reader) -> Self {
        let mut stored = Self {
            version: READER_FORMAT_VERSION,
            read: Cow::Borrowed(&reader.read),
            saved: Cow::Borrowed(&reader.saved),
            publishers: Vec::new(),
            topics: Vec::new(),
            words: Vec::new(),
            searches: Cow::Borrowed(&reader.searches),
            previous_visit: reader.previous_visit,
            current_visit: reader.current_visit,
        };
        for item in &reader.muted {
            match item {
                Muted::Publisher(identity) => stored.publishers.push(Cow::Borrowed(identity)),
                Muted::Topic(slug) => stored.topics.push(Cow::Borrowed(slug)),
                Muted::Word(word) => stored.words.push(Cow::Borrowed(word)),
            }
        }
        stored
    }
}

impl From<StoredReader<'_>> for Reader {
    fn from(stored: StoredReader<'_>) -> Self {
        let publishers = stored.publishers.into_iter().map(Cow::into_owned);
        let topics = stored.topics.into_iter().map(Cow::into_owned);
        let words = stored.words.into_iter().map(Cow::into_owned);
        let muted = publishers.map(Muted::Publisher);
        let muted = muted.chain(topics.map(Muted::Topic));
        Self {
            read: stored.read.into_owned(),
            saved: stored.saved.into_owned(),
            muted: muted.chain(words.map(Muted::Word)).collect(),
            searches: stored.searches.into_owned(),
            previous_visit: stored.previous_visit,
            current_visit: stored.current_visit,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn story_reference() -> impl Strategy<Value = StoryReference> {
        let minute = proptest::option::of(-2_000_000_000_i64..2_000_000_000);
        ("[a-z-]{1,12}", ".*", minute, ".*", 0..3_usize).prop_map(
            |(slug, title, minute, publisher, index)| StoryReference {
                slug,
                title,
                minute,
                publisher,
                index_in_minute: index,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            read in prop::collection::vec(story_reference(), 0..8),
            word in ".*",
            name in ".*",
        ) {
            let mut reader = Reader::default();
            for story in read {
                reader.mark_read(story.clone());
                reader.toggle_saved(story);
            }
            reader.mute(Muted::Word(word));
            reader.save_search(SavedSearch { name, search: "?q=a".to_owned(), newest_seen_minute: -3 });
            reader.record_visit(5, 7);
            prop_assert_eq!(Reader::parse(&reader.to_json().unwrap()).unwrap(), reader);
        }
    }

    #[test]
    fn what_is_something_else_is_told() {
        for text in ["", "[]", "{}", "{\"reader\":\"1\"}", "<p>"] {
            assert!(
                matches!(Reader::parse(text), Err(DecodeError::Json { .. })),
                "{text}"
            );
        }
        let newer = Reader::parse("{\"reader\":2}");
        assert!(matches!(
            newer,
            Err(DecodeError::NewerFormat { found: 2, known: 1 })
        ));
        assert_eq!(Reader::parse("{\"reader\":1}").unwrap(), Reader::default());
    }

    /// Browsers hold texts of this form, so a change of it loses the lists of readers.
    #[test]
    fn stored_texts_keep_their_form() {
        let text = r#"{"reader":1,"read":[{"slug":"a","publisher":""}],"saved":[{"slug":"b","title":"T","minute":-3,"publisher":"p.example","place":2}],"publishers":["p.example"],"topics":["sea"],"words":["\"w\"\n"],"searches":[{"name":"n","search":"?q=a","until":7}],"before":{"at":1,"newest":2},"now":{"at":3,"newest":4}}"#;
        let reader = Reader::parse(text).unwrap();
        assert_eq!(reader.to_json().unwrap(), text);
        let empty = r#"{"reader":1,"read":[],"saved":[],"publishers":[],"topics":[],"words":[],"searches":[]}"#;
        assert_eq!(Reader::default().to_json().unwrap(), empty);
    }

    #[test]
    fn absent_and_unknown_fields_are_no_errors() {
        let text = r#"{"later":[{}],"searches":[{"search":"?","name":"n"}],"now":null,
            "read":[{"more":1,"slug":"a","minute":null}],"reader":1}"#;
        let reader = Reader::parse(text).unwrap();
        assert_eq!(reader.read[0].slug, "a");
        assert_eq!((reader.read[0].minute, reader.current_visit), (None, None));
        assert_eq!(reader.searches[0].newest_seen_minute, 0);
    }

    #[test]
    fn what_is_too_much_is_left_out() {
        let many = ["\"w\""; 9].join(",");
        let reader = Reader::parse(&format!("{{\"reader\":1,\"words\":[{many}]}}")).unwrap();
        assert_eq!(reader.muted, [Muted::Word("w".to_owned())]);
    }
}
