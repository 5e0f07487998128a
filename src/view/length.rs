//! How long a video or a course takes, in words.

use super::numbers::{counted, number};
use crate::{
    message::{Message, tell},
    model::MediaDuration,
};

/// Hours and minutes, rounded to the nearest minute from one minute on.
///
/// ```
/// use broadsheet::{model::Length, view::length::length_of};
///
/// let length = |seconds| length_of(Length::from_seconds(seconds));
/// assert_eq!(length(729), "12 min");
/// assert_eq!(length(4_800), "1 h 20 min");
/// assert_eq!(length(7_200), "2 h");
/// assert_eq!(length(45), "45 s");
/// ```
pub fn length_of(length: MediaDuration) -> String {
    let seconds = length.seconds() as usize;
    if seconds < 60 {
        return counted(seconds, Message::Seconds);
    }
    let minutes = seconds / 60 + usize::from(seconds % 60 >= 30);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => counted(minutes, Message::Minutes),
        (hours, 0) => counted(hours, Message::Hours),
        (hours, minutes) => tell(Message::HoursMinutes, &[&number(hours), &number(minutes)]),
    }
}
