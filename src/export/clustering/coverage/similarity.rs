//! Computes the similarity of two stories.

use std::collections::HashSet;

/// A term of a headline, and whether the other story has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TermMatch {
    /// The rarity of the term, in bits.
    pub rarity: u32,
    /// Whether the other story has the term in its headline or excerpt.
    pub is_shared: bool,
}

/// The number of terms from which a headline counts fully; shorter ones say too little.
const MIN_TERMS: usize = 4;

/// The number of consecutive terms in a phrase.
pub(super) const PHRASE_TERMS: usize = 4;

/// The minimum number of phrases in each excerpt; shorter excerpts are not compared.
const MIN_PHRASES: usize = 4;

/// The value that stands for a similarity of one in this module.
const SIMILARITY_SCALE: u64 = 10_000;

/// The [`containment`] of two equal excerpts.
pub(super) const FULL_CONTAINMENT: u64 = SIMILARITY_SCALE;

/// Returns the similarity of two stories, in hundredths: 0 to 100.
///
/// It is the share of the two headlines' terms that the other story has, each term weighted by the
/// square of its rarity. (This is the squared inverse document frequency of the cosine measure,
/// Salton and Buckley 1988.) The result is halved if both headlines have numbers and not one in
/// common. Equal excerpts make up for half of the rest, in proportion to `phrases`, their
/// containment.
pub(super) fn similarity(headlines: [&[TermMatch]; 2], numbers_differ: bool, phrases: u64) -> u32 {
    let weight = |term: &TermMatch| u64::from(term.rarity * term.rarity);
    let both = || headlines.into_iter().flatten();
    let all: u64 = both().map(weight).sum();
    let shared: u64 = both().filter(|term| term.is_shared).map(weight).sum();
    let mut similarity = shared * SIMILARITY_SCALE / all.max(1);
    let terms = headlines.map(<[TermMatch]>::len).into_iter().min();
    similarity = similarity * terms.unwrap_or_default().min(MIN_TERMS) as u64 / MIN_TERMS as u64;
    if numbers_differ {
        similarity /= 2;
    }
    let similarity = similarity
        + (SIMILARITY_SCALE - similarity) * phrases.min(SIMILARITY_SCALE) / (2 * SIMILARITY_SCALE);
    u32::try_from(similarity * 100 / SIMILARITY_SCALE).unwrap_or(100)
}

/// Returns the share of the shorter excerpt's phrases that the other excerpt contains, in
/// ten-thousandths: the containment of their shingles (Broder 1997).
pub(super) fn containment(first: &[u32], second: &[u32]) -> u64 {
    let phrases = |terms: &[u32]| -> HashSet<[u32; PHRASE_TERMS]> {
        let phrases = terms.windows(PHRASE_TERMS);
        phrases
            .filter_map(|phrase| phrase.try_into().ok())
            .collect()
    };
    let (first, second) = (phrases(first), phrases(second));
    let shorter = first.len().min(second.len());
    if shorter < MIN_PHRASES {
        return 0;
    }
    first.intersection(&second).count() as u64 * SIMILARITY_SCALE / shorter as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(terms: &[(u32, bool)]) -> Vec<TermMatch> {
        let term = |(rarity, is_shared): &(u32, bool)| TermMatch {
            rarity: *rarity,
            is_shared: *is_shared,
        };
        terms.iter().map(term).collect()
    }

    #[test]
    fn rare_terms_count_most() {
        let one = headline(&[(8, true), (8, true), (2, false), (2, false)]);
        let other = headline(&[(8, true), (8, true), (2, false), (4, false)]);
        // 4 × 64 of 4 × 64 + 3 × 4 + 16.
        assert_eq!(similarity([&one, &other], false, 0), 90);
        assert_eq!(similarity([&one, &other], true, 0), 45, "other numbers");
    }

    #[test]
    fn few_terms_are_not_believed() {
        let one = headline(&[(6, true), (6, true)]);
        assert_eq!(similarity([&one, &one], false, 0), 50);
        assert_eq!(
            similarity([&one, &one], false, SIMILARITY_SCALE),
            75,
            "but with excerpts"
        );
        assert_eq!(similarity([&[], &one], false, 0), 0);
    }

    #[test]
    fn an_excerpt_that_goes_on_contains_the_shorter_one() {
        let long: Vec<u32> = (0..20).collect();
        assert_eq!(containment(&long[3..12], &long), SIMILARITY_SCALE);
        assert_eq!(containment(&long[..6], &long), 0, "three phrases");
        assert_eq!(containment(&[9; 12], &[9; 12]), 0, "one phrase");
        let other: Vec<u32> = (0..8).chain(30..36).collect();
        assert_eq!(containment(&long, &other), 5 * SIMILARITY_SCALE / 11);
    }
}
