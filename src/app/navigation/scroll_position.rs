//! Scroll positions by history entry of the tab.

use std::fmt::Write;

use crate::app::browser::storage;

/// A scroll position.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScrollPosition {
    /// The scroll offset of the page, in CSS pixels.
    pub scroll: i32,
    /// The first card in view of a list that was scrolled: its row, and its top edge in CSS pixels from the
    /// top of the window.
    pub anchor: Option<(u32, i32)>,
    /// The rows whose coverage was open.
    pub open: Vec<u32>,
    /// The place within the text of a story, as in its address: `#` and a name, or nothing. It counts if the page was
    /// not scrolled, and is not saved, because the address has it.
    pub fragment: String,
}

impl ScrollPosition {
    /// Returns the position of a place within a text.
    pub fn of_fragment(fragment: String) -> Self {
        Self {
            fragment,
            ..Self::default()
        }
    }
}

/// Returns the saved position of a history entry, or the top of the page.
pub fn load(entry: u64) -> ScrollPosition {
    let text = storage::load_for_tab(&storage_key(entry));
    text.and_then(|text| parse(&text)).unwrap_or_default()
}

/// Saves the position of a history entry, for Back, Forward and reloads.
pub fn save(entry: u64, position: &ScrollPosition) {
    storage::save_for_tab(&storage_key(entry), &serialize(position));
}

fn storage_key(entry: u64) -> String {
    format!("broadsheet-place-{entry}")
}

/// Serializes the two numbers of the anchor or two `-`, the scroll offset, and the open rows, separated by
/// spaces.
fn serialize(position: &ScrollPosition) -> String {
    let mut text = match position.anchor {
        Some((row, top)) => format!("{row} {top} {}", position.scroll),
        None => format!("- - {}", position.scroll),
    };
    for row in &position.open {
        // Writing to a string does not fail.
        let _ = write!(text, " {row}");
    }
    text
}

fn parse(text: &str) -> Option<ScrollPosition> {
    let mut fields = text.split(' ');
    let (row, top) = (fields.next()?, fields.next()?);
    Some(ScrollPosition {
        scroll: fields.next()?.parse().ok()?,
        anchor: row.parse().ok().zip(top.parse().ok()),
        open: fields.map_while(|word| word.parse().ok()).collect(),
        fragment: String::new(),
    })
}
