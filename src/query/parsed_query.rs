//! Parses the text of the search box.

use super::words;
use crate::model::{Day, unicode};

/// The parsed text of the search box: words and phrases that must match or must not, and typed
/// filters.
///
/// ```
/// use broadsheet::query::{ParsedQuery, Term};
///
/// let parsed_query = ParsedQuery::parse("solar \"power grid\" -coal topic:energy after:2022-05-01 stor");
/// assert_eq!(parsed_query.required_terms.len(), 3);
/// assert_eq!(parsed_query.required_terms[2], Term::Word { text: "stor".into(), is_prefix: true });
/// assert_eq!(parsed_query.excluded_terms, [Term::Word { text: "coal".into(), is_prefix: false }]);
/// assert_eq!(parsed_query.topics, ["energy"]);
/// assert_eq!(parsed_query.from.map(|day| day.to_string()).as_deref(), Some("2022-05-01"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// Terms that must all match.
    pub required_terms: Vec<Term>,
    /// Terms that must not match.
    pub excluded_terms: Vec<Term>,
    /// `topic:` — slugs or names as typed; a story must have all of them.
    pub topics: Vec<String>,
    /// `-topic:` — a story must have none of them.
    pub excluded_topics: Vec<String>,
    /// `publisher:` — domains or names as typed; a story must have one of them.
    pub publishers: Vec<String>,
    /// `-publisher:` — a story must have none of them.
    pub excluded_publishers: Vec<String>,
    /// `type:` — a story must have one of them.
    pub kinds: Vec<String>,
    /// `-type:` — a story must have none of them.
    pub excluded_kinds: Vec<String>,
    /// `after:` — the first day, included.
    pub from: Option<Day>,
    /// `before:` — the last day, included: the day before the typed one.
    pub to: Option<Day>,
    /// Operators whose value was not understood, as typed.
    pub ignored_operators: Vec<String>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A word, folded ([`words`](super::words)).
    Word {
        /// The folded word.
        text: String,
        /// Whether words that only begin with `text` match, too. Applies to the last typed word.
        is_prefix: bool,
    },
    /// Folded words, next to each other and in this order.
    Phrase(Vec<String>),
}

/// One token of the text: `-key:"value"`. All parts but the value are optional.
struct Token<'a> {
    source: &'a str,
    is_excluded: bool,
    key: &'a str,
    value: &'a str,
    is_quoted: bool,
}

impl ParsedQuery {
    /// Parses the text. Nothing is an error: an unclosed quote ends with the text, and an unknown
    /// operator counts as words.
    pub fn parse(text: &str) -> Self {
        let mut parsed_query = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (token, after) = next_token(rest);
            let is_last = after.is_empty();
            parsed_query.add_token(&token, is_last);
            rest = after.trim_start();
        }
        // `beehives on roofs` finds stories with `beehives` and `roofs`.
        if parsed_query.required_terms.iter().any(is_distinctive) {
            parsed_query.required_terms.retain(is_distinctive);
        }
        parsed_query
    }

    /// Returns whether there are words or phrases to search the index for.
    pub fn has_words(&self) -> bool {
        !self.required_terms.is_empty() || !self.excluded_terms.is_empty()
    }

    fn add_token(&mut self, token: &Token<'_>, is_last: bool) {
        let lists = match token.key {
            "topic" => Some((&mut self.topics, &mut self.excluded_topics)),
            "publisher" => Some((&mut self.publishers, &mut self.excluded_publishers)),
            "type" => Some((&mut self.kinds, &mut self.excluded_kinds)),
            _ => None,
        };
        if let Some((included, excluded)) = lists {
            // An operator without a value does not filter yet.
            if !unicode::blank_non_letters(&words::fold(token.value))
                .trim()
                .is_empty()
            {
                let list = if token.is_excluded {
                    excluded
                } else {
                    included
                };
                list.push(token.value.to_owned());
            }
            return;
        }
        if matches!(token.key, "before" | "after") && !token.is_excluded {
            let day = Day::parse(token.value);
            match (token.key, day) {
                ("after", Some(_)) => self.from = day,
                (_, Some(day)) => self.to = Some(Day::from_number(day.number() - 1)),
                (_, None) if token.value.is_empty() => {}
                (_, None) => self.ignored_operators.push(token.source.to_owned()),
            }
            return;
        }
        let text = if token.key.is_empty() {
            token.value
        } else {
            token.source
        };
        let is_prefix = is_last && !token.is_quoted && !token.is_excluded;
        let terms = if token.is_quoted && token.key.is_empty() {
            phrase_or_word(words::query_words(text))
        } else {
            unquoted_terms(text, is_prefix)
        };
        let list = if token.is_excluded {
            &mut self.excluded_terms
        } else {
            &mut self.required_terms
        };
        for term in terms {
            if !list.contains(&term) {
                list.push(term);
            }
        }
    }
}

/// Returns whether a term is no stop word. A word that may be incomplete is distinctive.
fn is_distinctive(term: &Term) -> bool {
    match term {
        Term::Word {
            text,
            is_prefix: false,
        } => !words::is_stop_word(text),
        _ => true,
    }
}

/// Returns the first token and the rest. The text must not begin with white space.
fn next_token(text: &str) -> (Token<'_>, &str) {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_unwanted = unsigned.len() < text.len()
        && !unsigned.starts_with(char::is_whitespace)
        && !unsigned.is_empty();
    let body = if is_unwanted { unsigned } else { text };
    let key_end = body
        .find(|c: char| !c.is_ascii_lowercase())
        .unwrap_or(body.len());
    let (key, value) = match body.get(key_end..).and_then(|rest| rest.strip_prefix(':')) {
        Some(value) if key_end > 0 => (body.get(..key_end).unwrap_or_default(), value),
        _ => ("", body),
    };
    let quoted = value.strip_prefix('"');
    let (value, rest) = match quoted {
        Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
        None => {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '"')
                .unwrap_or(value.len());
            value.split_at_checked(end).unwrap_or((value, ""))
        }
    };
    let source = text.get(..text.len() - rest.len()).unwrap_or(text);
    let token = Token {
        source,
        is_excluded: is_unwanted,
        key,
        value,
        is_quoted: quoted.is_some(),
    };
    (token, rest)
}

/// Returns a phrase, or the word if there is only one.
fn phrase_or_word(mut words: Vec<String>) -> Vec<Term> {
    match words.len() {
        0 => Vec::new(),
        1 => words
            .drain(..)
            .map(|text| Term::Word {
                text,
                is_prefix: false,
            })
            .collect(),
        _ => vec![Term::Phrase(words)],
    }
}

/// Returns the terms of an unquoted token. Bigrams of one run become a phrase.
fn unquoted_terms(text: &str, is_prefix: bool) -> Vec<Term> {
    let spans: Vec<_> = words::spans(text)
        .into_iter()
        .filter(|span| !span.is_last_character)
        .collect();
    let mut terms = Vec::new();
    let runs =
        spans.chunk_by(|a, b| words::is_unspaced_script(&a.word) && b.range.start < a.range.end);
    for run in runs {
        let words: Vec<String> = run.iter().map(|span| span.word.clone()).collect();
        let reaches_end = run.last().is_some_and(|span| span.range.end == text.len());
        let mut run_terms = phrase_or_word(words);
        if let Some(Term::Word {
            is_prefix: is_last,
            text,
        }) = run_terms.first_mut()
        {
            *is_last = is_prefix && reaches_end && !words::is_unspaced_script(text);
        }
        terms.append(&mut run_terms);
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Term {
        Term::Word {
            text: text.to_owned(),
            is_prefix: false,
        }
    }

    fn prefix(text: &str) -> Term {
        Term::Word {
            text: text.to_owned(),
            is_prefix: true,
        }
    }

    #[test]
    fn words_and_phrases() {
        let phrase = |words: &[&str]| Term::Phrase(words.iter().map(|w| (*w).to_owned()).collect());
        for (text, expected) in [
            ("", vec![]),
            ("  ", vec![]),
            ("Solar Pow", vec![word("solar"), prefix("pow")]),
            ("solar ", vec![word("solar")]),
            ("GPT-4", vec![word("gpt"), prefix("4")]),
            ("\"power grid\"", vec![phrase(&["power", "grid"])]),
            ("\"power gr", vec![phrase(&["power", "gr"])]),
            ("\"solar\"", vec![word("solar")]),
            (
                "a\"b c\"d",
                vec![word("a"), phrase(&["b", "c"]), prefix("d")],
            ),
            ("東京都 x", vec![phrase(&["東京", "京都"]), prefix("x")]),
            ("東京", vec![word("東京")]),
            ("- rail", vec![prefix("rail")]),
            ("size:large", vec![word("size"), prefix("large")]),
            ("Meta's", vec![word("meta")]),
            ("bees on the roof ", vec![word("bees"), word("roof")]),
            ("bees on", vec![word("bees"), prefix("on")]),
            ("how to ", vec![word("how"), word("to")]),
            ("rail rail", vec![word("rail"), prefix("rail")]),
        ] {
            assert_eq!(ParsedQuery::parse(text).required_terms, expected, "{text}");
        }
    }

    #[test]
    fn excluded_terms() {
        let parsed_query = ParsedQuery::parse("-coal -\"old news\" rail -");
        assert_eq!(parsed_query.required_terms, [word("rail")]);
        assert_eq!(parsed_query.excluded_terms[0], word("coal"));
        assert!(matches!(&parsed_query.excluded_terms[1], Term::Phrase(words) if words.len() == 2));
    }

    #[test]
    fn operators() {
        let parsed_query = ParsedQuery::parse(
            "topic:ai topic:\"machine learning\" -topic:iot publisher:mint.com type:video -type:course before:2022-05-01 after:yesterday topic:",
        );
        assert_eq!(parsed_query.topics, ["ai", "machine learning"]);
        assert_eq!(parsed_query.excluded_topics, ["iot"]);
        assert_eq!(parsed_query.publishers, ["mint.com"]);
        assert_eq!(parsed_query.kinds, ["video"]);
        assert_eq!(parsed_query.excluded_kinds, ["course"]);
        assert_eq!(parsed_query.to, Day::parse("2022-04-30"));
        assert_eq!(parsed_query.ignored_operators, ["after:yesterday"]);
        assert!(!parsed_query.has_words());
    }
}
