//! Near spellings.

use crate::format::Spelling;

/// How many edits a word may be away from one of the archive: none below 3 characters, one below 6,
/// else two. The first character has to be the same: mistakes are seldom there (Yannakoudakis and
/// Fawthrop 1983), and it says which file has the words.
pub(super) fn distance_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..3 => 0,
        3..6 => 1,
        _ => 2,
    }
}

/// The nearest word: the least edits, then the most stories, then the first in the alphabet. Where
/// the word may go on (`is_prefix`), it is compared with the beginnings of others.
pub(super) fn nearest(spelling: &Spelling, word: &str, is_prefix: bool) -> Option<String> {
    let allowed = distance_allowed(word);
    let typed: Vec<char> = word.chars().collect();
    let mut best: Option<(usize, u32, String)> = None;
    let mut rows = Rows::default();
    spelling.each(|other, stories| {
        let most = best.as_ref().map_or(allowed, |(edits, _, _)| *edits);
        let Some(edits) = rows.edits(&typed, other, is_prefix, most) else {
            return;
        };
        let is_better = match &best {
            Some((least, most, _)) => edits < *least || (edits == *least && stories > *most),
            None => true,
        };
        if is_better {
            best = Some((edits, stories, other.to_owned()));
        }
    });
    best.map(|(_, _, word)| word)
}

/// Three rows of the table of edits, kept between words.
#[derive(Default)]
struct Rows {
    other: Vec<char>,
    before: Vec<usize>,
    last: Vec<usize>,
    now: Vec<usize>,
}

impl Rows {
    /// How many characters have to be put in, left out, changed, or exchanged with their neighbour
    /// (Damerau 1964; the restricted distance), if no more than `most`.
    fn edits(
        &mut self,
        typed: &[char],
        other: &str,
        is_prefix: bool,
        most: usize,
    ) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars());
        if is_prefix {
            self.other.truncate(typed.len() + most);
        }
        let columns = self.other.len();
        if typed.len().abs_diff(columns) > most && !(is_prefix && columns > typed.len()) {
            return None;
        }
        self.before.clear();
        self.before.resize(columns + 1, 0);
        self.last.clear();
        self.last.extend(0..=columns);
        self.now.clear();
        self.now.resize(columns + 1, 0);
        for (row, character) in typed.iter().enumerate() {
            self.now[0] = row + 1;
            let mut least = row + 1;
            for column in 0..columns {
                let is_same = self.other[column] == *character;
                let changed = self.last[column] + usize::from(!is_same);
                let mut edits = changed
                    .min(self.last[column + 1] + 1)
                    .min(self.now[column] + 1);
                let is_exchanged = row > 0
                    && column > 0
                    && self.other[column - 1] == *character
                    && typed[row - 1] == self.other[column];
                if is_exchanged {
                    edits = edits.min(self.before[column - 1] + 1);
                }
                self.now[column + 1] = edits;
                least = least.min(edits);
            }
            if least > most {
                return None;
            }
            std::mem::swap(&mut self.before, &mut self.last);
            std::mem::swap(&mut self.last, &mut self.now);
        }
        let edits = if is_prefix {
            self.last.iter().min().copied()
        } else {
            self.last.last().copied()
        };
        edits.filter(|edits| *edits <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(typed: &str, other: &str, is_prefix: bool) -> Option<usize> {
        let typed: Vec<char> = typed.chars().collect();
        Rows::default().edits(&typed, other, is_prefix, 2)
    }

    #[test]
    fn edits_are_counted() {
        for (typed, other, expected) in [
            ("artifical", "artificial", Some(1)),
            ("recieve", "receive", Some(1)),
            ("same", "same", Some(0)),
            ("kitten", "sitting", None),
            ("", "ab", Some(2)),
        ] {
            assert_eq!(edits(typed, other, false), expected, "{typed} {other}");
        }
        assert_eq!(edits("artifica", "artificial", true), Some(1));
        assert_eq!(edits("gogl", "googles", true), Some(1));
    }

    #[test]
    fn the_nearest_is_the_one_with_most_stories() {
        let words = [("rail", 9), ("rain", 40), ("raise", 90), ("sail", 99)];
        let spelling = Spelling::of(words.into_iter());
        assert_eq!(nearest(&spelling, "raiq", false).as_deref(), Some("rain"));
        assert_eq!(nearest(&spelling, "rxyz", false), None);
    }
}
