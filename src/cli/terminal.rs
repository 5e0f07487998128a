//! How are progress, numbers and errors shown?

pub mod progress;
pub mod wording;

use std::process::ExitCode;

/// The exit code of a command that could not start, because the folder cannot be read or the settings are wrong.
const USAGE_EXIT_CODE: u8 = 2;

/// Prints an error on the error stream, and returns [`USAGE_EXIT_CODE`].
pub fn print_error(error: &dyn std::fmt::Display) -> ExitCode {
    anstream::eprintln!("\u{1b}[1;31merror\u{1b}[0m: {error}");
    ExitCode::from(USAGE_EXIT_CODE)
}
