//! Splits texts into words. The index, queries and highlighting share this tokenizer.
//!
//! A word is a run of letters and digits. Words are compared in folded form: compatibility forms
//! resolved (NFKD, Unicode Standard Annex 15), accents and vowel points removed, lower case.
//! Scripts without spaces between words are split into overlapping bigrams, as in Lucene's
//! `CJKAnalyzer`.

use std::ops::Range;

use crate::model::unicode;

/// A word and its position in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordSpan {
    /// The bytes of the text that the word was made of.
    pub range: Range<usize>,
    /// The folded word.
    pub word: String,
    /// Whether it is the last character of a run that was split into bigrams. The index contains
    /// it, so that it can be found alone; queries do not need it.
    pub is_last_character: bool,
}

/// Returns the folded words of a text, in order.
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

/// Returns the folded words to search for: as [`words`], without single last characters.
///
/// ```
/// use broadsheet::query::words::query_words;
///
/// assert_eq!(query_words("東京都 l’économie"), ["東京", "京都", "economie"]);
/// assert_eq!(query_words("京"), ["京"]);
/// ```
pub fn query_words(text: &str) -> Vec<String> {
    let spans = spans(text)
        .into_iter()
        .filter(|span| !span.is_last_character);
    spans.map(|span| span.word).collect()
}

/// Returns whether a word is in a script that is split into bigrams.
pub fn is_unspaced_script(word: &str) -> bool {
    word.chars().next().is_some_and(is_unspaced)
}

/// Returns the words of a text with their positions.
///
/// A single letter beside an apostrophe is not a word: the s of `Meta’s`, the l of `l’économie`.
pub fn spans(text: &str) -> Vec<WordSpan> {
    let mut spans = Vec::new();
    let mut run: Option<Run> = None;
    let mut previous = ' ';
    let letters = unicode::blank_non_letters(text);
    for ((start, character), letter) in text.char_indices().zip(letters.chars()) {
        let class = class(character, letter == character);
        let end = start + character.len_utf8();
        let continues = match &run {
            Some(run) => class == run.class || class == Class::Mark,
            None => false,
        };
        if continues {
            if let Some(run) = &mut run {
                run.range.end = end;
            }
        } else {
            if let Some(run) = run.take() {
                run.push_word(text, is_apostrophe(character), &mut spans);
            }
            if matches!(class, Class::Letter | Class::Unspaced) {
                run = Some(Run {
                    range: start..end,
                    class,
                    after_apostrophe: is_apostrophe(previous),
                });
            }
        }
        previous = character;
    }
    if let Some(run) = run {
        run.push_word(text, false, &mut spans);
    }
    spans
}

struct Run {
    range: Range<usize>,
    class: Class,
    after_apostrophe: bool,
}

impl Run {
    fn push_word(self, text: &str, before_apostrophe: bool, spans: &mut Vec<WordSpan>) {
        let Some(run) = text.get(self.range.clone()) else {
            return;
        };
        if self.class == Class::Unspaced {
            return push_bigrams(run, self.range.start, spans);
        }
        let is_clitic = (self.after_apostrophe || before_apostrophe) && run.chars().count() == 1;
        let word = fold(run);
        if !word.is_empty() && !is_clitic {
            spans.push(WordSpan {
                range: self.range,
                word,
                is_last_character: false,
            });
        }
    }
}

/// Splits a run into bigrams, followed by its last character.
fn push_bigrams(run: &str, start: usize, spans: &mut Vec<WordSpan>) {
    let mut characters: Vec<(Range<usize>, String)> = Vec::new();
    for (offset, character) in run.char_indices() {
        let end = start + offset + character.len_utf8();
        let folded = fold(character.encode_utf8(&mut [0; 4]));
        match characters.last_mut() {
            // A combining mark belongs to the character before it.
            Some((range, _)) if folded.is_empty() => range.end = end,
            _ => characters.push((start + offset..end, folded)),
        }
    }
    let count = characters.len();
    for (index, (range, character)) in characters.iter().enumerate() {
        let mut span = WordSpan {
            range: range.clone(),
            word: character.clone(),
            is_last_character: count > 1 && index + 1 == count,
        };
        if let Some((next, next_character)) = characters.get(index + 1) {
            span.range.end = next.end;
            span.word.push_str(next_character);
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

/// Returns whether a character is Thai, Lao, Burmese, Khmer, kana or Han.
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

/// Returns whether a character does not change a word: accents, Hebrew and Arabic points, the
/// Arabic tatweel, soft hyphens and joiners.
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

/// Folds a word for comparison. The result is empty if nothing is left.
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

/// Returns whether a word is neither a stop word nor a single Latin letter.
pub fn is_distinctive(word: &str) -> bool {
    let is_short = word.len() < 2;
    !is_short && !is_stop_word(word)
}

/// Returns whether a folded word is an English stop word.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.contains(&word)
}

/// English stop words: function words that are common in headlines.
const STOP_WORDS: [&str; 48] = [
    "about", "after", "all", "an", "and", "are", "as", "at", "be", "by", "can", "for", "from",
    "has", "have", "how", "in", "into", "is", "it", "its", "ll", "more", "new", "not", "of", "off",
    "on", "one", "or", "out", "over", "re", "say", "says", "than", "that", "the", "their", "this",
    "to", "up", "ve", "was", "what", "why", "will", "with",
];
