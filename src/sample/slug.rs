//! Builds names for files and addresses.

use deunicode::deunicode;

/// Returns the words of `title` in lower-case ASCII, joined by hyphens, as many as fit into `limit`
/// bytes.
pub(super) fn slug(title: &str, limit: usize) -> String {
    let mut slug = String::with_capacity(limit);
    let ascii = deunicode(title).to_ascii_lowercase().replace('\'', "");
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= limit {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// Returns `number` with the digits 0–9 and a–z.
pub(super) fn base36(number: u64) -> String {
    let digit = |value| char::from_digit(value, 36).unwrap_or('0');
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.push(digit(u32::try_from(rest % 36).unwrap_or(0)));
        rest /= 36;
        if rest == 0 {
            return digits.iter().rev().collect();
        }
    }
}
