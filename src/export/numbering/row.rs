//! The numbers of rows.

/// Converts a row to 32 bits, as in the browser.
pub fn to_row(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}
