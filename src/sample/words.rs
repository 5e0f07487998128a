//! Holds the vocabularies: lists of words, stored as text beside the code.

use std::sync::LazyLock;

use super::{random::RandomSource, zipf::Zipf};

/// A list of words, most frequent first.
pub(super) struct Vocabulary {
    entries: Vec<&'static str>,
    ranks: Zipf,
}

impl Vocabulary {
    fn new(text: &'static str, shift: u32) -> Self {
        let entries = split(text, ['\n', ';']);
        let ranks = Zipf::new(entries.len(), shift);
        Self { entries, ranks }
    }

    /// Returns a random word, the first ones more often.
    pub(super) fn pick(&self, random: &mut RandomSource) -> &'static str {
        self.at(self.pick_index(random))
    }

    /// Returns the index of a random word for [`at`](Self::at), the first ones more often.
    pub(super) fn pick_index(&self, random: &mut RandomSource) -> usize {
        self.ranks.pick(random)
    }

    /// Returns the word at `index`, modulo the number of words.
    pub(super) fn at(&self, index: usize) -> &'static str {
        let index = index.checked_rem(self.entries.len()).unwrap_or(0);
        self.entries.get(index).copied().unwrap_or_default()
    }

    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// Returns the pieces of `text` between `separators`, trimmed, without empty ones.
pub(super) fn split<const N: usize>(
    text: &'static str,
    separators: [char; N],
) -> Vec<&'static str> {
    let pieces = text.split(separators).map(str::trim);
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// Returns the lines of `text` that are neither empty nor comments.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

macro_rules! vocabularies {
    ($($name:ident = $file:literal, $shift:literal;)*) => {$(
        pub(super) static $name: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::new(include_str!($file), $shift));
    )*};
}

// The number is the shift of the Zipf law: a small one for a steep distribution, a large one for a
// nearly even one.
vocabularies! {
    CITIES = "words/cities.txt", 8;
    EFFECTS = "words/effects.txt", 20;
    FAULTS = "words/faults.txt", 10;
    FIRST_NAMES = "words/first.txt", 12;
    GRIEVANCES = "words/grievances.txt", 6;
    LAST_NAMES = "words/last.txt", 25;
    MASTHEADS = "words/mastheads.txt", 20;
    MISDEEDS = "words/misdeeds.txt", 10;
    MONTHS = "words/months.txt", 50;
    NATIONALS = "words/nationals.txt", 8;
    OFFENCES = "words/offences.txt", 10;
    OUTAGES = "words/outages.txt", 10;
    PRODUCTS = "words/products.txt", 10;
    QUOTES = "words/quotes.txt", 20;
    ROOTS = "words/roots.txt", 8;
    TOWNS = "words/towns.txt", 20;
    TRADES = "words/trades.txt", 20;
}
