//! The search index: which rows have which words.

mod collect;
mod forms;
mod shards;

use rayon::prelude::*;

use self::{collect::IndexEntry, shards::IndexPlan};
use super::{ExportError, dictionary::Dictionary, lexicon::Lexicon, writer::ExportWriter};
use crate::{
    format::{FileKind, FileName, Positions, SearchIndex, Spelling, Terms, terms::Posting},
    query::{
        rank::{self, MatchKind},
        words,
    },
};

/// Writes the files of the search index and gives the name of the one that leads to the others.
/// `english` says of each row whether it is in English.
///
/// # Errors
/// [`ExportError`] where a file cannot be encoded or written.
pub fn write(
    lexicon: &Lexicon,
    english: &[bool],
    dictionary: &Dictionary,
    edition: &ExportWriter,
) -> Result<FileName, ExportError> {
    let entries = collect::entries(lexicon, english);
    let forms = forms::forms(&entries);
    let plan = IndexPlan::of(&entries);
    let mut index = SearchIndex::default();
    let shards = plan.shards.par_iter().map(|shard| {
        let mut terms = Terms::default();
        let mut positions = Positions::default();
        for place in shard.entries.clone() {
            let entry = &entries[place];
            let others = forms[place]
                .iter()
                .map(|other| entries[*other].word.clone());
            terms.push(entry.word.clone(), &entry.postings, others.collect());
            positions.push(entry.positions());
        }
        let terms = edition.put(FileKind::Terms, &terms)?;
        let positions = edition.put(FileKind::Positions, &positions)?;
        Ok((terms.name, positions.name))
    });
    let files = shards.collect::<Result<Vec<_>, ExportError>>()?;
    (index.terms, index.positions) = files.into_iter().unzip();
    index.first = plan.shards.into_iter().map(|shard| shard.first).collect();
    let merged = plan.beginnings.par_iter().map(|beginning| {
        let postings = merged(beginning, &entries, &forms, english);
        let mut terms = Terms::default();
        terms.push(beginning.text.clone(), &postings, Vec::new());
        Ok(edition.put(FileKind::Merged, &terms)?.name)
    });
    index.merged = merged.collect::<Result<_, ExportError>>()?;
    let beginnings = plan.beginnings.into_iter();
    index.beginnings = beginnings.map(|beginning| beginning.text).collect();
    for (letter, spelling) in spellings(&entries, dictionary) {
        index.letters.push(letter.to_string());
        let file = edition.put(FileKind::Spelling, &spelling)?;
        index.spellings.push(file.name);
    }
    Ok(edition.put(FileKind::Index, &index)?.name)
}

/// Whether a story is in English: as its record says, else as its site is.
pub fn is_english(locale: Option<&str>, language: &str) -> bool {
    let tag = locale.unwrap_or(language);
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.eq_ignore_ascii_case("en")
}

/// All that a question for words with this beginning finds, as one list.
fn merged(
    beginning: &shards::WordPrefix,
    entries: &[IndexEntry],
    forms: &[Vec<usize>],
    english: &[bool],
) -> Vec<Posting> {
    let mut codes = vec![0; english.len()];
    for place in beginning.entries.clone() {
        let entry = &entries[place];
        let is_whole = entry.word == beginning.text;
        let answers = if is_whole {
            MatchKind::Exactly
        } else {
            MatchKind::AsBeginning
        };
        for posting in &entry.postings {
            let level = rank::lowered(posting.level, answers);
            rank::keep_best(&mut codes, posting.row, level);
        }
        let forms = forms[place].iter().filter(|_| is_whole);
        for posting in forms.flat_map(|other| &entries[*other].postings) {
            if english[posting.row as usize] {
                let level = rank::lowered(posting.level, MatchKind::AsForm);
                rank::keep_best(&mut codes, posting.row, level);
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

/// The words of texts and names by their first character, with how many stories have them in
/// headline or excerpt.
fn spellings(entries: &[IndexEntry], dictionary: &Dictionary) -> Vec<(char, Spelling)> {
    let topics = dictionary.topics.iter().map(|topic| topic.name.as_str());
    let publishers = dictionary
        .providers
        .iter()
        .map(|provider| provider.name.as_str());
    let mut spelt: Vec<(String, u32)> = topics
        .chain(publishers)
        .flat_map(words::words)
        .map(|word| (word, 1))
        .collect();
    spelt.extend(entries.iter().map(|entry| {
        let stories = u32::try_from(entry.postings.len()).unwrap_or(u32::MAX);
        (entry.word.clone(), stories)
    }));
    spelt.retain(|(word, _)| {
        let is_number = word.chars().all(char::is_numeric);
        !is_number && !words::is_paired(word) && word.chars().nth(2).is_some()
    });
    // Of equal words the one with the most stories comes first, and stays.
    spelt.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    spelt.dedup_by(|a, b| a.0 == b.0);
    let first = |word: &str| word.chars().next().unwrap_or_default();
    spelt
        .chunk_by(|a, b| first(&a.0) == first(&b.0))
        .map(|words| {
            let pairs = words
                .iter()
                .map(|(word, stories)| (word.as_str(), *stories));
            (first(&words[0].0), Spelling::of(pairs))
        })
        .collect()
}
