//! Compares names of topics and publishers.

use crate::model::unicode;

/// Returns the key by which two names of a topic or a publisher are the same name. Case, composed
/// or separate accents, and the separators between words (space, hyphen, underscore) make no
/// difference.
///
/// ```
/// use broadsheet::model::name_key;
///
/// assert_eq!(name_key("Machine-Learning"), name_key("machine learning"));
/// assert_eq!(name_key("Cafe\u{301}s"), name_key("CAFÉS"));
/// assert_ne!(name_key("C++"), name_key("C"));
/// ```
pub fn name_key(name: &str) -> String {
    let lower = unicode::composed_lower(name);
    let mut key = String::with_capacity(lower.len());
    for letter in lower.trim().chars() {
        if !is_separator(letter) {
            key.push(letter);
        } else if !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key
}

fn is_separator(letter: char) -> bool {
    // The hyphen, and the hyphens of Unicode; dashes separate parts of a name, not words.
    letter.is_whitespace() || matches!(letter, '-' | '_' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in [
            ("Rail", "RAIL"),
            ("Cafés", "cafe\u{301}s"),
            ("E\u{301}lections", "élections"),
            ("open source", "Open-Source"),
            ("open_source", "Open  Source"),
            ("open\u{a0}source", "open\u{2011}source"),
            (" Rail ", "rail"),
            ("각", "\u{1100}\u{1161}\u{11a8}"),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one}, {other}");
        }
        for (one, other) in [
            ("C", "C++"),
            ("C", "C-"),
            ("email", "e-mail"),
            ("Cafés", "Cafes"),
            ("-", ""),
            ("1–2", "1 2"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one}, {other}");
        }
    }
}
