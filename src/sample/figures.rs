//! Defines the numbers of an event: sums, percentages, years.

use crate::model::Instant;

use super::calendar::weekday;
use super::figure::{count, money, price, share, small_share};
use super::grammar::in_words;
use super::random::RandomSource;
use super::words::MONTHS;

/// A number for each numeric slot of a template.
pub(super) struct Figures {
    at: Instant,
    money: String,
    price: String,
    counts: [String; 2],
    shares: [String; 2],
    small_share: String,
    /// A small number of things, and a number of months.
    few: u32,
    months: u32,
    /// Years from now and years ago.
    ahead: i64,
    back: i64,
    /// Months from now.
    month: u32,
    /// The ordinal number of the occurrence, from *second*.
    ordinal: u32,
}

impl Figures {
    /// Creates the figures of an event that was first reported at `at`.
    pub(super) fn at(at: Instant, random: &mut RandomSource) -> Self {
        Self {
            at,
            money: money(random),
            price: price(random),
            counts: [count(random), count(random)],
            shares: [share(random), share(random)],
            small_share: small_share(random),
            few: random.between(2, 9),
            months: random.between(3, 18),
            ahead: 1 + i64::from(random.low(5)),
            back: 1 + i64::from(random.low(9)),
            month: random.low(5),
            ordinal: random.low(4),
        }
    }

    /// Returns the figure for a slot of a template.
    pub(super) fn figure(&self, slot: &str) -> Option<String> {
        let (year, month, _) = self.at.civil();
        // Months count from 1 and the list from 0, so the number of a month is the index of the
        // next one.
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

fn ordinal(index: u32) -> &'static str {
    let names = ["second", "third", "fourth", "fifth"];
    names.get(index as usize).copied().unwrap_or("next")
}

fn season(month: u8) -> &'static str {
    match month {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    }
}
