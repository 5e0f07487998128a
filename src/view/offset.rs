//! How much later or earlier one story is than another.

use crate::model::Instant;

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
    let minutes = (other.seconds() - lead.seconds()) / 60;
    let direction = if minutes < 0 { "earlier" } else { "later" };
    let distance = match minutes.abs() {
        0 => return "at the same time".to_owned(),
        minutes @ ..60 => format!("{minutes} min"),
        minutes @ ..2_880 => format!("{} h", minutes / 60),
        minutes => format!("{} days", minutes / 1_440),
    };
    format!("{distance} {direction}")
}
