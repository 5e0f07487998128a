//! Formats numbers as newspapers print them.

use super::grammar::thousands;
use super::random::RandomSource;

/// Returns a sum of money: `€40m`, `$1.2bn`.
pub(super) fn money(random: &mut RandomSource) -> String {
    let currency = random.word(&["€", "€", "£", "£", "$", "$", "$", "CHF "]);
    match random.below(6) {
        0 => format!(
            "{currency}{}.{}bn",
            random.between(1, 4),
            random.between(1, 9)
        ),
        1 | 2 => format!("{currency}{}m", random.between(2, 9)),
        3 => format!("{currency}{}m", random.between(2, 19) * 50),
        _ => format!("{currency}{}m", random.between(10, 95)),
    }
}

/// Returns a retail price.
pub(super) fn price(random: &mut RandomSource) -> String {
    let currency = random.word(&["€", "£", "$"]);
    let amount = random.between(2, 8) * [10, 100, 100, 1_000][random.below(4) as usize % 4];
    format!("{currency}{}", thousands(amount - 1))
}

/// Returns a number of people or things, from 120 to 48,000, small ones more often.
pub(super) fn count(random: &mut RandomSource) -> String {
    let number = match random.below(4) {
        0 => random.between(12, 99) * 10,
        1 => random.between(2, 48) * 1_000,
        2 => random.between(1_001, 9_999),
        _ => random.between(11, 49) * 100,
    };
    thousands(number)
}

/// Returns a percentage: `34%`.
pub(super) fn share(random: &mut RandomSource) -> String {
    format!("{}%", random.between(3, 88))
}

/// Returns a small percentage, as for changes of pay and profits: `4.5%`.
pub(super) fn small_share(random: &mut RandomSource) -> String {
    let (whole, half) = (random.between(1, 19), random.word(&["", "", ".5"]));
    format!("{whole}{half}%")
}
