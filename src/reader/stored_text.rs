//! Reads and writes the reader state as JSON, in storage and in exported files.

use super::{Muted, Reader, SavedSearch, StoryReference, Visit};
use crate::{
    format::{DecodeError, error::parse},
    json::{JsonFields, JsonValue, ReadErrors, number, write},
    model::Slug,
};

/// The version of this format. It increases if a former reader would misunderstand the new format;
/// a new field alone does not count.
pub const READER_FORMAT_VERSION: u32 = 1;

/// The name of the file that the reader exports.
pub const READER_FILE: &str = "broadsheet-reader.json";

impl Reader {
    /// Returns the JSON that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"reader\":");
        json.push_str(&READER_FORMAT_VERSION.to_string());
        push_stories(&mut json, "read", &self.read);
        push_stories(&mut json, "saved", &self.saved);
        let is_publisher = |item: &Muted| match item {
            Muted::Publisher(identity) => Some(identity.clone()),
            _ => None,
        };
        let is_topic = |item: &Muted| match item {
            Muted::Topic(slug) => Some(slug.to_string()),
            _ => None,
        };
        let is_word = |item: &Muted| match item {
            Muted::Word(word) => Some(word.clone()),
            _ => None,
        };
        push_texts(
            &mut json,
            "publishers",
            self.muted.iter().filter_map(is_publisher),
        );
        push_texts(&mut json, "topics", self.muted.iter().filter_map(is_topic));
        push_texts(&mut json, "words", self.muted.iter().filter_map(is_word));
        push_key(&mut json, "searches");
        push_list(&mut json, &self.searches, |json, search| {
            json.push_str("{\"name\":");
            write::text(json, &search.name);
            json.push_str(",\"search\":");
            write::text(json, &search.search);
            json.push_str(",\"until\":");
            json.push_str(&search.newest_seen_minute.to_string());
            json.push('}');
        });
        for (name, visit) in [("before", self.previous_visit), ("now", self.current_visit)] {
            if let Some(visit) = visit {
                push_key(&mut json, name);
                json.push_str("{\"at\":");
                json.push_str(&visit.minute.to_string());
                json.push_str(",\"newest\":");
                json.push_str(&visit.newest_minute.to_string());
                json.push('}');
            }
        }
        json.push('}');
        json
    }

    /// Reads JSON that [`to_json`](Self::to_json) or a person wrote. Missing lists are empty, and
    /// items above the limits are dropped.
    ///
    /// # Errors
    /// Returns [`DecodeError::Json`], with the location, if the text is not a reader state. Returns
    /// [`DecodeError::NewerFormat`] for an unknown version.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        let (version, stored) = parse(READER_FILE, text, read)?;
        if version > READER_FORMAT_VERSION {
            return Err(DecodeError::NewerFormat {
                found: version,
                known: READER_FORMAT_VERSION,
            });
        }
        let mut reader = Self {
            current_visit: stored.current_visit,
            ..Self::default()
        };
        reader.merge(stored);
        Ok(reader)
    }
}

fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> (u32, Reader) {
    let mut fields = JsonFields::of(value, notes);
    let version = fields.get("reader", number);
    let read = fields.find_list("read", story);
    let saved = fields.find_list("saved", story);
    let publishers = fields.find_list("publishers", crate::json::text);
    let topics = fields.find_list("topics", Slug::read);
    let words = fields.find_list("words", crate::json::text);
    let mut muted: Vec<Muted> = publishers.into_iter().map(Muted::Publisher).collect();
    muted.extend(topics.into_iter().map(Muted::Topic));
    muted.extend(words.into_iter().map(Muted::Word));
    let reader = Reader {
        read,
        saved,
        muted,
        searches: fields.find_list("searches", search),
        previous_visit: fields.find("before", visit),
        current_visit: fields.find("now", visit),
    };
    (version, reader)
}

fn story(value: JsonValue<'_>, notes: &mut ReadErrors) -> StoryReference {
    let mut fields = JsonFields::of(value, notes);
    StoryReference {
        slug: fields.text("slug"),
        title: fields.find_text("title").unwrap_or_default(),
        minute: fields.find("minute", number),
        publisher: fields.find_text("publisher").unwrap_or_default(),
        index_in_minute: fields.find("place", number).unwrap_or_default(),
    }
}

fn search(value: JsonValue<'_>, notes: &mut ReadErrors) -> SavedSearch {
    let mut fields = JsonFields::of(value, notes);
    SavedSearch {
        name: fields.text("name"),
        search: fields.text("search"),
        newest_seen_minute: fields.find("until", number).unwrap_or_default(),
    }
}

fn visit(value: JsonValue<'_>, notes: &mut ReadErrors) -> Visit {
    let mut fields = JsonFields::of(value, notes);
    Visit {
        minute: fields.get("at", number),
        newest_minute: fields.get("newest", number),
    }
}

fn push_key(json: &mut String, name: &str) {
    json.push_str(",\"");
    json.push_str(name);
    json.push_str("\":");
}

fn push_list<T>(json: &mut String, items: &[T], write_item: impl Fn(&mut String, &T)) {
    json.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            json.push(',');
        }
        write_item(json, item);
    }
    json.push(']');
}

fn push_texts(json: &mut String, name: &str, texts: impl Iterator<Item = String>) {
    push_key(json, name);
    let texts: Vec<String> = texts.collect();
    push_list(json, &texts, |json, item| write::text(json, item));
}

fn push_stories(json: &mut String, name: &str, stories: &[StoryReference]) {
    push_key(json, name);
    push_list(json, stories, |json, story| {
        json.push_str("{\"slug\":");
        write::text(json, &story.slug);
        if !story.title.is_empty() {
            json.push_str(",\"title\":");
            write::text(json, &story.title);
        }
        if let Some(minute) = story.minute {
            json.push_str(",\"minute\":");
            json.push_str(&minute.to_string());
        }
        json.push_str(",\"publisher\":");
        write::text(json, &story.publisher);
        if story.index_in_minute > 0 {
            json.push_str(",\"place\":");
            json.push_str(&story.index_in_minute.to_string());
        }
        json.push('}');
    });
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
            prop_assert_eq!(Reader::parse(&reader.to_json()).unwrap(), reader);
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

    #[test]
    fn what_is_too_much_is_left_out() {
        let many = ["\"w\""; 9].join(",");
        let reader = Reader::parse(&format!("{{\"reader\":1,\"words\":[{many}]}}")).unwrap();
        assert_eq!(reader.muted, [Muted::Word("w".to_owned())]);
    }
}
