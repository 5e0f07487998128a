//! Invents names of companies, people and products.

use super::beat::Beat;
use super::random::RandomSource;
use super::words::{FIRST_NAMES, LAST_NAMES, PRODUCTS, ROOTS};

/// The name of a person.
#[derive(Clone)]
pub(super) struct Person {
    first: &'static str,
    pub(super) last: &'static str,
}

impl Person {
    pub(super) fn pick(random: &mut RandomSource) -> Self {
        Self {
            first: FIRST_NAMES.pick(random),
            last: LAST_NAMES.pick(random),
        }
    }

    pub(super) fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// Returns a company of `beat`: often one of its forty well-known ones, sometimes an unknown one.
pub(super) fn company(beat: &Beat, beat_number: usize, random: &mut RandomSource) -> String {
    if random.chance(300) {
        let name = coined(random);
        return match random.below(3) {
            0 => format!("{name} {}", random.word(&beat.suffixes)),
            _ => name,
        };
    }
    let rank = random.low(40).min(random.low(40)) as usize;
    let root = ROOTS.at(beat_number * 17 + rank * 7);
    match beat.suffixes.get(rank % (beat.suffixes.len() + 2)) {
        Some(suffix) => format!("{root} {suffix}"),
        None => root.to_owned(),
    }
}

/// Returns a name of random syllables; there are a few thousand.
fn coined(random: &mut RandomSource) -> String {
    const STARTS: [&str; 26] = [
        "Al", "Bra", "Cel", "Dor", "El", "Fen", "Gal", "Hy", "In", "Jor", "Kel", "Lu", "Mar", "Ne",
        "Or", "Pra", "Quen", "Ra", "Sol", "Tri", "Ul", "Vir", "Wen", "Xy", "Yu", "Zan",
    ];
    const MIDDLES: [&str; 12] = [
        "a", "be", "do", "fi", "lo", "mi", "no", "ri", "sta", "to", "va", "vi",
    ];
    const ENDS: [&str; 14] = [
        "dyne", "gen", "ka", "lex", "lis", "mera", "nova", "quist", "ra", "sen", "tec", "tis",
        "via", "xa",
    ];
    [&STARTS[..], &MIDDLES, &ENDS]
        .iter()
        .map(|list| random.word(list))
        .collect()
}

/// Returns a product name, often with a model number.
pub(super) fn product(random: &mut RandomSource) -> String {
    let name = PRODUCTS.pick(random);
    let letter = char::from(b'A' + u8::try_from(random.below(26)).unwrap_or(0));
    match random.below(9) {
        0 | 1 => format!("{name} {}", random.between(2, 12)),
        2 => format!("{name} {letter}{}", random.between(1, 99) * 10),
        3 => format!("{name} Mk {}", random.word(&["II", "III", "IV", "V"])),
        4 => format!("{letter}{letter}-{}", random.between(1_000, 9_999)),
        5 => format!(
            "{name} {}",
            random.word(&["Air", "Go", "Home", "Max", "One", "Plus"])
        ),
        6 => format!("{name}-{}", random.between(100, 999)),
        _ => name.to_owned(),
    }
}
