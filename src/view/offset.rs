//! How much later or earlier one story is than another, and how long coverage went on.

use super::numbers::counted;
use crate::{
    message::{Message, say, tell},
    model::Instant,
};

/// The time of a story relative to the one it belongs to, in words.
///
/// Whole units, rounded down: minutes below an hour, hours below two days, days beyond.
///
/// ```
/// use broadsheet::{model::Instant, view::offset::offset};
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
        return say(Message::AtTheSameTime).to_owned();
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
    measured(minutes.abs(), 2_880, units)
}

/// How much later a story is than the first of all, as short as it can be said.
///
/// ```
/// use broadsheet::{model::Instant, view::offset::gap};
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
        return say(Message::SameTime).to_owned();
    }
    // Most coverage is of these days, where a day is a long time.
    let hours = minutes % 1_440 / 60;
    if (1_440..2_880).contains(&minutes) && hours > 0 {
        return tell(Message::GapDaysHours, &[&whole(1), &whole(hours)]);
    }
    measured(
        minutes,
        1_440,
        [Message::GapMinutes, Message::GapHours, Message::GapDays],
    )
}

/// How long it took from the first story to the last, in words; nothing where it took no minute.
///
/// ```
/// use broadsheet::{model::Instant, view::offset::span};
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
    (minutes > 0).then(|| measured(minutes, 2_880, units))
}

/// Whole minutes from one time to another, towards zero.
fn minutes(from: Instant, to: Instant) -> i64 {
    (to.seconds() - from.seconds()) / 60
}

/// Whole units, rounded down: hours from an hour on, days from so many minutes on.
fn measured(minutes: i64, days_from: i64, units: [Message; 3]) -> String {
    let (number, unit) = match minutes {
        ..60 => (minutes, units[0]),
        _ if minutes < days_from => (minutes / 60, units[1]),
        _ => (minutes / 1_440, units[2]),
    };
    counted(count(number), unit)
}

fn whole(number: i64) -> String {
    super::numbers::number(count(number))
}

fn count(number: i64) -> usize {
    usize::try_from(number).unwrap_or_default()
}
