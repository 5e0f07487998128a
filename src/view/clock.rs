//! Dates and numbers in words. In the browser they are its own `Intl`'s, in the reader's time
//! zone; elsewhere they are printed in UTC and in a fixed form, so that an export is the same on
//! every machine.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(not(target_arch = "wasm32"))]
mod printed;

#[cfg(target_arch = "wasm32")]
pub use browser::{day, day_line, day_number, exact, kicker, known, number, plural, since, today};
#[cfg(not(target_arch = "wasm32"))]
pub use printed::{day, day_line, day_number, exact, kicker, known, number, plural, since};
