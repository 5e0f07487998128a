//! A rule that gives a topic to stories by their words.

use crate::model::Outline;

/// A topic and the words that select its stories.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicRule {
    /// The topic.
    pub topic: String,
    /// Words, phrases, or word beginnings that end in `*`, in lower case.
    words: Vec<String>,
}

impl TopicRule {
    /// Creates a rule of these words. Returns `None` if one of them has no letter or digit.
    pub fn new(topic: &str, words: &[String]) -> Option<Self> {
        let words = words.iter().map(|word| {
            let is_prefix = word.trim_end().ends_with('*');
            let normalized = normalized(word);
            let has_any = normalized.trim().chars().any(char::is_alphanumeric);
            let end = if is_prefix {
                normalized.trim_end()
            } else {
                &normalized
            };
            has_any.then(|| end.to_owned())
        });
        Some(Self {
            topic: topic.to_owned(),
            words: words.collect::<Option<_>>()?,
        })
    }

    /// Returns whether the headline or the excerpt contains any of the words.
    pub fn matches(&self, outline: &Outline) -> bool {
        [&outline.title, &outline.excerpt].into_iter().any(|text| {
            let text = normalized(text);
            self.words.iter().any(|word| text.contains(word))
        })
    }
}

/// Returns a text in lower case, with one space before, between and after its words.
fn normalized(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut normalized = " ".to_owned();
    for word in words.filter(|word| !word.is_empty()) {
        normalized.push_str(&word.to_lowercase());
        normalized.push(' ');
    }
    normalized
}
