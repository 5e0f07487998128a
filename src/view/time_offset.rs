//! Formats time differences between stories.

use super::numbers::{self, counted};
use crate::{
    message::{Message, translate, translate_with},
    model::Instant,
};

/// Formats the time of a story relative to the lead.
///
/// Whole units, rounded down: minutes below an hour, hours below two days, days beyond.
///
/// ```
/// use broadsheet::{model::Instant, view::time_offset::offset};
///
/// let lead = Instant::from_seconds(0);
/// let after = |seconds| offset(lead, Instant::from_seconds(seconds));
/// assert_eq!(after(3 * 3600), "3 h later");
/// assert_eq!(after(-3700), "1 h earlier");
/// assert_eq!(after(59), "at the same time");
/// assert_eq!(after(3 * 86_400), "3 days later");
/// ```
pub fn offset(lead: Instant, other: Instant) -> String {
    let minutes = minutes(lead, other);
    if minutes == 0 {
        return translate(Message::AtTheSameTime).to_owned();
    }
    let units = if minutes < 0 {
        [
            Message::MinutesEarlier,
            Message::HoursEarlier,
            Message::DaysEarlier,
        ]
    } else {
        [
            Message::MinutesLater,
            Message::HoursLater,
            Message::DaysLater,
        ]
    };
    in_units(minutes.abs(), 2_880, units)
}

/// Formats the time between the first story and another in a short form.
///
/// ```
/// use broadsheet::{model::Instant, view::time_offset::gap};
///
/// let first = Instant::from_seconds(0);
/// let after = |minutes: i64| gap(first, Instant::from_seconds(minutes * 60));
/// assert_eq!(after(0), "same time");
/// assert_eq!(after(25), "+25 min");
/// assert_eq!(after(3 * 60 + 59), "+3 h");
/// assert_eq!(after(26 * 60), "+1 d 2 h");
/// assert_eq!(after(50 * 60), "+2 d");
/// ```
pub fn gap(first: Instant, other: Instant) -> String {
    let minutes = minutes(first, other);
    if minutes == 0 {
        return translate(Message::SameTime).to_owned();
    }
    // Most coverage has differences of one to two days, where hours matter.
    let hours = minutes % 1_440 / 60;
    if (1_440..2_880).contains(&minutes) && hours > 0 {
        return translate_with(Message::GapDaysHours, &[&number(1), &number(hours)]);
    }
    in_units(
        minutes,
        1_440,
        [Message::GapMinutes, Message::GapHours, Message::GapDays],
    )
}

/// Formats the time from the first story to the last; `None` below one minute.
///
/// ```
/// use broadsheet::{model::Instant, view::time_offset::span};
///
/// let first = Instant::from_seconds(0);
/// let until = |minutes: i64| span(first, Instant::from_seconds(minutes * 60));
/// assert_eq!(until(0), None);
/// assert_eq!(until(45).as_deref(), Some("45 minutes"));
/// assert_eq!(until(60).as_deref(), Some("1 hour"));
/// assert_eq!(until(26 * 60).as_deref(), Some("26 hours"));
/// assert_eq!(until(49 * 60).as_deref(), Some("2 days"));
/// ```
pub fn span(first: Instant, last: Instant) -> Option<String> {
    let minutes = minutes(first, last);
    let units = [Message::SpanMinutes, Message::SpanHours, Message::SpanDays];
    (minutes > 0).then(|| in_units(minutes, 2_880, units))
}

/// Returns whole minutes from one time to another, rounded towards zero.
fn minutes(from: Instant, to: Instant) -> i64 {
    (to.seconds() - from.seconds()) / 60
}

/// Formats whole units, rounded down: hours from an hour on, days from `days_from` minutes on.
fn in_units(minutes: i64, days_from: i64, units: [Message; 3]) -> String {
    let (number, unit) = match minutes {
        ..60 => (minutes, units[0]),
        _ if minutes < days_from => (minutes / 60, units[1]),
        _ => (minutes / 1_440, units[2]),
    };
    counted(count(number), unit)
}

fn number(number: i64) -> String {
    numbers::number(count(number))
}

fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}
