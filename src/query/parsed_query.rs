//! Parses the text of the search box.

mod token;

use token::{Token, next_token};

use super::{
    Term,
    term::{phrase_or_word, unquoted_terms},
    words,
};
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
        if parsed_query.required_terms.iter().any(Term::is_distinctive) {
            parsed_query.required_terms.retain(Term::is_distinctive);
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
