//! Scores how well a story matches words: BM25F (Zaragoza, Craswell, Taylor, Saria, Robertson,
//! *Microsoft Cambridge at TREC 13*, 2004) over headline, excerpt, topics and publisher.
//!
//! The frequencies of a word in the four fields are weighted, normalized by the field's length and
//! summed. The sum is saturated once and multiplied by the word's inverse document frequency. The
//! exporter sums headline and excerpt and stores the sum as one of eight levels. The browser adds
//! topics and publisher, which every row has as numbers anyway.

use crate::format::terms::LEVEL_COUNT;

/// The weight of one occurrence in a headline.
pub const HEADLINE_WEIGHT: f32 = 4.0;
/// The weight of one occurrence in an excerpt.
pub const EXCERPT_WEIGHT: f32 = 1.0;
/// The weight of a word in the name of one of the story's topics.
pub const TOPIC_WEIGHT: f32 = 3.0;
/// The weight of a word in the publisher's name.
pub const PUBLISHER_WEIGHT: f32 = 2.0;

/// The influence of a field's length, from 0 to 1 (b of BM25).
const LENGTH_WEIGHT: f32 = 0.5;
/// The saturation of repeated occurrences (k₁ of BM25).
const TERM_SATURATION: f32 = 1.2;

/// Typical lengths in words. They are fixed, not means of the archive: with means, a new story
/// would change the postings of all others.
const USUAL_HEADLINE_WORDS: f32 = 10.0;
const USUAL_EXCERPT_WORDS: f32 = 36.0;

/// The frequency of each level: a geometric scale.
const LEVEL_FREQUENCIES: [f32; LEVEL_COUNT as usize] = [0.35, 0.56, 0.9, 1.44, 2.3, 3.7, 5.9, 9.4];

/// Returns the level of a word in a row. Each pair has the occurrences of the word and the length
/// of the field in words.
///
/// ```
/// use broadsheet::query::bm25::level;
///
/// assert!(level((1, 8), (0, 30)) > level((0, 8), (2, 30)));
/// assert!(level((0, 8), (1, 10)) > level((0, 8), (1, 100)));
/// ```
pub fn level(headline: (u32, u32), excerpt: (u32, u32)) -> u8 {
    let headline = HEADLINE_WEIGHT * normalized_frequency(headline, USUAL_HEADLINE_WORDS);
    let frequency = headline + EXCERPT_WEIGHT * normalized_frequency(excerpt, USUAL_EXCERPT_WORDS);
    let pairs = LEVEL_FREQUENCIES.windows(2);
    let below = pairs.filter(|pair| frequency * frequency > pair[0] * pair[1]);
    u8::try_from(below.count()).unwrap_or(LEVEL_COUNT - 1)
}

fn normalized_frequency((occurrences, length): (u32, u32), usual_words: f32) -> f32 {
    let length = to_f32(length as usize) / usual_words;
    to_f32(occurrences as usize) / (1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * length)
}

/// A match of a word in a row, in one byte. It has the level plus one (0 for none), and flags for
/// the names of a topic and of the publisher.
pub type MatchCode = u8;

/// The bit of a [`MatchCode`] for a word in the name of a topic.
pub const IN_TOPIC_FLAG: MatchCode = 16;
/// The bit of a [`MatchCode`] for a word in the publisher's name.
pub const IN_PUBLISHER_FLAG: MatchCode = 32;
/// The number of [`MatchCode`]s.
pub const MATCH_CODE_COUNT: usize = 64;

/// Returns the score of each [`MatchCode`] in 256ths, for a word that `matching` of `total` stories
/// have.
pub fn scores(matching: usize, total: usize) -> [u16; MATCH_CODE_COUNT] {
    // The weight of Robertson and Spärck Jones, in the variant of Lucene that stays above 0.
    let (matching, total) = (to_f32(matching), to_f32(total));
    let rarity = (1.0 + (total - matching + 0.5) / (matching + 0.5)).ln();
    let mut scores = [0; MATCH_CODE_COUNT];
    for (code, score) in scores.iter_mut().enumerate() {
        let level = (code & 15).checked_sub(1);
        let mut frequency = level
            .and_then(|level| LEVEL_FREQUENCIES.get(level))
            .copied();
        if code & usize::from(IN_TOPIC_FLAG) != 0 {
            frequency = Some(frequency.unwrap_or_default() + TOPIC_WEIGHT);
        }
        if code & usize::from(IN_PUBLISHER_FLAG) != 0 {
            frequency = Some(frequency.unwrap_or_default() + PUBLISHER_WEIGHT);
        }
        let frequency = frequency.unwrap_or_default();
        let saturated = frequency * (TERM_SATURATION + 1.0) / (frequency + TERM_SATURATION);
        *score = to_256ths(rarity * saturated);
    }
    scores
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score is at most some 40, and casts stop at the ends"
)]
fn to_256ths(score: f32) -> u16 {
    (score * 256.0) as u16
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 16 million stories the last ones do not count"
)]
fn to_f32(number: usize) -> f32 {
    number as f32
}

/// The kind of match between an indexed word and a typed word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchKind {
    /// The words are equal.
    Exact,
    /// The indexed word is another English form of the typed one.
    WordForm,
    /// The indexed word begins with the typed one.
    Prefix,
}

/// Returns the level of a match: full for an exact one, one less for a word form, two less for a
/// prefix.
pub fn lowered_level(level: u8, match_kind: MatchKind) -> u8 {
    level.saturating_sub(match_kind as u8)
}

/// Raises the level of a row if the new one is higher.
pub fn raise_level(codes: &mut [MatchCode], row: u32, level: u8) {
    if let Some(code) = codes.get_mut(row as usize) {
        *code = (*code).max(level + 1);
    }
}
