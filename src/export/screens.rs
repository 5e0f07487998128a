//! The first screens of lists that one click leads to.

use rayon::prelude::*;

use super::{
    ExportError,
    rows::{NumberedRows, to_row},
    writer::ExportWriter,
};
use crate::{
    format::{
        CARDS_PER_SCREEN, FileKind, FileName, LEAD_STORIES, Screen,
        manifest::{FirstScreen, Screens},
    },
    model::day::MINUTES_PER_DAY,
    query::hottest,
};

/// What is older than this before the newest story leads no front page, in minutes: three days.
const RECENT_MINUTES: i64 = 3 * MINUTES_PER_DAY;

/// Writes the screens of an archive with so many topics.
///
/// # Errors
/// [`ExportError`] where a file cannot be encoded or written.
pub fn write(
    rows: &NumberedRows,
    topics: usize,
    edition: &ExportWriter,
) -> Result<Screens, ExportError> {
    let put = |list: &Vec<u32>| -> Result<FileName, ExportError> {
        let cards = list
            .iter()
            .map(|row| rows.card_by_now(*row as usize))
            .collect();
        Ok(edition.put(FileKind::Screen, &Screen { cards })?.name)
    };
    let top = |rows: Vec<u32>| -> Result<FirstScreen, ExportError> {
        let screen = put(&rows)?;
        Ok(FirstScreen { rows, screen })
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
    let front = front(rows, &hottest);
    let quality = first(rows, |row| rows.outlines[row].quality);
    let covered = first(rows, |row| rows.publishers[row]);
    Ok(Screens {
        front: top(front)?,
        newest: put(&newest)?,
        hottest: top(hottest)?,
        quality: top(quality)?,
        covered: top(covered)?,
        topics: by_topic.par_iter().map(put).collect::<Result<_, _>>()?,
    })
}

/// The rows of the front page: the hottest of the last days, and the newest of all others. The lead is the
/// first of them that has a picture, where one has.
fn front(rows: &NumberedRows, hottest: &[u32]) -> Vec<u32> {
    let minute = |row: u32| {
        let published = rows.outlines[row as usize].published;
        published.map(|time| time.minutes())
    };
    let newest = (0..to_row(rows.len())).rev();
    let now = newest.clone().next().and_then(minute);
    let is_recent = |row: &u32| match (minute(*row), now) {
        (Some(minute), Some(now)) => now - minute <= RECENT_MINUTES,
        (_, None) => true,
        (None, _) => false,
    };
    let hot = hottest.iter().copied().filter(is_recent);
    let mut front: Vec<u32> = hot.take(LEAD_STORIES).collect();
    let has_picture = |row: &u32| rows.card(*row as usize).picture.is_some();
    if let Some(place) = front.iter().position(has_picture) {
        front[..=place].rotate_right(1);
    }
    let others: Vec<u32> = newest
        .filter(|row| !front.contains(row))
        .take(CARDS_PER_SCREEN - front.len())
        .collect();
    front.extend(others);
    front
}

/// The first rows in falling order of a key; of equal ones the higher row comes first.
fn first<K: Ord>(rows: &NumberedRows, key: impl Fn(usize) -> K) -> Vec<u32> {
    let mut keys: Vec<(K, u32)> = (0..rows.len()).map(|row| (key(row), to_row(row))).collect();
    let most = CARDS_PER_SCREEN.min(keys.len());
    if most < keys.len() {
        keys.select_nth_unstable_by(most, |a, b| b.cmp(a));
        keys.truncate(most);
    }
    keys.sort_unstable_by(|a, b| b.cmp(a));
    keys.into_iter().map(|(_, row)| row).collect()
}
