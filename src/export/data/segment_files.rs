//! Writes the columns and ranks of a segment.

use std::ops::Range;

use crate::{
    export::{
        clustering::rows::NumberedRows,
        files::{error::ExportError, export_writer::ExportWriter},
        numbering::dictionary::Dictionary,
    },
    format::{
        Columns, FileKind, FileName, Ranks,
        columns::{PushState, Row},
    },
};

/// Writes the columns of these rows. `english` says of each row of the archive whether it is in English.
///
/// # Errors
/// Returns [`ExportError`] if the file cannot be encoded or written.
pub fn write_columns(
    segment: Range<usize>,
    rows: &NumberedRows,
    english: &[bool],
    dictionary: &Dictionary,
    export_writer: &ExportWriter,
) -> Result<FileName, ExportError> {
    let mut columns = Columns::default();
    let mut state = PushState::default();
    for row in segment {
        let outline = &rows.outlines[row];
        let mut numbers = rows.numbers[row].clone();
        // Columns store topics as a sorted set; the card keeps the order of the record.
        numbers.topics.sort_unstable();
        let row = Row {
            time: outline.published,
            own_day: outline.own_day,
            provider: numbers.provider,
            kind: dictionary.kind_number(&outline.kind),
            topics: numbers.topics,
            publishers: rows.publishers[row],
            is_english: english[row],
        };
        columns.push(row, &mut state);
    }
    Ok(export_writer.put(FileKind::Columns, &columns)?.name)
}

/// Writes heat and quality of these rows.
///
/// # Errors
/// Returns [`ExportError`] if the file cannot be encoded or written.
pub fn write_ranks(
    segment: Range<usize>,
    rows: &NumberedRows,
    export_writer: &ExportWriter,
) -> Result<FileName, ExportError> {
    let outlines = &rows.outlines[segment];
    let ranks = Ranks {
        heat: outlines.iter().map(|outline| outline.heat).collect(),
        quality: outlines.iter().map(|outline| outline.quality).collect(),
    };
    Ok(export_writer.put(FileKind::Ranks, &ranks)?.name)
}
