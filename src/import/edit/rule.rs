//! A topic for stories that have none, by their words.

use crate::model::Outline;

/// Words that make a story one of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRule {
    /// The topic.
    pub topic: String,
    /// Each a word, a few words, or the beginning of a word before a `*`; in lower case.
    words: Vec<String>,
}

impl TopicRule {
    /// A rule of these words; `None` where one of them has no letter or digit.
    pub fn new(topic: &str, words: &[String]) -> Option<Self> {
        let words = words.iter().map(|word| {
            let begins = word.trim_end().ends_with('*');
            let plain = plain(word);
            let has_any = plain.trim().chars().any(char::is_alphanumeric);
            let end = if begins { plain.trim_end() } else { &plain };
            has_any.then(|| end.to_owned())
        });
        Some(Self {
            topic: topic.to_owned(),
            words: words.collect::<Option<_>>()?,
        })
    }

    /// Whether headline or excerpt have any of the words.
    pub fn holds(&self, outline: &Outline) -> bool {
        [&outline.title, &outline.excerpt].into_iter().any(|text| {
            let text = plain(text);
            self.words.iter().any(|word| text.contains(word))
        })
    }
}

/// A text in lower case, with one space before, between and after its words.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut plain = " ".to_owned();
    for word in words.filter(|word| !word.is_empty()) {
        plain.push_str(&word.to_lowercase());
        plain.push(' ');
    }
    plain
}
