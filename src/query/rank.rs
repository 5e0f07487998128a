//! How well a story matches words: BM25F (Zaragoza, Craswell, Taylor, Saria, Robertson, *Microsoft
//! Cambridge at TREC 13*, 2004) over headline, excerpt, topics and publisher.
//!
//! The frequencies of a word in the four fields are weighted, normalised by the field's length and
//! summed; the sum is saturated once and multiplied by the word's inverse document frequency.
//! Headline and excerpt are summed by the exporter and kept as one of eight levels; topics and
//! publisher, which every row has as numbers anyway, are added by the browser.

use crate::format::terms::LEVEL_COUNT;

/// What one occurrence weighs in a headline.
pub const HEADLINE_WEIGHT: f32 = 4.0;
/// What one occurrence weighs in an excerpt.
pub const EXCERPT_WEIGHT: f32 = 1.0;
/// What it weighs that the word stands in the name of one of the story's topics.
pub const TOPIC_WEIGHT: f32 = 3.0;
/// What it weighs that the word stands in the publisher's name.
pub const PUBLISHER_WEIGHT: f32 = 2.0;

/// How far a field's length counts, from 0 to 1 (the b of BM25).
const LENGTH_MATTERS: f32 = 0.5;
/// How soon more occurrences stop to say more (the k₁ of BM25).
const SATURATION: f32 = 1.2;

/// Lengths, in words, that are neither long nor short. Fixed numbers instead of an archive's means:
/// with those a new story would change the postings of all others.
const HEADLINE_LENGTH: f32 = 10.0;
const EXCERPT_LENGTH: f32 = 36.0;

/// The frequency that each level stands for: a geometric scale.
const FREQUENCIES: [f32; LEVEL_COUNT as usize] = [0.35, 0.56, 0.9, 1.44, 2.3, 3.7, 5.9, 9.4];

/// The level of a word that stands so often in a headline and an excerpt of so many words.
///
/// ```
/// use broadsheet::query::rank::level;
///
/// assert!(level((1, 8), (0, 30)) > level((0, 8), (2, 30)));
/// assert!(level((0, 8), (1, 10)) > level((0, 8), (1, 100)));
/// ```
pub fn level(headline: (u32, u32), excerpt: (u32, u32)) -> u8 {
    let headline = HEADLINE_WEIGHT * normalised(headline, HEADLINE_LENGTH);
    let frequency = headline + EXCERPT_WEIGHT * normalised(excerpt, EXCERPT_LENGTH);
    let pairs = FREQUENCIES.windows(2);
    let below = pairs.filter(|pair| frequency * frequency > pair[0] * pair[1]);
    u8::try_from(below.count()).unwrap_or(LEVEL_COUNT - 1)
}

fn normalised((times, length): (u32, u32), usual: f32) -> f32 {
    let length = to_f32(length as usize) / usual;
    to_f32(times as usize) / (1.0 - LENGTH_MATTERS + LENGTH_MATTERS * length)
}

/// What is known of a word in a row, in one byte: the level and one (0 for none), and whether it
/// stands in the name of a topic or of the publisher.
pub type MatchCode = u8;

/// The bit of a [`MatchCode`] that says that a topic's name has the word.
pub const IN_TOPIC_FLAG: MatchCode = 16;
/// The bit of a [`MatchCode`] that says that the publisher's name has the word.
pub const IN_PUBLISHER_FLAG: MatchCode = 32;
/// How many [`MatchCode`]s there are.
pub const MATCH_CODE_COUNT: usize = 64;

/// By [`MatchCode`]: the score, in 256ths, of a word that so many of so many stories have.
pub fn scores(stories: usize, of: usize) -> [u16; MATCH_CODE_COUNT] {
    // Robertson and Spärck Jones's weight, as Lucene keeps it above 0.
    let (stories, of) = (to_f32(stories), to_f32(of));
    let rarity = (1.0 + (of - stories + 0.5) / (stories + 0.5)).ln();
    let mut scores = [0; MATCH_CODE_COUNT];
    for (code, score) in scores.iter_mut().enumerate() {
        let level = (code & 15).checked_sub(1);
        let mut frequency = level.and_then(|level| FREQUENCIES.get(level)).copied();
        if code & usize::from(IN_TOPIC_FLAG) != 0 {
            frequency = Some(frequency.unwrap_or_default() + TOPIC_WEIGHT);
        }
        if code & usize::from(IN_PUBLISHER_FLAG) != 0 {
            frequency = Some(frequency.unwrap_or_default() + PUBLISHER_WEIGHT);
        }
        let frequency = frequency.unwrap_or_default();
        let saturated = frequency * (SATURATION + 1.0) / (frequency + SATURATION);
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

/// How a word of the archive answers a word of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchKind {
    /// It is the same.
    Exactly,
    /// It is another English form of it.
    AsForm,
    /// It begins with it.
    AsBeginning,
}

/// The level at which a word answers another: full, one less, two less.
pub fn lowered(level: u8, answers: MatchKind) -> u8 {
    level.saturating_sub(answers as u8)
}

/// Keeps the best level that a row has so far.
pub fn keep_best(codes: &mut [MatchCode], row: u32, level: u8) {
    if let Some(code) = codes.get_mut(row as usize) {
        *code = (*code).max(level + 1);
    }
}
