//! Where a reader was on a page, by entry of the tab's history.

use serde::{Deserialize, Serialize};

use super::document;

/// Where a reader was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// How far the page was scrolled, in CSS pixels.
    pub scroll: i32,
    /// In a list that was scrolled: the row of the first card in view, and where its upper edge
    /// was, in CSS pixels from the top of the window.
    pub anchor: Option<(u32, i32)>,
    /// The rows whose coverage was open.
    pub open: Vec<u32>,
}

/// The place that was kept for an entry of the history; the top of the page where there is none.
pub fn recall(entry: u64) -> Place {
    let text = document::recall(&name(entry));
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Keeps the place of an entry, for Back and Forward and for a reload.
pub fn remember(entry: u64, place: &Place) {
    if let Ok(text) = serde_json::to_string(place) {
        document::remember(&name(entry), &text);
    }
}

fn name(entry: u64) -> String {
    format!("broadsheet-place-{entry}")
}
