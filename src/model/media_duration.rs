//! Defines the duration of a video or a course.

use serde::{Deserialize, Serialize};

/// A duration in whole seconds.
///
/// ```
/// use broadsheet::model::MediaDuration;
///
/// assert_eq!(MediaDuration::from_seconds(729).seconds(), 729);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaDuration(u32);

impl MediaDuration {
    /// Creates a duration in seconds.
    pub fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// Returns the seconds.
    pub fn seconds(self) -> u32 {
        self.0
    }
}
