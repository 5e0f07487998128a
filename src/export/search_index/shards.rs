//! Splits the postings of all words into files.

use std::ops::Range;

use super::collect::IndexEntry;

/// A file of postings.
#[derive(Debug)]
pub(super) struct PostingsShard {
    /// The lower bound of its words.
    pub first: String,
    /// The range of its words in the list of all entries.
    pub entry_range: Range<usize>,
}

/// A prefix whose words are spread over several files.
#[derive(Debug)]
pub(super) struct WordPrefix {
    pub text: String,
    /// The range of its words in the list of all entries.
    pub entry_range: Range<usize>,
}

/// The distribution of the words of a segment over files.
///
/// Words are split as a trie. A range that is too large for a file is split by the next character;
/// neighbors that fit together share a file. A new story makes some files a little larger and
/// leaves the others unchanged.
#[derive(Debug, Default)]
pub(super) struct IndexPlan {
    pub shards: Vec<PostingsShard>,
    pub prefixes: Vec<WordPrefix>,
    max_bytes: usize,
}

impl IndexPlan {
    /// Plans files of at most `max_bytes` before compression; a single word can exceed that.
    pub fn of(entries: &[IndexEntry], max_bytes: usize) -> Self {
        let mut plan = Self {
            max_bytes,
            ..Self::default()
        };
        let sizes: Vec<usize> = entries.iter().map(size).collect();
        plan.split("", 0..entries.len(), entries, &sizes);
        match plan.shards.first_mut() {
            Some(shard) => shard.first.clear(),
            None => plan.shards.push(PostingsShard {
                first: String::new(),
                entry_range: 0..0,
            }),
        }
        plan.prefixes.sort_by(|a, b| a.text.cmp(&b.text));
        plan
    }

    /// Splits words with a common prefix that are too large for one file.
    fn split(
        &mut self,
        prefix: &str,
        range: Range<usize>,
        entries: &[IndexEntry],
        sizes: &[usize],
    ) {
        let mut current: Option<(PostingsShard, usize)> = None;
        for (first, children) in children(prefix, range, entries) {
            let size: usize = sizes[children.clone()].iter().sum();
            if let Some((shard, total)) = &mut current
                && *total + size <= self.max_bytes
            {
                shard.entry_range.end = children.end;
                *total += size;
                continue;
            }
            self.shards.extend(current.take().map(|(shard, _)| shard));
            let is_divisible = children.len() > 1;
            if size > self.max_bytes && is_divisible {
                self.prefixes.push(WordPrefix {
                    text: first.clone(),
                    entry_range: children.clone(),
                });
                self.split(&first, children, entries, sizes);
            } else {
                let shard = PostingsShard {
                    first,
                    entry_range: children,
                };
                current = Some((shard, size));
            }
        }
        self.shards.extend(current.map(|(shard, _)| shard));
    }
}

/// Groups the words of a range by their next character. The word that equals the prefix comes
/// first, alone.
fn children(
    prefix: &str,
    range: Range<usize>,
    entries: &[IndexEntry],
) -> Vec<(String, Range<usize>)> {
    let mut children: Vec<(String, Range<usize>)> = Vec::new();
    for entry_index in range {
        let word = entries[entry_index].word;
        let next = word
            .get(prefix.len()..)
            .and_then(|rest| rest.chars().next());
        let end = prefix.len() + next.map_or(0, char::len_utf8);
        let child = word.get(..end).unwrap_or(word);
        match children.last_mut() {
            Some((text, range)) if text == child && next.is_some() => range.end = entry_index + 1,
            _ => children.push((child.to_owned(), entry_index..entry_index + 1)),
        }
    }
    children
}

/// Returns the approximate size of a word in its file, in bytes.
fn size(entry: &IndexEntry) -> usize {
    entry.word.len() + 8 + entry.postings.len() * 5 / 2
}
