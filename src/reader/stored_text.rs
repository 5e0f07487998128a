//! A reader's own state as the text that is kept, taken away and brought back.

use super::{Muted, Reader, SavedSearch, StoryReference, Visit};
use crate::{
    format::{DecodeError, error::parse},
    json::{JsonFields, JsonValue, ReadErrors, number, write},
    model::Slug,
};

/// The version of this text. It grows when a reader of the former version would misunderstand the new
/// one; a field more does not count.
pub const VERSION: u32 = 1;

/// The name of the file in which a reader takes it away.
pub const FILE: &str = "broadsheet-reader.json";

impl Reader {
    /// The text that [`parse`](Self::parse) reads.
    pub fn to_json(&self) -> String {
        let mut json = String::from("{\"reader\":");
        json.push_str(&VERSION.to_string());
        stories(&mut json, "read", &self.read);
        stories(&mut json, "saved", &self.saved);
        let is_publisher = |what: &Muted| match what {
            Muted::Publisher(identity) => Some(identity.clone()),
            _ => None,
        };
        let is_topic = |what: &Muted| match what {
            Muted::Topic(slug) => Some(slug.to_string()),
            _ => None,
        };
        let is_word = |what: &Muted| match what {
            Muted::Word(word) => Some(word.clone()),
            _ => None,
        };
        texts(
            &mut json,
            "publishers",
            self.muted.iter().filter_map(is_publisher),
        );
        texts(&mut json, "topics", self.muted.iter().filter_map(is_topic));
        texts(&mut json, "words", self.muted.iter().filter_map(is_word));
        begin(&mut json, "searches");
        list(&mut json, &self.searches, |json, search| {
            json.push_str("{\"name\":");
            write::text(json, &search.name);
            json.push_str(",\"search\":");
            write::text(json, &search.search);
            json.push_str(",\"until\":");
            json.push_str(&search.until.to_string());
            json.push('}');
        });
        for (name, visit) in [("before", self.before), ("now", self.now)] {
            if let Some(visit) = visit {
                begin(&mut json, name);
                json.push_str("{\"at\":");
                json.push_str(&visit.at.to_string());
                json.push_str(",\"newest\":");
                json.push_str(&visit.newest.to_string());
                json.push('}');
            }
        }
        json.push('}');
        json
    }

    /// Reads what [`to_json`](Self::to_json) wrote, or somebody by hand: lists that are missing are
    /// empty, and what is too much is left out.
    ///
    /// # Errors
    /// [`DecodeError::Json`] where it is damaged or something else, with the place;
    /// [`DecodeError::Newer`] for a version this code does not know.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        let (version, kept) = parse(FILE, text, read)?;
        if version > VERSION {
            return Err(DecodeError::Newer {
                found: version,
                known: VERSION,
            });
        }
        let mut reader = Self {
            now: kept.now,
            ..Self::default()
        };
        reader.merge(kept);
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
        before: fields.find("before", visit),
        now: fields.find("now", visit),
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
        place: fields.find("place", number).unwrap_or_default(),
    }
}

fn search(value: JsonValue<'_>, notes: &mut ReadErrors) -> SavedSearch {
    let mut fields = JsonFields::of(value, notes);
    SavedSearch {
        name: fields.text("name"),
        search: fields.text("search"),
        until: fields.find("until", number).unwrap_or_default(),
    }
}

fn visit(value: JsonValue<'_>, notes: &mut ReadErrors) -> Visit {
    let mut fields = JsonFields::of(value, notes);
    Visit {
        at: fields.get("at", number),
        newest: fields.get("newest", number),
    }
}

fn begin(json: &mut String, name: &str) {
    json.push_str(",\"");
    json.push_str(name);
    json.push_str("\":");
}

fn list<T>(json: &mut String, items: &[T], put: impl Fn(&mut String, &T)) {
    json.push('[');
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        put(json, item);
    }
    json.push(']');
}

fn texts(json: &mut String, name: &str, texts: impl Iterator<Item = String>) {
    begin(json, name);
    let texts: Vec<String> = texts.collect();
    list(json, &texts, |json, item| write::text(json, item));
}

fn stories(json: &mut String, name: &str, stories: &[StoryReference]) {
    begin(json, name);
    list(json, stories, |json, story| {
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
        if story.place > 0 {
            json.push_str(",\"place\":");
            json.push_str(&story.place.to_string());
        }
        json.push('}');
    });
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen() -> impl Strategy<Value = StoryReference> {
        let minute = proptest::option::of(-2_000_000_000_i64..2_000_000_000);
        ("[a-z-]{1,12}", ".*", minute, ".*", 0..3_usize).prop_map(
            |(slug, title, minute, publisher, place)| StoryReference {
                slug,
                title,
                minute,
                publisher,
                place,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(
            read in prop::collection::vec(seen(), 0..8),
            word in ".*",
            name in ".*",
        ) {
            let mut reader = Reader::default();
            for story in read {
                reader.open(story.clone());
                reader.toggle_saved(story);
            }
            reader.mute(Muted::Word(word));
            reader.name(SavedSearch { name, search: "?q=a".to_owned(), until: -3 });
            reader.visit(5, 7);
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
            Err(DecodeError::Newer { found: 2, known: 1 })
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
