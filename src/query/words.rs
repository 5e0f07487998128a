//! Words of a text, for the exporter's links and for everything that compares texts.

/// The words of a text, in order, in lower case: runs of letters and digits.
///
/// ```
/// use broadsheet::query::words::words;
///
/// let found: Vec<String> = words("Meta’s AI-unit: 4 GPUs, Köln").collect();
/// assert_eq!(found, ["meta", "s", "ai", "unit", "4", "gpus", "köln"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// Whether a word can tell two stories apart at all: not one of the few English words that stand
/// in any headline, and not a single Latin letter.
pub fn says_something(word: &str) -> bool {
    let is_short = word.len() < 2;
    !is_short && !EVERYWHERE.contains(&word)
}

/// Function words that carry a headline's grammar and nothing of its subject.
const EVERYWHERE: [&str; 48] = [
    "about", "after", "all", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from",
    "has", "have", "how", "in", "into", "is", "it", "its", "ll", "more", "new", "not", "of", "off",
    "on", "one", "or", "out", "over", "re", "say", "says", "than", "that", "the", "their", "this",
    "to", "up", "ve", "was", "what", "why", "will", "with",
];
