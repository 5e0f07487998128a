//! Formats dates and numbers. In the browser `Intl` formats them, and times of day in the reader's time zone. Elsewhere
//! they have a fixed format in UTC, so that an export is the same on every machine. The day of a story is the same for
//! every reader.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod printed;

#[cfg(target_arch = "wasm32")]
pub use browser::{
    day, day_heading, exact, kicker, number, plural, today, valid_language, visit_day,
};
#[cfg(not(target_arch = "wasm32"))]
pub use printed::{day, day_heading, exact, kicker, number, plural, valid_language, visit_day};
