//! Writes the cards of a segment.

use std::ops::Range;

use rayon::prelude::*;

use super::chunking::{ChunkRow, ChunkSizes, chunks};
use crate::{
    export::{
        clustering::rows::NumberedRows,
        files::{error::ExportError, export_writer::ExportWriter},
    },
    format::{CardShard, FileKind, RowFiles},
};

/// The sizes of files of cards: about 64 rows. A list shows the cards of a file together; hits of a search are
/// scattered, and each costs a file.
pub const CARD_SIZES: ChunkSizes = ChunkSizes {
    min_rows: 32,
    max_rows: 128,
    divisor: 32,
    max_bytes: 96 * 1024,
};

/// Writes the cards of these rows, and returns their files.
///
/// # Errors
/// Returns [`ExportError`] if a file cannot be encoded or written.
pub fn write(
    segment: Range<usize>,
    sizes: ChunkSizes,
    rows: &NumberedRows,
    export_writer: &ExportWriter,
) -> Result<RowFiles, ExportError> {
    let outlines = rows.outlines[segment.clone()].iter();
    let chunk_rows = outlines.map(|outline| ChunkRow {
        slug: &outline.slug,
        bytes: outline.title.len() + outline.excerpt.len(),
    });
    let written = chunks(segment.start, chunk_rows, sizes)
        .into_par_iter()
        .map(|chunk| {
            let shard = CardShard {
                cards: chunk.clone().map(|row| rows.card(row)).collect(),
                stories: Vec::new(),
            };
            Ok((chunk.len(), export_writer.put(FileKind::Cards, &shard)?))
        })
        .collect::<Result<Vec<_>, ExportError>>()?;
    let mut files = RowFiles::default();
    for (rows, file) in written {
        files.push(rows, file.name);
    }
    Ok(files)
}
