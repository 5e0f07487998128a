//! The time an archive spans, in bars of a histogram.

use std::ops::Range;

use crate::model::Day;

/// More bars than this cannot be told apart on a small screen.
const MAX_BARS: i64 = 120;

/// How long a bar is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarUnit {
    /// A day.
    #[default]
    Day,
    /// Seven days from Monday on.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramBar {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// The rows of these days.
    pub rows: Range<usize>,
}

/// The bars of an archive, oldest first, without gaps: from the day of its oldest dated story to
/// the day of its newest. They do not depend on what is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistogramBars {
    /// How long each bar is: the shortest unit that gives no more than 120 of them, or years.
    pub unit: BarUnit,
    /// The bars.
    pub bars: Vec<HistogramBar>,
}

impl HistogramBars {
    /// The timeline of dated rows that follow so many undated ones; their minutes ascend.
    pub fn of(undated: usize, minutes: &[i32]) -> Self {
        let day = |minute: &i32| Day::of_minute(i64::from(*minute));
        let (Some(oldest), Some(newest)) = (minutes.first().map(day), minutes.last().map(day))
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
            let next = unit.next(first);
            let rest = minutes.get(start..).unwrap_or_default();
            let end =
                start + rest.partition_point(|minute| i64::from(*minute) < next.first_minute());
            bars.push(HistogramBar {
                first,
                last: Day::from_number(next.number() - 1),
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
    /// The first day of the bar that a day falls into.
    pub fn first_day(self, day: Day) -> Day {
        let (year, month, _) = day.start().civil();
        let of = |month| Day::from_civil(year, month, 1).unwrap_or(day);
        match self {
            Self::Day => day,
            // 1970-01-05 was a Monday.
            Self::Week => Day::from_number(day.number() - (day.number() - 4).rem_euclid(7)),
            Self::Month => of(month),
            Self::Year => of(1),
        }
    }

    /// The first day of the next bar.
    fn next(self, first: Day) -> Day {
        let most = match self {
            Self::Day => return Day::from_number(first.number() + 1),
            Self::Week => return Day::from_number(first.number() + 7),
            Self::Month => 31,
            Self::Year => 366,
        };
        // A little beyond the end, and back to where that bar begins.
        self.first_day(Day::from_number(first.number() + most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline(days: &[&str]) -> HistogramBars {
        let minute = |day: &&str| i32::try_from(Day::parse(day).unwrap().first_minute()).unwrap();
        let minutes: Vec<i32> = days.iter().map(minute).collect();
        HistogramBars::of(3, &minutes)
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
                    .all(|pair| pair[0].last.number() + 1 == pair[1].first.number())
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
