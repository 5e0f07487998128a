//! The first screens of lists that one click leads to.

use rayon::prelude::*;

use super::{
    ExportError,
    edition::Edition,
    rows::{Rows, to_row},
};
use crate::{
    format::{
        CARDS_PER_SCREEN, FileKind, FileName, Screen,
        manifest::{Screens, Top},
    },
    query::hottest,
};

/// Writes the screens of an archive with so many topics.
///
/// # Errors
/// [`ExportError`] where a file cannot be encoded or written.
pub fn write(rows: &Rows, topics: usize, edition: &Edition) -> Result<Screens, ExportError> {
    let put = |list: &Vec<u32>| -> Result<FileName, ExportError> {
        let cards = list.iter().map(|row| rows.card(*row as usize)).collect();
        Ok(edition.put(FileKind::Screen, &Screen { cards })?.name)
    };
    let top = |rows: Vec<u32>| -> Result<Top, ExportError> {
        let screen = put(&rows)?;
        Ok(Top { rows, screen })
    };
    let all = 0..to_row(rows.len());
    let newest = all.rev().take(CARDS_PER_SCREEN).collect();
    let mut by_topic = vec![Vec::new(); topics];
    for (row, numbers) in rows.numbers.iter().enumerate().rev() {
        for topic in &numbers.topics {
            let list: &mut Vec<u32> = &mut by_topic[*topic as usize];
            if list.len() < CARDS_PER_SCREEN {
                list.push(to_row(row));
            }
        }
    }
    let hottest = first(rows, |row| {
        let outline = &rows.outlines[row];
        hottest::key(outline.heat, outline.published.map(|time| time.minutes()))
    });
    let quality = first(rows, |row| rows.outlines[row].quality);
    let covered = first(rows, |row| rows.publishers[row]);
    Ok(Screens {
        newest: put(&newest)?,
        hottest: top(hottest)?,
        quality: top(quality)?,
        covered: top(covered)?,
        topics: by_topic.par_iter().map(put).collect::<Result<_, _>>()?,
    })
}

/// The first rows in falling order of a key; of equal ones the higher row comes first.
fn first<K: Ord>(rows: &Rows, key: impl Fn(usize) -> K) -> Vec<u32> {
    let mut keys: Vec<(K, u32)> = (0..rows.len()).map(|row| (key(row), to_row(row))).collect();
    let most = CARDS_PER_SCREEN.min(keys.len());
    if most < keys.len() {
        keys.select_nth_unstable_by(most, |a, b| b.cmp(a));
        keys.truncate(most);
    }
    keys.sort_unstable_by(|a, b| b.cmp(a));
    keys.into_iter().map(|(_, row)| row).collect()
}
