//! Writes the first screens of lists that are one click away.

use rayon::prelude::*;

use crate::{
    export::{
        clustering::rows::NumberedRows,
        files::{error::ExportError, export_writer::ExportWriter},
        numbering::row::to_row,
    },
    format::{
        CARDS_PER_SCREEN, FileKind, FileName, LEAD_STORIES, Screen,
        manifest::{FirstScreen, Screens},
    },
    model::day::MINUTES_PER_DAY,
    query::hotness,
};

/// The maximum age of a lead story, in minutes before the newest story: three days.
const RECENT_MINUTES: i64 = 3 * MINUTES_PER_DAY;

/// Writes the screens of an archive with this number of topics.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn write(
    rows: &NumberedRows,
    topics: usize,
    export_writer: &ExportWriter,
) -> Result<Screens, ExportError> {
    let write_screen = |list: &Vec<u32>| -> Result<FileName, ExportError> {
        let cards = list
            .iter()
            .map(|row| rows.current_card(*row as usize))
            .collect();
        Ok(export_writer.put(FileKind::Screen, &Screen { cards })?.name)
    };
    let first_screen = |rows: Vec<u32>| -> Result<FirstScreen, ExportError> {
        let screen = write_screen(&rows)?;
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
    let hottest = top_rows(rows, |row| {
        let outline = &rows.outlines[row];
        hotness::sort_key(outline.heat, outline.published.map(|time| time.minutes()))
    });
    let front = front_rows(rows, &hottest);
    let quality = top_rows(rows, |row| rows.outlines[row].quality);
    let covered = top_rows(rows, |row| rows.publishers[row]);
    Ok(Screens {
        front: first_screen(front)?,
        newest: write_screen(&newest)?,
        hottest: first_screen(hottest)?,
        quality: first_screen(quality)?,
        covered: first_screen(covered)?,
        topics: by_topic
            .par_iter()
            .map(write_screen)
            .collect::<Result<_, _>>()?,
    })
}

/// Returns the rows of the front page: the hottest stories of the last days, then the newest of all
/// others. The lead is the first of the hottest that has a picture, if any has one.
fn front_rows(rows: &NumberedRows, hottest: &[u32]) -> Vec<u32> {
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
    if let Some(lead_index) = front.iter().position(has_picture) {
        front[..=lead_index].rotate_right(1);
    }
    let others: Vec<u32> = newest
        .filter(|row| !front.contains(row))
        .take(CARDS_PER_SCREEN - front.len())
        .collect();
    front.extend(others);
    front
}

/// Returns the first rows in descending order of a key; of equal keys, the higher row comes first.
fn top_rows<K: Ord>(rows: &NumberedRows, key: impl Fn(usize) -> K) -> Vec<u32> {
    let mut keys: Vec<(K, u32)> = (0..rows.len()).map(|row| (key(row), to_row(row))).collect();
    let count = CARDS_PER_SCREEN.min(keys.len());
    if count < keys.len() {
        keys.select_nth_unstable_by(count, |a, b| b.cmp(a));
        keys.truncate(count);
    }
    keys.sort_unstable_by(|a, b| b.cmp(a));
    keys.into_iter().map(|(_, row)| row).collect()
}
