//! Names of companies, people and products that do not exist.

use super::beat::Beat;
use super::random::RandomSource;
use super::words::{FIRST_NAMES, LAST_NAMES, PRODUCTS, ROOTS};

/// A person's name.
#[derive(Clone)]
pub(super) struct Person {
    first: &'static str,
    pub(super) last: &'static str,
}

impl Person {
    pub(super) fn pick(dice: &mut RandomSource) -> Self {
        Self {
            first: FIRST_NAMES.pick(dice),
            last: LAST_NAMES.pick(dice),
        }
    }

    pub(super) fn full(&self) -> String {
        format!("{} {}", self.first, self.last)
    }
}

/// A company of `desk`: often one of its forty well-known ones, sometimes one nobody has heard of.
pub(super) fn company(desk: &Beat, desk_number: usize, dice: &mut RandomSource) -> String {
    if dice.chance(300) {
        let name = coined(dice);
        return match dice.below(3) {
            0 => format!("{name} {}", dice.word(&desk.suffixes)),
            _ => name,
        };
    }
    let rank = dice.low(40).min(dice.low(40)) as usize;
    let root = ROOTS.at(desk_number * 17 + rank * 7);
    match desk.suffixes.get(rank % (desk.suffixes.len() + 2)) {
        Some(suffix) => format!("{root} {suffix}"),
        None => root.to_owned(),
    }
}

/// A name put together from syllables; a few thousand different ones.
fn coined(dice: &mut RandomSource) -> String {
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
        .map(|list| dice.word(list))
        .collect()
}

/// A product's name, often with a model number.
pub(super) fn product(dice: &mut RandomSource) -> String {
    let name = PRODUCTS.pick(dice);
    let letter = char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or(0));
    match dice.below(9) {
        0 | 1 => format!("{name} {}", dice.between(2, 12)),
        2 => format!("{name} {letter}{}", dice.between(1, 99) * 10),
        3 => format!("{name} Mk {}", dice.word(&["II", "III", "IV", "V"])),
        4 => format!("{letter}{letter}-{}", dice.between(1_000, 9_999)),
        5 => format!(
            "{name} {}",
            dice.word(&["Air", "Go", "Home", "Max", "One", "Plus"])
        ),
        6 => format!("{name}-{}", dice.between(100, 999)),
        _ => name.to_owned(),
    }
}
