//! Words of a text: the one tokenizer, for the exporter's index, for questions, and for marking
//! what matched.
//!
//! A word is a run of letters and digits; its folded form is what is compared: compatibility forms
//! resolved (NFKD, Unicode Standard Annex 15), accents and vowel points left out, lower case. Scripts
//! that do not part words with spaces are cut into overlapping pairs of characters, as CJK
//! analysers have done since Lucene's `CJKAnalyzer`.

use std::ops::Range;

use crate::model::unicode;

/// A word where it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordSpan {
    /// The bytes of the text it was made of.
    pub range: Range<usize>,
    /// The folded word.
    pub word: String,
    /// Whether it is the last character of a run that was cut into pairs: in the index so that it
    /// can be found by itself, in a question needless.
    pub is_tail: bool,
}

/// The folded words of a text, in order.
///
/// ```
/// use broadsheet::query::words::words;
///
/// let found: Vec<String> = words("Meta’s AI-unit: 4 GPUs, Köln").collect();
/// assert_eq!(found, ["meta", "ai", "unit", "4", "gpus", "koln"]);
/// let found: Vec<String> = words("東京都").collect();
/// assert_eq!(found, ["東京", "京都", "都"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    spans(text).into_iter().map(|span| span.word)
}

/// The folded words that a question asks for: as [`words`], without the tails.
///
/// ```
/// use broadsheet::query::words::asked;
///
/// assert_eq!(asked("東京都 l’économie"), ["東京", "京都", "economie"]);
/// assert_eq!(asked("京"), ["京"]);
/// ```
pub fn asked(text: &str) -> Vec<String> {
    let spans = spans(text).into_iter().filter(|span| !span.is_tail);
    spans.map(|span| span.word).collect()
}

/// Whether a word is written in a script that is cut into pairs.
pub fn is_paired(word: &str) -> bool {
    word.chars().next().is_some_and(is_unspaced)
}

/// The words of a text where they stand.
///
/// A single letter that an apostrophe parts from a word is grammar, not a word: the s of `Meta’s`, the l of
/// `l’économie`.
pub fn spans(text: &str) -> Vec<WordSpan> {
    let mut spans = Vec::new();
    let mut run: Option<Run> = None;
    let mut before = ' ';
    let letters = unicode::letters(text);
    for ((at, character), letter) in text.char_indices().zip(letters.chars()) {
        let class = class(character, letter == character);
        let end = at + character.len_utf8();
        let goes_on = match &run {
            Some(run) => class == run.class || class == Class::Mark,
            None => false,
        };
        if goes_on {
            if let Some(run) = &mut run {
                run.range.end = end;
            }
        } else {
            if let Some(run) = run.take() {
                run.close(text, is_apostrophe(character), &mut spans);
            }
            if matches!(class, Class::Letter | Class::Unspaced) {
                run = Some(Run {
                    range: at..end,
                    class,
                    after_apostrophe: is_apostrophe(before),
                });
            }
        }
        before = character;
    }
    if let Some(run) = run {
        run.close(text, false, &mut spans);
    }
    spans
}

struct Run {
    range: Range<usize>,
    class: Class,
    after_apostrophe: bool,
}

impl Run {
    fn close(self, text: &str, before_apostrophe: bool, spans: &mut Vec<WordSpan>) {
        let Some(run) = text.get(self.range.clone()) else {
            return;
        };
        if self.class == Class::Unspaced {
            return pairs(run, self.range.start, spans);
        }
        let is_grammar = (self.after_apostrophe || before_apostrophe) && run.chars().count() == 1;
        let word = fold(run);
        if !word.is_empty() && !is_grammar {
            spans.push(WordSpan {
                range: self.range,
                word,
                is_tail: false,
            });
        }
    }
}

/// Cuts a run into pairs of characters and, last, its last character.
fn pairs(run: &str, start: usize, spans: &mut Vec<WordSpan>) {
    let mut characters: Vec<(Range<usize>, String)> = Vec::new();
    for (at, character) in run.char_indices() {
        let end = start + at + character.len_utf8();
        let folded = fold(character.encode_utf8(&mut [0; 4]));
        match characters.last_mut() {
            // A mark belongs to the character before it.
            Some((range, _)) if folded.is_empty() => range.end = end,
            _ => characters.push((start + at..end, folded)),
        }
    }
    let count = characters.len();
    for (place, (range, character)) in characters.iter().enumerate() {
        let mut span = WordSpan {
            range: range.clone(),
            word: character.clone(),
            is_tail: count > 1 && place + 1 == count,
        };
        if let Some((next, other)) = characters.get(place + 1) {
            span.range.end = next.end;
            span.word.push_str(other);
        }
        if !span.word.is_empty() {
            spans.push(span);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Unspaced,
    Mark,
    Other,
}

fn class(character: char, is_letter: bool) -> Class {
    if is_ignored(character) {
        Class::Mark
    } else if is_unspaced(character) {
        Class::Unspaced
    } else if is_letter && character != ' ' {
        Class::Letter
    } else {
        Class::Other
    }
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | 'ʼ')
}

/// Thai, Lao, Burmese, Khmer, kana and Han.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Accents, Hebrew and Arabic points, the Arabic lengthening stroke, soft hyphens, joiners: a word
/// is the same with and without them.
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{640}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{ad}' | '\u{200c}' | '\u{200d}'
        | '\u{fe00}'..='\u{fe0f}')
}

/// A word as it is compared; empty where nothing is left of it.
///
/// ```
/// use broadsheet::query::words::fold;
///
/// for (word, folded) in [
///     ("Ångström", "angstrom"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁn", "fin"),
///     ("Ёлка", "елка"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("ガ", "ガ"), ("한국", "한국"),
/// ] {
///     assert_eq!(fold(word), folded, "{word}");
/// }
/// ```
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let plain: String = unicode::decomposed(word)
        .chars()
        .filter(|character| !is_ignored(*character))
        .collect();
    let mut folded = String::with_capacity(plain.len());
    for character in unicode::composed_lower(&plain).chars() {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ى' | 'ی' => folded.push('ي'),
            'ة' => folded.push('ه'),
            'ک' => folded.push('ك'),
            // Lower-casing may leave the dot of a Turkish İ.
            other if is_ignored(other) || other.is_whitespace() => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Whether a word can tell two stories apart at all: not one of the few English words that stand
/// in any headline, and not a single Latin letter.
pub fn says_something(word: &str) -> bool {
    let is_short = word.len() < 2;
    !is_short && !is_everywhere(word)
}

/// Whether a folded word is one of the few English words that stand in any headline.
pub fn is_everywhere(word: &str) -> bool {
    EVERYWHERE.contains(&word)
}

/// Function words that carry a headline's grammar and nothing of its subject.
const EVERYWHERE: [&str; 48] = [
    "about", "after", "all", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from",
    "has", "have", "how", "in", "into", "is", "it", "its", "ll", "more", "new", "not", "of", "off",
    "on", "one", "or", "out", "over", "re", "say", "says", "than", "that", "the", "their", "this",
    "to", "up", "ve", "was", "what", "why", "will", "with",
];
