//! Which rows have a word? Writes the search index.

mod collect;
mod families;
mod shards;

use std::ops::Range;

use rayon::prelude::*;

use self::{collect::IndexEntry, families::WordFamilies, shards::IndexPlan};
use crate::{
    export::{
        files::{error::ExportError, export_writer::ExportWriter},
        numbering::{dictionary::Dictionary, lexicon::Lexicon, row::to_row},
    },
    format::{FileKind, FileName, Positions, SearchIndex, Spelling, Terms, terms::Posting},
    query::{
        bm25::{self, MatchKind},
        words,
    },
};

/// The words of an archive.
#[derive(Clone, Copy, Debug)]
pub struct IndexInput<'a> {
    /// The words of all headlines and excerpts.
    pub lexicon: &'a Lexicon,
    /// By row: whether it is in English.
    pub english: &'a [bool],
    /// The maximum size of a file of postings, in bytes; a single word can exceed it.
    pub max_bytes: usize,
}

/// Writes the files of the search index of each segment, and returns the indexes, which name these files.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn write_segments(
    input: IndexInput,
    segments: &[Range<usize>],
    export_writer: &ExportWriter,
) -> Result<Vec<SearchIndex>, ExportError> {
    let numbered = || (0_u32..).zip(segments);
    let segment_of_rows: Vec<u32> = numbered()
        .flat_map(|(number, rows)| std::iter::repeat_n(number, rows.len()))
        .collect();
    let families = WordFamilies::of(input.lexicon, &segment_of_rows, input.english);
    let numbered: Vec<_> = numbered().collect();
    // Large segments use all threads, and several of them would need much memory.
    numbered
        .into_iter()
        .map(|(number, rows)| {
            let entries = collect::entries(input.lexicon, rows);
            let families = families.of_segment(number, &entries, input.lexicon);
            let segment = IndexedSegment {
                entries,
                families,
                english: &input.english[rows.clone()],
                max_bytes: input.max_bytes,
            };
            segment.write(export_writer)
        })
        .collect()
}

/// The words of a segment.
struct IndexedSegment<'a> {
    entries: Vec<IndexEntry<'a>>,
    families: Vec<Vec<&'a str>>,
    english: &'a [bool],
    max_bytes: usize,
}

impl IndexedSegment<'_> {
    fn write(&self, export_writer: &ExportWriter) -> Result<SearchIndex, ExportError> {
        let plan = IndexPlan::of(&self.entries, self.max_bytes);
        let ends = plan.shards.iter().skip(1);
        let ends: Vec<Option<&str>> = ends.map(|shard| Some(shard.first.as_str())).collect();
        let ends = ends.into_iter().chain([None]);
        let shards: Vec<_> = plan.shards.iter().zip(ends).collect();
        let shards = shards.into_par_iter().map(|(shard, end)| {
            let mut terms = Terms::default();
            let mut positions = Positions::default();
            for entry in &self.entries[shard.entry_range.clone()] {
                terms.push(entry.word.to_owned(), &entry.postings);
                positions.push(entry.positions());
            }
            let is_in_range =
                |word: &&str| **word >= *shard.first && end.is_none_or(|end| **word < *end);
            let families = self.families.iter();
            let families = families.filter(|family| family.iter().any(&is_in_range));
            terms.families = families.map(|family| owned(family)).collect();
            let terms = export_writer.put(FileKind::Terms, &terms)?;
            let positions = export_writer.put(FileKind::Positions, &positions)?;
            Ok((terms.name, positions.name))
        });
        let files = shards.collect::<Result<Vec<_>, ExportError>>()?;
        let mut index = SearchIndex::default();
        (index.terms, index.positions) = files.into_iter().unzip();
        let merged = plan.prefixes.par_iter().map(|prefix| {
            let mut families = self.families.iter();
            let family = families.find(|family| family.contains(&prefix.text.as_str()));
            let mut terms = Terms::default();
            terms.push(prefix.text.clone(), &self.merged_postings(prefix, family));
            terms.families.extend(family.map(|family| owned(family)));
            Ok(export_writer.put(FileKind::Merged, &terms)?.name)
        });
        index.merged = merged.collect::<Result<_, ExportError>>()?;
        index.first_words = plan.shards.into_iter().map(|shard| shard.first).collect();
        let prefixes = plan.prefixes.into_iter();
        index.prefixes = prefixes.map(|prefix| prefix.text).collect();
        Ok(index)
    }

    /// Returns the result of a search for words with this prefix, as one list of postings. `family` has the forms of the
    /// word that equals the prefix.
    fn merged_postings(
        &self,
        prefix: &shards::WordPrefix,
        family: Option<&Vec<&str>>,
    ) -> Vec<Posting> {
        let mut codes = vec![0; self.english.len()];
        for entry in &self.entries[prefix.entry_range.clone()] {
            let match_kind = if entry.word == prefix.text {
                MatchKind::Exact
            } else {
                MatchKind::Prefix
            };
            for posting in &entry.postings {
                let level = bm25::lowered_level(posting.level, match_kind);
                bm25::raise_level(&mut codes, posting.row, level);
            }
        }
        let forms = family.into_iter().flatten();
        for form in forms.filter(|form| **form != prefix.text) {
            let found = self.entries.binary_search_by_key(form, |entry| entry.word);
            let postings = found.map(|index| &self.entries[index].postings);
            for posting in postings.into_iter().flatten() {
                if self.english[posting.row as usize] {
                    let level = bm25::lowered_level(posting.level, MatchKind::WordForm);
                    bm25::raise_level(&mut codes, posting.row, level);
                }
            }
        }
        let codes = (0..).zip(codes);
        let postings = codes.filter_map(|(row, code)| {
            let level = code.checked_sub(1)?;
            Some(Posting { row, level })
        });
        postings.collect()
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Returns whether a story is in English: by the language of its record or, without one, that of
/// the site.
pub fn is_english(locale: Option<&str>, language: &str) -> bool {
    let tag = locale.unwrap_or(language);
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}

/// Writes the files of spellings, and returns the first characters with their files.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn write_spellings(
    lexicon: &Lexicon,
    rows: usize,
    dictionary: &Dictionary,
    export_writer: &ExportWriter,
) -> Result<(Vec<String>, Vec<FileName>), ExportError> {
    let mut files = (Vec::new(), Vec::new());
    for (letter, spelling) in spellings(lexicon, rows, dictionary) {
        files.0.push(letter.to_string());
        let file = export_writer.put(FileKind::Spelling, &spelling)?;
        files.1.push(file.name);
    }
    Ok(files)
}

/// Returns, by word, the number of stories that have it in headline or excerpt.
fn story_counts(lexicon: &Lexicon, rows: usize) -> Vec<u32> {
    let mut counts = vec![0; lexicon.words.len()];
    let mut last_rows = vec![None; lexicon.words.len()];
    for row in 0..rows {
        for word in lexicon.headline(row).iter().chain(lexicon.excerpt(row)) {
            let word = *word as usize;
            if last_rows[word].replace(to_row(row)) != Some(to_row(row)) {
                counts[word] += 1;
            }
        }
    }
    counts
}

/// Returns the words of texts and names by their first character, each with the number of stories
/// that have it in headline or excerpt.
fn spellings(lexicon: &Lexicon, rows: usize, dictionary: &Dictionary) -> Vec<(char, Spelling)> {
    let topics = dictionary.topics.iter().map(|topic| topic.name.as_str());
    let publishers = dictionary
        .providers
        .iter()
        .map(|provider| provider.name.as_str());
    let mut spellings: Vec<(String, u32)> = topics
        .chain(publishers)
        .flat_map(words::words)
        .map(|word| (word, 1))
        .collect();
    let counts = story_counts(lexicon, rows);
    spellings.extend(lexicon.words.iter().cloned().zip(counts));
    spellings.retain(|(word, _)| {
        let is_number = word.chars().all(char::is_numeric);
        !is_number && !words::is_unspaced_script(word) && word.chars().nth(2).is_some()
    });
    // The first of equal words is kept, which is the one with the most stories.
    spellings.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    spellings.dedup_by(|a, b| a.0 == b.0);
    let first = |word: &str| word.chars().next().unwrap_or_default();
    spellings
        .chunk_by(|a, b| first(&a.0) == first(&b.0))
        .map(|words| {
            let pairs = words
                .iter()
                .map(|(word, stories)| (word.as_str(), *stories));
            (first(&words[0].0), Spelling::from_words(pairs))
        })
        .collect()
}
