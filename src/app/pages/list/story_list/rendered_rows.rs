//! The rows of an answer, and those of them that are rendered.

use std::sync::Arc;

use crate::query::Answer;
use leptos::prelude::*;

/// Returns the rows of an answer; none if there is no answer yet.
pub fn rows_of(answer: Option<&Arc<Answer>>) -> &[u32] {
    answer.map_or(&[], |answer| answer.rows.as_slice())
}

/// The index of the first rendered row in the list, and the rendered rows.
pub type RenderedRows = Memo<(usize, Vec<u32>)>;

/// Returns the position of a row in the list, from 1.
pub fn list_position(rendered_rows: RenderedRows, row: u32) -> usize {
    rendered_rows.with(|(first, rows)| {
        let index = rows.iter().position(|other| *other == row);
        first + index.unwrap_or_default() + 1
    })
}
