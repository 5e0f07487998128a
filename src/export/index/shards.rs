//! Where one file of postings ends and the next begins.

use std::ops::Range;

use super::collect::IndexEntry;

/// What a file of postings has at most, in bytes before compression; one word alone may have more.
const MAX_POSTINGS_BYTES: usize = 48 * 1024;

/// A file of postings.
#[derive(Debug)]
pub(super) struct PostingsShard {
    /// The least word that belongs into it.
    pub first: String,
    /// Its words, by their places.
    pub entries: Range<usize>,
}

/// A beginning of words that spread over several files.
#[derive(Debug)]
pub(super) struct WordPrefix {
    pub text: String,
    /// Its words, by their places.
    pub entries: Range<usize>,
}

/// How the words of an archive are spread over files.
///
/// The words are cut as a trie: what is too large for a file is divided by the next character, and
/// neighbours that fit together share one. A new story makes a file a little larger and leaves the
/// others as they are.
#[derive(Debug, Default)]
pub(super) struct IndexPlan {
    pub shards: Vec<PostingsShard>,
    pub beginnings: Vec<WordPrefix>,
}

impl IndexPlan {
    pub fn of(entries: &[IndexEntry]) -> Self {
        let mut plan = Self::default();
        let sizes: Vec<usize> = entries.iter().map(size).collect();
        plan.divide("", 0..entries.len(), entries, &sizes);
        match plan.shards.first_mut() {
            Some(shard) => shard.first.clear(),
            None => plan.shards.push(PostingsShard {
                first: String::new(),
                entries: 0..0,
            }),
        }
        plan.beginnings.sort_by(|a, b| a.text.cmp(&b.text));
        plan
    }

    /// Spreads words with one beginning, which are too many for one file.
    fn divide(
        &mut self,
        beginning: &str,
        range: Range<usize>,
        entries: &[IndexEntry],
        sizes: &[usize],
    ) {
        let mut open: Option<(PostingsShard, usize)> = None;
        for (first, children) in children(beginning, range, entries) {
            let size: usize = sizes[children.clone()].iter().sum();
            if let Some((shard, so_far)) = &mut open
                && *so_far + size <= MAX_POSTINGS_BYTES
            {
                shard.entries.end = children.end;
                *so_far += size;
                continue;
            }
            self.shards.extend(open.take().map(|(shard, _)| shard));
            let is_divisible = children.len() > 1;
            if size > MAX_POSTINGS_BYTES && is_divisible {
                self.beginnings.push(WordPrefix {
                    text: first.clone(),
                    entries: children.clone(),
                });
                self.divide(&first, children, entries, sizes);
            } else {
                let shard = PostingsShard {
                    first,
                    entries: children,
                };
                open = Some((shard, size));
            }
        }
        self.shards.extend(open.map(|(shard, _)| shard));
    }
}

/// The words of a range by their next character; first, alone, the word that is the beginning.
fn children(
    beginning: &str,
    range: Range<usize>,
    entries: &[IndexEntry],
) -> Vec<(String, Range<usize>)> {
    let mut children: Vec<(String, Range<usize>)> = Vec::new();
    for place in range {
        let word = &entries[place].word;
        let next = word
            .get(beginning.len()..)
            .and_then(|rest| rest.chars().next());
        let end = beginning.len() + next.map_or(0, char::len_utf8);
        let child = word.get(..end).unwrap_or(word);
        match children.last_mut() {
            Some((text, range)) if text == child && next.is_some() => range.end = place + 1,
            _ => children.push((child.to_owned(), place..place + 1)),
        }
    }
    children
}

/// About how many bytes a word takes in its file.
fn size(entry: &IndexEntry) -> usize {
    entry.word.len() + 8 + entry.postings.len() * 5 / 2
}
