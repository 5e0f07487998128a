//! How long a test waits for something that must not take long.

use std::time::Duration;

/// A second in a release build. A debug build on a busy machine is given more; it gets smaller
/// inputs, too, so that a time that grows with the square still shows.
pub fn patience() -> Duration {
    Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 })
}
