//! How similar two stories are.

use std::collections::HashSet;

/// Where the other story has a term of a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TermMatch {
    /// How rare the term was, in bits.
    pub rarity: u32,
    /// Whether the other story has it, in headline or excerpt.
    pub is_shared: bool,
}

/// Headlines of fewer terms say too little to be believed alone.
const MIN_TERMS: usize = 4;

/// So many terms in a row are a phrase.
pub(super) const PHRASE_TERMS: usize = 4;

/// Excerpts of fewer phrases are too short to be compared.
const MAX_PHRASES: usize = 4;

/// One, as similarities are reckoned in here.
const SIMILARITY_SCALE: u64 = 10_000;

/// The [`containment`] of two excerpts that are the same.
pub(super) const FULL_SIMILARITY: u64 = SIMILARITY_SCALE;

/// How similar two stories are, in hundredths: 0 to 100.
///
/// That is how much of what the two headlines say is in the other story, each term weighted by the
/// square of its rarity (the squared inverse document frequency of the cosine measure, Salton and
/// Buckley 1988), halved where both have numbers and not one in common. Half of what is missing is
/// made up for as far as the excerpts are the same: `phrases` is their containment.
pub(super) fn likeness(headlines: [&[TermMatch]; 2], numbers_differ: bool, phrases: u64) -> u32 {
    let weight = |found: &TermMatch| u64::from(found.rarity * found.rarity);
    let both = || headlines.into_iter().flatten();
    let all: u64 = both().map(weight).sum();
    let shared: u64 = both().filter(|found| found.is_shared).map(weight).sum();
    let mut likeness = shared * SIMILARITY_SCALE / all.max(1);
    let terms = headlines.map(<[TermMatch]>::len).into_iter().min();
    likeness = likeness * terms.unwrap_or_default().min(MIN_TERMS) as u64 / MIN_TERMS as u64;
    if numbers_differ {
        likeness /= 2;
    }
    let likeness = likeness
        + (SIMILARITY_SCALE - likeness) * phrases.min(SIMILARITY_SCALE) / (2 * SIMILARITY_SCALE);
    u32::try_from(likeness * 100 / SIMILARITY_SCALE).unwrap_or(100)
}

/// How much of the shorter of two excerpts is in the other, in ten-thousandths: the containment of
/// their phrases (shingles, Broder 1997).
pub(super) fn containment(one: &[u32], other: &[u32]) -> u64 {
    let phrases = |terms: &[u32]| -> HashSet<[u32; PHRASE_TERMS]> {
        let phrases = terms.windows(PHRASE_TERMS);
        phrases
            .filter_map(|phrase| phrase.try_into().ok())
            .collect()
    };
    let (one, other) = (phrases(one), phrases(other));
    let least = one.len().min(other.len());
    if least < MAX_PHRASES {
        return 0;
    }
    one.intersection(&other).count() as u64 * SIMILARITY_SCALE / least as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headline(terms: &[(u32, bool)]) -> Vec<TermMatch> {
        let found = |(rarity, is_shared): &(u32, bool)| TermMatch {
            rarity: *rarity,
            is_shared: *is_shared,
        };
        terms.iter().map(found).collect()
    }

    #[test]
    fn rare_terms_count_most() {
        let one = headline(&[(8, true), (8, true), (2, false), (2, false)]);
        let other = headline(&[(8, true), (8, true), (2, false), (4, false)]);
        // 4 × 64 of 4 × 64 + 3 × 4 + 16.
        assert_eq!(likeness([&one, &other], false, 0), 90);
        assert_eq!(likeness([&one, &other], true, 0), 45, "other numbers");
    }

    #[test]
    fn few_terms_are_not_believed() {
        let one = headline(&[(6, true), (6, true)]);
        assert_eq!(likeness([&one, &one], false, 0), 50);
        assert_eq!(
            likeness([&one, &one], false, SIMILARITY_SCALE),
            75,
            "but with excerpts"
        );
        assert_eq!(likeness([&[], &one], false, 0), 0);
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
