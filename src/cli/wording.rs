//! Numbers and texts as the command line prints them.

use indicatif::HumanCount;
use unicode_width::UnicodeWidthChar;

/// A number with its thousands set apart: `4,723`.
pub fn number(number: usize) -> String {
    HumanCount(u64::try_from(number).unwrap_or(u64::MAX)).to_string()
}

/// A number and what there is that many of: `1 story`, `4,723 stories`.
pub fn count(many: usize, noun: &str) -> String {
    let noun = match (many, noun.strip_suffix('y')) {
        (1, _) => noun.to_owned(),
        (_, Some(stem)) => format!("{stem}ies"),
        (_, None) => format!("{noun}s"),
    };
    format!("{} {noun}", number(many))
}

/// How many columns of a terminal a text takes.
pub fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// As much of the beginning of a text as so many columns hold; an ellipsis stands for the rest.
pub fn beginning(text: &str, limit: usize) -> String {
    if columns(text) <= limit {
        return text.to_owned();
    }
    if limit == 0 {
        return String::new();
    }
    let mut cut = taken(text.chars(), limit.saturating_sub(1));
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// As much of the end of a path as so many columns hold; an ellipsis stands for the rest.
pub fn end(path: &str, limit: usize) -> String {
    if columns(path) <= limit {
        return path.to_owned();
    }
    if limit == 0 {
        return String::new();
    }
    let cut = taken(path.chars().rev(), limit.saturating_sub(1));
    std::iter::once('…').chain(cut.chars().rev()).collect()
}

fn taken(chars: impl Iterator<Item = char>, limit: usize) -> String {
    let mut left = limit;
    let fits = |c: &char| {
        let width = c.width().unwrap_or_default();
        let fits = width <= left;
        left = left.saturating_sub(width);
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
    fn long_texts_lose_their_end_and_long_paths_their_beginning() {
        assert_eq!(beginning("a title that is long", 10), "a title t…");
        assert_eq!(beginning("日本語", 5), "日本…");
        assert_eq!(end("content/news/first.md", 10), "…/first.md");
        assert_eq!(end("a.md", 10), "a.md");
    }

    proptest! {
        #[test]
        fn a_cut_text_fits(text in "\\PC{0,40}", limit in 0_usize..20) {
            prop_assert!(columns(&beginning(&text, limit)) <= limit);
            prop_assert!(columns(&end(&text, limit)) <= limit);
        }
    }
}
