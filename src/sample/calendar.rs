//! Distributes the publication times: fewer stories at night and on weekends, more every year.

use crate::model::Instant;

use super::SamplePlan;
use super::random::{RandomSource, Stream};

/// 2026-11-01T00:00:00Z, a Sunday. Every sample ends just before it, independent of the clock.
const LAST_SECOND: i64 = 1_793_491_200;
const SECONDS_PER_HOUR: i64 = 3_600;
const HOURS_PER_WEEK: usize = 168;

/// The publications in each hour (UTC) of a working day.
const WORKDAY: [u64; 24] = [
    10, 7, 5, 5, 8, 16, 32, 56, 88, 100, 98, 90, 76, 86, 96, 94, 84, 70, 54, 42, 34, 27, 20, 14,
];
/// The percentage of them on each day of the week, from Sunday.
const DAYS: [u64; 7] = [22, 94, 102, 100, 100, 84, 28];

/// The cumulative weights of all hours, which give the time of a record by its position.
pub(super) struct Calendar {
    /// The start of the first week in seconds.
    start: i64,
    /// The cumulative weight before each week, and the total at the end.
    weeks: Vec<u64>,
    /// The cumulative weight before each hour of a week, and the total at the end.
    hours: Vec<u64>,
}

impl Calendar {
    pub(super) fn new(plan: &SamplePlan) -> Self {
        let count = span_in_weeks(plan.records);
        let hours = (0..HOURS_PER_WEEK)
            .scan(0, |sum, hour| {
                *sum += WORKDAY[hour % 24] * DAYS[hour / 24 % 7];
                Some(*sum)
            })
            .collect::<Vec<_>>();
        let weeks = (0..count).scan(0, |sum, week| {
            // Some weeks are busier than others, and the last ones are twice as busy as the first.
            let busy = RandomSource::new(plan, Stream::Week, week).between(75, 125);
            *sum += u64::from(busy) * (count + week);
            Some(*sum)
        });
        Self {
            start: LAST_SECOND - i64::try_from(count).unwrap_or(0) * 7 * 24 * SECONDS_PER_HOUR,
            weeks: [0].into_iter().chain(weeks).collect(),
            hours: [0].into_iter().chain(hours).collect(),
        }
    }

    /// Returns the publication time of record `index`. Times never decrease.
    pub(super) fn at(&self, plan: &SamplePlan, index: u32) -> Instant {
        const STEPS: u32 = 1 << 20;
        let jitter = RandomSource::new(plan, Stream::Time, index.into()).below(STEPS);
        let position = u128::from(index) * u128::from(STEPS) + u128::from(jitter);
        let positions = u128::from(plan.records.max(1)) * u128::from(STEPS);
        let (week, part, whole) = locate(&self.weeks, position, positions);
        let (hour, part, whole) = locate(&self.hours, part, whole);
        let second = part * u128::from(SECONDS_PER_HOUR.unsigned_abs()) / whole.max(1);
        let hours = week * HOURS_PER_WEEK + hour;
        let seconds = i64::try_from(hours).unwrap_or(0) * SECONDS_PER_HOUR;
        Instant::from_seconds(self.start + seconds + i64::try_from(second).unwrap_or(0))
    }
}

/// Returns the last second that a record can have.
pub(super) fn last_second() -> Instant {
    Instant::from_seconds(LAST_SECOND - 1)
}

/// Finds the step of `sums` that contains the fraction `part` / `whole` of the total weight, and
/// the fraction of that step.
fn locate(sums: &[u64], part: u128, whole: u128) -> (usize, u128, u128) {
    let sum_at = |step: usize| u128::from(sums.get(step).copied().unwrap_or(0));
    let total = sum_at(sums.len().saturating_sub(1));
    let weight = part * total / whole.max(1);
    let step = sums.partition_point(|sum| u128::from(*sum) <= weight);
    let step = step.clamp(1, sums.len().max(2) - 1) - 1;
    let (from, to) = (sum_at(step), sum_at(step + 1));
    // The fraction is stored to a billionth, far finer than a second of a week.
    let within = (part * total * 1_000_000_000 / whole.max(1)).saturating_sub(from * 1_000_000_000);
    (step, within, (to - from).max(1) * 1_000_000_000)
}

/// Returns the number of weeks for `records` records: 26 for 1,000, 156 for 10,000, 522 for
/// 100,000, linear in between, and at most 1,044.
fn span_in_weeks(records: u32) -> u64 {
    const KNOTS: [(u64, u64); 5] = [
        (0, 1),
        (1_000, 26),
        (10_000, 156),
        (100_000, 522),
        (1_000_000, 1_044),
    ];
    let records = u64::from(records);
    let lines = KNOTS.iter().zip(KNOTS.iter().skip(1));
    for ((from, low), (to, high)) in lines {
        if records <= *to {
            return low + (high - low) * (records - from) / (to - from);
        }
    }
    1_044
}

/// The days of the week, from Thursday, 1 January 1970.
const WEEKDAYS: [&str; 7] = [
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
];

/// Returns the name of the weekday of `at` in UTC.
pub(super) fn weekday(at: Instant) -> &'static str {
    let day = at.seconds().div_euclid(86_400).rem_euclid(7);
    let day = usize::try_from(day).unwrap_or(0);
    WEEKDAYS.get(day).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_a_saturday_in_october() {
        assert_eq!(last_second().to_string(), "2026-10-31T23:59:59Z");
        assert_eq!(weekday(last_second()), "Saturday");
    }

    #[test]
    fn records_are_in_order_and_rest_at_weekends() {
        let plan = SamplePlan {
            records: 4_000,
            seed: 3,
        };
        let calendar = Calendar::new(&plan);
        let times = (0..plan.records).map(|index| calendar.at(&plan, index));
        let times = times.collect::<Vec<_>>();
        assert!(times.is_sorted());
        let on = |day| times.iter().filter(|at| weekday(**at) == day).count();
        assert!(on("Tuesday") > 3 * on("Sunday"));
        assert!(on("Sunday") > 0);
    }
}
