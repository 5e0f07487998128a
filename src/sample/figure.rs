//! Numbers as a newspaper prints them.

use super::grammar::thousands;
use super::random::RandomSource;

/// A sum of money: `€40m`, `$1.2bn`.
pub(super) fn money(dice: &mut RandomSource) -> String {
    let currency = dice.word(&["€", "€", "£", "£", "$", "$", "$", "CHF "]);
    match dice.below(6) {
        0 => format!("{currency}{}.{}bn", dice.between(1, 4), dice.between(1, 9)),
        1 | 2 => format!("{currency}{}m", dice.between(2, 9)),
        3 => format!("{currency}{}m", dice.between(2, 19) * 50),
        _ => format!("{currency}{}m", dice.between(10, 95)),
    }
}

/// What a thing costs in a shop.
pub(super) fn price(dice: &mut RandomSource) -> String {
    let currency = dice.word(&["€", "£", "$"]);
    let amount = dice.between(2, 8) * [10, 100, 100, 1_000][dice.below(4) as usize % 4];
    format!("{currency}{}", thousands(amount - 1))
}

/// A number of people or things, from 120 to 48,000, more often a small one.
pub(super) fn count(dice: &mut RandomSource) -> String {
    let number = match dice.below(4) {
        0 => dice.between(12, 99) * 10,
        1 => dice.between(2, 48) * 1_000,
        2 => dice.between(1_001, 9_999),
        _ => dice.between(11, 49) * 100,
    };
    thousands(number)
}

/// A share: `34%`.
pub(super) fn share(dice: &mut RandomSource) -> String {
    format!("{}%", dice.between(3, 88))
}

/// A share of the kind that pay and profits change by: `4.5%`.
pub(super) fn small_share(dice: &mut RandomSource) -> String {
    let (whole, half) = (dice.between(1, 19), dice.word(&["", "", ".5"]));
    format!("{whole}{half}%")
}
