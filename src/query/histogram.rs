//! Divides the time span of an archive into histogram bars.

use std::ops::Range;

use crate::model::Day;

/// The maximum number of bars that a small screen can show.
const MAX_BARS: i64 = 120;

/// The length of a bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarUnit {
    /// One day.
    #[default]
    Day,
    /// Seven days from Monday.
    Week,
    /// One month.
    Month,
    /// One year.
    Year,
}

/// A bar of the histogram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramBar {
    /// The first day, included.
    pub first_day: Day,
    /// The last day, included.
    pub last_day: Day,
    /// The rows of these days.
    pub rows: Range<usize>,
}

/// The bars of an archive, oldest first and without gaps, from the day of the oldest dated story to
/// the day of the newest. They do not depend on the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistogramBars {
    /// The length of each bar: the shortest unit with at most 120 bars, or years.
    pub unit: BarUnit,
    /// The bars.
    pub bars: Vec<HistogramBar>,
}

impl HistogramBars {
    /// Computes the bars. `undated` rows come first; the numbers of the days of the dated rows ascend.
    pub fn new(undated: usize, day_numbers: &[i32]) -> Self {
        let day = |number: &i32| Day::from_number(i64::from(*number));
        let (Some(oldest), Some(newest)) =
            (day_numbers.first().map(day), day_numbers.last().map(day))
        else {
            return Self::default();
        };
        let days = newest.number() - oldest.number() + 1;
        let unit = if days <= MAX_BARS {
            BarUnit::Day
        } else if days <= (MAX_BARS - 1) * 7 {
            BarUnit::Week
        } else if days <= (MAX_BARS - 1) * 30 {
            BarUnit::Month
        } else {
            BarUnit::Year
        };
        let mut bars = Vec::new();
        let mut first = unit.first_day(oldest);
        let mut start = 0;
        while first <= newest {
            let next = unit.next_first_day(first);
            let rest = day_numbers.get(start..).unwrap_or_default();
            let end = start + rest.partition_point(|day| i64::from(*day) < next.number());
            bars.push(HistogramBar {
                first_day: first,
                last_day: Day::from_number(next.number() - 1),
                rows: undated + start..undated + end,
            });
            start = end;
            if next <= first {
                break;
            }
            first = next;
        }
        Self { unit, bars }
    }
}

impl BarUnit {
    /// Returns the first day of the bar that contains a day.
    pub fn first_day(self, day: Day) -> Day {
        let (year, month, _) = day.start().civil();
        let first_of = |month| Day::from_civil(year, month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            // 1970-01-05 was a Monday.
            Self::Week => Day::from_number(day.number() - (day.number() - 4).rem_euclid(7)),
            Self::Month => first_of(month),
            Self::Year => first_of(1),
        }
    }

    /// Returns the first day of the next bar.
    fn next_first_day(self, first: Day) -> Day {
        let max_days = match self {
            Self::Day => return Day::from_number(first.number() + 1),
            Self::Week => return Day::from_number(first.number() + 7),
            Self::Month => 31,
            Self::Year => 366,
        };
        // Steps past the end of the bar, then back to the first day of that bar.
        self.first_day(Day::from_number(first.number() + max_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(days: &[&str]) -> HistogramBars {
        let number = |day: &&str| i32::try_from(Day::parse(day).unwrap().number()).unwrap();
        let numbers: Vec<i32> = days.iter().map(number).collect();
        HistogramBars::new(3, &numbers)
    }

    #[test]
    fn the_unit_follows_the_span() {
        for (last, unit, bars) in [
            ("2022-01-01", BarUnit::Day, 1),
            ("2022-04-30", BarUnit::Day, 120),
            ("2022-05-01", BarUnit::Week, 18),
            ("2024-05-11", BarUnit::Month, 29),
            ("2051-04-11", BarUnit::Year, 30),
        ] {
            let timeline = timeline(&["2022-01-01", last]);
            assert_eq!((timeline.unit, timeline.bars.len()), (unit, bars), "{last}");
            let gaps = timeline.bars.windows(2);
            assert!(
                gaps.into_iter()
                    .all(|pair| pair[0].last_day.number() + 1 == pair[1].first_day.number())
            );
            assert_eq!(timeline.bars[0].rows.start, 3);
            assert_eq!(timeline.bars.last().unwrap().rows.end, 5);
        }
    }

    #[test]
    fn weeks_begin_on_monday() {
        assert_eq!(
            BarUnit::Week
                .first_day(Day::parse("2026-11-22").unwrap())
                .to_string(),
            "2026-11-16"
        );
        assert_eq!(
            BarUnit::Week
                .first_day(Day::parse("1969-12-31").unwrap())
                .to_string(),
            "1969-12-29"
        );
    }
}
