//! Formats the duration of a video or a course.

use super::numbers::{counted, number};
use crate::{
    message::{Message, translate_with},
    model::MediaDuration,
};

/// Formats a duration in hours and minutes, rounded to the nearest minute from one minute on.
///
/// ```
/// use broadsheet::{model::MediaDuration, view::duration::duration_text};
///
/// let text = |seconds| duration_text(MediaDuration::from_seconds(seconds));
/// assert_eq!(text(729), "12 min");
/// assert_eq!(text(4_800), "1 h 20 min");
/// assert_eq!(text(7_200), "2 h");
/// assert_eq!(text(45), "45 s");
/// ```
pub fn duration_text(duration: MediaDuration) -> String {
    let seconds = duration.seconds() as usize;
    if seconds < 60 {
        return counted(seconds, Message::Seconds);
    }
    let minutes = seconds / 60 + usize::from(seconds % 60 >= 30);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, Message::Minutes),
        (hours, 0) => counted(hours, Message::Hours),
        (hours, minutes) => {
            translate_with(Message::HoursMinutes, &[&number(hours), &number(minutes)])
        }
    }
}
