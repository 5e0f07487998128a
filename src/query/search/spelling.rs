//! Finds the nearest spelling of a word.

use crate::format::Spelling;

/// Returns the maximum number of edits: none below 3 characters, one below 6, else two. The first
/// character must be equal: mistakes are rare there (Yannakoudakis and Fawthrop 1983), and it
/// selects the file of spellings.
pub(super) fn max_edits(word: &str) -> usize {
    match word.chars().count() {
        0..3 => 0,
        3..6 => 1,
        _ => 2,
    }
}

/// Returns the nearest word: fewest edits, then most stories, then alphabetical order. If the word
/// may be incomplete (`is_prefix`), it is compared with the prefixes of others.
pub(super) fn nearest_word(spelling: &Spelling, word: &str, is_prefix: bool) -> Option<String> {
    let limit = max_edits(word);
    let typed: Vec<char> = word.chars().collect();
    let mut best: Option<(usize, u32, String)> = None;
    let mut rows = EditDistance::default();
    spelling.each(|other, stories| {
        let most_stories = best.as_ref().map_or(limit, |(edits, _, _)| *edits);
        let Some(edits) = rows.edits(&typed, other, is_prefix, most_stories) else {
            return;
        };
        let is_better = match &best {
            Some((fewest_edits, most_stories, _)) => {
                edits < *fewest_edits || (edits == *fewest_edits && stories > *most_stories)
            }
            None => true,
        };
        if is_better {
            best = Some((edits, stories, other.to_owned()));
        }
    });
    best.map(|(_, _, word)| word)
}

/// Three rows of the edit distance table, reused between words.
#[derive(Default)]
struct EditDistance {
    other: Vec<char>,
    second_last_row: Vec<usize>,
    last_row: Vec<usize>,
    current_row: Vec<usize>,
}

impl EditDistance {
    /// Returns the number of insertions, deletions, substitutions and swaps of neighbors, or `None`
    /// above `limit` (Damerau 1964; optimal string alignment distance).
    fn edits(
        &mut self,
        typed: &[char],
        other: &str,
        is_prefix: bool,
        limit: usize,
    ) -> Option<usize> {
        self.other.clear();
        self.other.extend(other.chars());
        if is_prefix {
            self.other.truncate(typed.len() + limit);
        }
        let columns = self.other.len();
        if typed.len().abs_diff(columns) > limit && !(is_prefix && columns > typed.len()) {
            return None;
        }
        self.second_last_row.clear();
        self.second_last_row.resize(columns + 1, 0);
        self.last_row.clear();
        self.last_row.extend(0..=columns);
        self.current_row.clear();
        self.current_row.resize(columns + 1, 0);
        for (row, character) in typed.iter().enumerate() {
            self.current_row[0] = row + 1;
            let mut row_minimum = row + 1;
            for column in 0..columns {
                let is_same = self.other[column] == *character;
                let substituted = self.last_row[column] + usize::from(!is_same);
                let mut edits = substituted
                    .min(self.last_row[column + 1] + 1)
                    .min(self.current_row[column] + 1);
                let is_swap = row > 0
                    && column > 0
                    && self.other[column - 1] == *character
                    && typed[row - 1] == self.other[column];
                if is_swap {
                    edits = edits.min(self.second_last_row[column - 1] + 1);
                }
                self.current_row[column + 1] = edits;
                row_minimum = row_minimum.min(edits);
            }
            if row_minimum > limit {
                return None;
            }
            std::mem::swap(&mut self.second_last_row, &mut self.last_row);
            std::mem::swap(&mut self.last_row, &mut self.current_row);
        }
        let edits = if is_prefix {
            self.last_row.iter().min().copied()
        } else {
            self.last_row.last().copied()
        };
        edits.filter(|edits| *edits <= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(typed: &str, other: &str, is_prefix: bool) -> Option<usize> {
        let typed: Vec<char> = typed.chars().collect();
        EditDistance::default().edits(&typed, other, is_prefix, 2)
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
        let spelling = Spelling::from_words(words.into_iter());
        assert_eq!(
            nearest_word(&spelling, "raiq", false).as_deref(),
            Some("rain")
        );
        assert_eq!(nearest_word(&spelling, "rxyz", false), None);
    }
}
