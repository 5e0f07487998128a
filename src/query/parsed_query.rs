//! What the words in the search box say.

use super::words;
use crate::model::{Day, unicode};

/// The words of a search box, understood: words and phrases that must match or must not, and
/// filters that were typed.
///
/// ```
/// use broadsheet::query::{Typed, Wanted};
///
/// let typed = Typed::parse("solar \"power grid\" -coal topic:energy after:2022-05-01 stor");
/// assert_eq!(typed.wanted.len(), 3);
/// assert_eq!(typed.wanted[2], Wanted::Word { text: "stor".into(), is_prefix: true });
/// assert_eq!(typed.unwanted, [Wanted::Word { text: "coal".into(), is_prefix: false }]);
/// assert_eq!(typed.topics, ["energy"]);
/// assert_eq!(typed.from.map(|day| day.to_string()).as_deref(), Some("2022-05-01"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedQuery {
    /// Each of these must match.
    pub wanted: Vec<Term>,
    /// None of these may match.
    pub unwanted: Vec<Term>,
    /// `topic:` — slugs or names as typed, each of which a story must have.
    pub topics: Vec<String>,
    /// `-topic:` — none of which it may have.
    pub not_topics: Vec<String>,
    /// `publisher:` — domains or names as typed, one of which it must have.
    pub publishers: Vec<String>,
    /// `-publisher:`
    pub not_publishers: Vec<String>,
    /// `type:`
    pub kinds: Vec<String>,
    /// `-type:`
    pub not_kinds: Vec<String>,
    /// `after:` — the first day.
    pub from: Option<Day>,
    /// `before:` — the last day: the one before the day that was typed.
    pub to: Option<Day>,
    /// Operators whose value was not understood, as typed.
    pub left_out: Vec<String>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Term {
    /// A word, folded ([`words`](super::words)).
    Word {
        /// The folded word.
        text: String,
        /// Whether words that only begin with it match too: the last one typed.
        is_prefix: bool,
    },
    /// Folded words, one right after the other.
    Phrase(Vec<String>),
}

/// One piece of what was typed: `-key:"value"`, of which all but the value may be missing.
struct Token<'a> {
    source: &'a str,
    is_unwanted: bool,
    key: &'a str,
    value: &'a str,
    is_quoted: bool,
}

impl ParsedQuery {
    /// Understands what was typed. Nothing is an error: quotes that are not closed end with the text,
    /// operators that are not known are words.
    pub fn parse(text: &str) -> Self {
        let mut typed = Self::default();
        let mut rest = text.trim_start();
        while !rest.is_empty() {
            let (token, behind) = token(rest);
            let is_last = behind.is_empty();
            typed.take(&token, is_last);
            rest = behind.trim_start();
        }
        // "Beehives on roofs" means beehives and roofs.
        if typed.wanted.iter().any(says_something) {
            typed.wanted.retain(says_something);
        }
        typed
    }

    /// Whether there are words or phrases, for which the index has to be searched.
    pub fn has_words(&self) -> bool {
        !self.wanted.is_empty() || !self.unwanted.is_empty()
    }

    fn take(&mut self, token: &Token<'_>, is_last: bool) {
        let lists = match token.key {
            "topic" => Some((&mut self.topics, &mut self.not_topics)),
            "publisher" => Some((&mut self.publishers, &mut self.not_publishers)),
            "type" => Some((&mut self.kinds, &mut self.not_kinds)),
            _ => None,
        };
        if let Some((wanted, unwanted)) = lists {
            // An operator that is still being typed asks nothing yet.
            if !unicode::letters(&words::fold(token.value))
                .trim()
                .is_empty()
            {
                let list = if token.is_unwanted { unwanted } else { wanted };
                list.push(token.value.to_owned());
            }
            return;
        }
        if matches!(token.key, "before" | "after") && !token.is_unwanted {
            let day = Day::parse(token.value);
            match (token.key, day) {
                ("after", Some(_)) => self.from = day,
                (_, Some(day)) => self.to = Some(Day::from_number(day.number() - 1)),
                (_, None) if token.value.is_empty() => {}
                (_, None) => self.left_out.push(token.source.to_owned()),
            }
            return;
        }
        let text = if token.key.is_empty() {
            token.value
        } else {
            token.source
        };
        let is_prefix = is_last && !token.is_quoted && !token.is_unwanted;
        let found = if token.is_quoted && token.key.is_empty() {
            phrase(words::asked(text))
        } else {
            bare(text, is_prefix)
        };
        let list = if token.is_unwanted {
            &mut self.unwanted
        } else {
            &mut self.wanted
        };
        for wanted in found {
            if !list.contains(&wanted) {
                list.push(wanted);
            }
        }
    }
}

/// Whether a story without it is not what is meant. A word that is still being typed may become any.
fn says_something(wanted: &Term) -> bool {
    match wanted {
        Term::Word {
            text,
            is_prefix: false,
        } => !words::is_everywhere(text),
        _ => true,
    }
}

/// The first token of a text that does not begin with white space, and what is behind it.
fn token(text: &str) -> (Token<'_>, &str) {
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
    let (value, behind) = match quoted {
        Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
        None => {
            let end = value
                .find(|c: char| c.is_whitespace() || c == '"')
                .unwrap_or(value.len());
            value.split_at_checked(end).unwrap_or((value, ""))
        }
    };
    let source = text.get(..text.len() - behind.len()).unwrap_or(text);
    let token = Token {
        source,
        is_unwanted,
        key,
        value,
        is_quoted: quoted.is_some(),
    };
    (token, behind)
}

/// A phrase; of one word, that word.
fn phrase(mut words: Vec<String>) -> Vec<Term> {
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

/// The words of a bare token. Pairs of characters of one run belong together.
fn bare(text: &str, is_prefix: bool) -> Vec<Term> {
    let spans: Vec<_> = words::spans(text)
        .into_iter()
        .filter(|span| !span.is_tail)
        .collect();
    let mut found = Vec::new();
    let runs = spans.chunk_by(|a, b| words::is_paired(&a.word) && b.range.start < a.range.end);
    for run in runs {
        let words: Vec<String> = run.iter().map(|span| span.word.clone()).collect();
        let is_end = run.last().is_some_and(|span| span.range.end == text.len());
        let mut wanted = phrase(words);
        if let Some(Term::Word {
            is_prefix: open,
            text,
        }) = wanted.first_mut()
        {
            *open = is_prefix && is_end && !words::is_paired(text);
        }
        found.append(&mut wanted);
    }
    found
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

    fn beginning(text: &str) -> Term {
        Term::Word {
            text: text.to_owned(),
            is_prefix: true,
        }
    }

    #[test]
    fn words_and_phrases() {
        let phrase = |words: &[&str]| Term::Phrase(words.iter().map(|w| (*w).to_owned()).collect());
        for (text, wanted) in [
            ("", vec![]),
            ("  ", vec![]),
            ("Solar Pow", vec![word("solar"), beginning("pow")]),
            ("solar ", vec![word("solar")]),
            ("GPT-4", vec![word("gpt"), beginning("4")]),
            ("\"power grid\"", vec![phrase(&["power", "grid"])]),
            ("\"power gr", vec![phrase(&["power", "gr"])]),
            ("\"solar\"", vec![word("solar")]),
            (
                "a\"b c\"d",
                vec![word("a"), phrase(&["b", "c"]), beginning("d")],
            ),
            ("東京都 x", vec![phrase(&["東京", "京都"]), beginning("x")]),
            ("東京", vec![word("東京")]),
            ("- rail", vec![beginning("rail")]),
            ("size:large", vec![word("size"), beginning("large")]),
            ("Meta's", vec![word("meta")]),
            ("bees on the roof ", vec![word("bees"), word("roof")]),
            ("bees on", vec![word("bees"), beginning("on")]),
            ("how to ", vec![word("how"), word("to")]),
            ("rail rail", vec![word("rail"), beginning("rail")]),
        ] {
            assert_eq!(ParsedQuery::parse(text).wanted, wanted, "{text}");
        }
    }

    #[test]
    fn what_is_not_wanted() {
        let typed = ParsedQuery::parse("-coal -\"old news\" rail -");
        assert_eq!(typed.wanted, [word("rail")]);
        assert_eq!(typed.unwanted[0], word("coal"));
        assert!(matches!(&typed.unwanted[1], Term::Phrase(words) if words.len() == 2));
    }

    #[test]
    fn operators() {
        let typed = ParsedQuery::parse(
            "topic:ai topic:\"machine learning\" -topic:iot publisher:mint.com type:video -type:course before:2022-05-01 after:yesterday topic:",
        );
        assert_eq!(typed.topics, ["ai", "machine learning"]);
        assert_eq!(typed.not_topics, ["iot"]);
        assert_eq!(typed.publishers, ["mint.com"]);
        assert_eq!(typed.kinds, ["video"]);
        assert_eq!(typed.not_kinds, ["course"]);
        assert_eq!(typed.to, Day::parse("2022-04-30"));
        assert_eq!(typed.left_out, ["after:yesterday"]);
        assert!(!typed.has_words());
    }
}
