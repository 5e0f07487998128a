//! Where a reader was on a page, by entry of the tab's history.

use std::fmt::Write;

use super::document;

/// Where a reader was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScrollPosition {
    /// How far the page was scrolled, in CSS pixels.
    pub scroll: i32,
    /// In a list that was scrolled: the row of the first card in view, and where its upper edge
    /// was, in CSS pixels from the top of the window.
    pub anchor: Option<(u32, i32)>,
    /// The rows whose coverage was open.
    pub open: Vec<u32>,
}

/// The place that was kept for an entry of the history; the top of the page where there is none.
pub fn recall(entry: u64) -> ScrollPosition {
    let text = document::recall(&name(entry));
    text.and_then(|text| read(&text)).unwrap_or_default()
}

/// Keeps the place of an entry, for Back and Forward and for a reload.
pub fn remember(entry: u64, place: &ScrollPosition) {
    document::remember(&name(entry), &written(place));
}

fn name(entry: u64) -> String {
    format!("broadsheet-place-{entry}")
}

/// Two numbers of the anchor, or two `-`; how far it was scrolled; the open rows. A serializer for
/// this alone would take three kilobytes of wasm.
fn written(place: &ScrollPosition) -> String {
    let mut text = match place.anchor {
        Some((row, top)) => format!("{row} {top} {}", place.scroll),
        None => format!("- - {}", place.scroll),
    };
    for row in &place.open {
        // Writing to a text does not fail.
        let _ = write!(text, " {row}");
    }
    text
}

fn read(text: &str) -> Option<ScrollPosition> {
    let mut words = text.split(' ');
    let (row, top) = (words.next()?, words.next()?);
    Some(ScrollPosition {
        scroll: words.next()?.parse().ok()?,
        anchor: row.parse().ok().zip(top.parse().ok()),
        open: words.map_while(|word| word.parse().ok()).collect(),
    })
}
