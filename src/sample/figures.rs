//! The numbers of an event: sums, shares, years.

use crate::model::Instant;

use super::calendar::weekday;
use super::figure::{count, money, price, share, small_share};
use super::grammar::in_words;
use super::random::RandomSource;
use super::words::MONTHS;

/// A number for each slot that asks for one.
pub(super) struct Figures {
    at: Instant,
    money: String,
    price: String,
    counts: [String; 2],
    shares: [String; 2],
    small_share: String,
    /// How many of something small, and for how many months.
    few: u32,
    months: u32,
    /// Years from now and years ago.
    ahead: i64,
    back: i64,
    /// Months from now.
    month: u32,
    /// The how manieth time, from the second.
    ordinal: u32,
}

impl Figures {
    /// The figures of an event that was first reported at `at`.
    pub(super) fn at(at: Instant, dice: &mut RandomSource) -> Self {
        Self {
            at,
            money: money(dice),
            price: price(dice),
            counts: [count(dice), count(dice)],
            shares: [share(dice), share(dice)],
            small_share: small_share(dice),
            few: dice.between(2, 9),
            months: dice.between(3, 18),
            ahead: 1 + i64::from(dice.low(5)),
            back: 1 + i64::from(dice.low(9)),
            month: dice.low(5),
            ordinal: dice.low(4),
        }
    }

    /// The figure for a slot of a template.
    pub(super) fn figure(&self, slot: &str) -> Option<String> {
        let (year, month, _) = self.at.civil();
        // Months are counted from 1 and the list from 0: the month's own number names the next.
        let next_month = usize::from(month);
        let [count, second_count] = &self.counts;
        let [share, second_share] = &self.shares;
        Some(match slot {
            "money" => self.money.clone(),
            "price" => self.price.clone(),
            "count" => count.clone(),
            "count2" => second_count.clone(),
            "pct" => share.clone(),
            "pct2" => second_share.clone(),
            "pct3" => self.small_share.clone(),
            "n" => in_words(self.few),
            "months" => in_words(self.months),
            "ordinal" => ordinal(self.ordinal).to_owned(),
            "year" => (year + self.ahead).to_string(),
            "now" => year.to_string(),
            "back" => (year - self.back).to_string(),
            "month" => MONTHS.at(next_month + self.month as usize).to_owned(),
            "month0" => MONTHS.at(next_month + 10).to_owned(),
            "weekday" => weekday(self.at).to_owned(),
            "season" => season(month).to_owned(),
            _ => return None,
        })
    }
}

fn ordinal(place: u32) -> &'static str {
    let names = ["second", "third", "fourth", "fifth"];
    names.get(place as usize).copied().unwrap_or("next")
}

fn season(month: u8) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}
