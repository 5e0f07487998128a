//! Numbers and texts as the command line prints them.

use indicatif::HumanCount;
use unicode_width::UnicodeWidthChar;

/// Formats a number with separators of thousands: `4,723`.
pub fn number(number: usize) -> String {
    HumanCount(u64::try_from(number).unwrap_or(u64::MAX)).to_string()
}

/// Formats a number and a noun: `1 story`, `4,723 stories`.
pub fn count(count: usize, noun: &str) -> String {
    let noun = match (count, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        (_, None) => format!("{noun}s"),
    };
    format!("{} {noun}", number(count))
}

/// Returns the end of the sentence about a flag or a setting whose old name still works.
pub fn renamed(new_name: &str) -> String {
    format!("is now called `{new_name}`; the old name stops working in version 0.3")
}

/// Returns the width of a text, in columns of a terminal.
pub fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Truncates the end of a text to a width in columns, with an ellipsis.
pub fn truncate_end(text: &str, max_columns: usize) -> String {
    if columns(text) <= max_columns {
        return text.to_owned();
    }
    if max_columns == 0 {
        return String::new();
    }
    let mut start = take_columns(text.chars(), max_columns.saturating_sub(1));
    start.truncate(start.trim_end().len());
    start + "…"
}

/// Truncates the start of a path to a width in columns, with an ellipsis.
pub fn truncate_start(path: &str, max_columns: usize) -> String {
    if columns(path) <= max_columns {
        return path.to_owned();
    }
    if max_columns == 0 {
        return String::new();
    }
    let reversed = take_columns(path.chars().rev(), max_columns.saturating_sub(1));
    std::iter::once('…').chain(reversed.chars().rev()).collect()
}

/// Returns the first characters that fit into a width in columns.
fn take_columns(chars: impl Iterator<Item = char>, max_columns: usize) -> String {
    let mut columns_left = max_columns;
    let fits = |c: &char| {
        let width = c.width().unwrap_or_default();
        let fits = width <= columns_left;
        columns_left = columns_left.saturating_sub(width);
        fits
    };
    chars.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_and_nouns() {
        assert_eq!(count(1, "story"), "1 story");
        assert_eq!(count(4_723, "story"), "4,723 stories");
        assert_eq!(count(0, "record"), "0 records");
    }

    #[test]
    fn long_texts_lose_their_end_and_long_paths_their_truncate_end() {
        assert_eq!(truncate_end("a title that is long", 10), "a title t…");
        assert_eq!(truncate_end("日本語", 5), "日本…");
        assert_eq!(truncate_start("content/news/first.md", 10), "…/first.md");
        assert_eq!(truncate_start("a.md", 10), "a.md");
    }

    proptest! {
        #[test]
        fn a_truncated_text_fits(text in "\\PC{0,40}", max_columns in 0_usize..20) {
            prop_assert!(columns(&truncate_end(&text, max_columns)) <= max_columns);
            prop_assert!(columns(&truncate_start(&text, max_columns)) <= max_columns);
        }
    }
}
