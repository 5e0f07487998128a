//! Which rows have a word? Writes the search index.

mod collect;
mod forms;
mod shards;

use rayon::prelude::*;

use self::{collect::IndexEntry, shards::IndexPlan};
use crate::{
    export::{
        files::{error::ExportError, export_writer::ExportWriter},
        numbering::{dictionary::Dictionary, lexicon::Lexicon},
    },
    format::{FileKind, FileName, Positions, SearchIndex, Spelling, Terms, terms::Posting},
    query::{
        bm25::{self, MatchKind},
        words,
    },
};

/// Writes the files of the search index and returns the name of the file that leads to the others.
/// `english` says of each row whether it is in English.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn write(
    lexicon: &Lexicon,
    english: &[bool],
    dictionary: &Dictionary,
    export_writer: &ExportWriter,
) -> Result<FileName, ExportError> {
    let entries = collect::entries(lexicon, english);
    let forms = forms::forms(&entries);
    let plan = IndexPlan::of(&entries);
    let mut index = SearchIndex::default();
    let shards = plan.shards.par_iter().map(|shard| {
        let mut terms = Terms::default();
        let mut positions = Positions::default();
        for entry_index in shard.entry_range.clone() {
            let entry = &entries[entry_index];
            let other_forms = forms[entry_index]
                .iter()
                .map(|other| entries[*other].word.clone());
            terms.push(entry.word.clone(), &entry.postings, other_forms.collect());
            positions.push(entry.positions());
        }
        let terms = export_writer.put(FileKind::Terms, &terms)?;
        let positions = export_writer.put(FileKind::Positions, &positions)?;
        Ok((terms.name, positions.name))
    });
    let files = shards.collect::<Result<Vec<_>, ExportError>>()?;
    (index.terms, index.positions) = files.into_iter().unzip();
    index.first_words = plan.shards.into_iter().map(|shard| shard.first).collect();
    let merged = plan.prefixes.par_iter().map(|prefix| {
        let postings = merged(prefix, &entries, &forms, english);
        let mut terms = Terms::default();
        terms.push(prefix.text.clone(), &postings, Vec::new());
        Ok(export_writer.put(FileKind::Merged, &terms)?.name)
    });
    index.merged = merged.collect::<Result<_, ExportError>>()?;
    let prefixes = plan.prefixes.into_iter();
    index.prefixes = prefixes.map(|prefix| prefix.text).collect();
    for (letter, spelling) in spellings(&entries, dictionary) {
        index.letters.push(letter.to_string());
        let file = export_writer.put(FileKind::Spelling, &spelling)?;
        index.spellings.push(file.name);
    }
    Ok(export_writer.put(FileKind::Index, &index)?.name)
}

/// Returns whether a story is in English: by the language of its record or, without one, that of
/// the site.
pub fn is_english(locale: Option<&str>, language: &str) -> bool {
    let tag = locale.unwrap_or(language);
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}

/// Returns the result of a search for words with this prefix, as one list of postings.
fn merged(
    prefix: &shards::WordPrefix,
    entries: &[IndexEntry],
    forms: &[Vec<usize>],
    english: &[bool],
) -> Vec<Posting> {
    let mut codes = vec![0; english.len()];
    for entry_index in prefix.entry_range.clone() {
        let entry = &entries[entry_index];
        let is_exact = entry.word == prefix.text;
        let match_kind = if is_exact {
            MatchKind::Exact
        } else {
            MatchKind::Prefix
        };
        for posting in &entry.postings {
            let level = bm25::lowered_level(posting.level, match_kind);
            bm25::raise_level(&mut codes, posting.row, level);
        }
        let forms = forms[entry_index].iter().filter(|_| is_exact);
        for posting in forms.flat_map(|other| &entries[*other].postings) {
            if english[posting.row as usize] {
                let level = bm25::lowered_level(posting.level, MatchKind::WordForm);
                bm25::raise_level(&mut codes, posting.row, level);
            }
        }
    }
    (0..)
        .zip(codes)
        .filter_map(|(row, code)| {
            Some(Posting {
                row,
                level: code.checked_sub(1)?,
            })
        })
        .collect()
}

/// Returns the words of texts and names by their first character, each with the number of stories
/// that have it in headline or excerpt.
fn spellings(entries: &[IndexEntry], dictionary: &Dictionary) -> Vec<(char, Spelling)> {
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
    spellings.extend(entries.iter().map(|entry| {
        let stories = u32::try_from(entry.postings.len()).unwrap_or(u32::MAX);
        (entry.word.clone(), stories)
    }));
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
