//! Where a reader was on a page, by entry of the tab's history.

use super::document;

/// Where a reader was.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    text.and_then(|text| read(&text)).unwrap_or_default()
}

/// Keeps the place of an entry, for Back and Forward and for a reload.
pub fn remember(entry: u64, place: &Place) {
    document::remember(&name(entry), &write(place));
}

/// A place as a text: whole numbers with blanks between them, first the scroll position, then row and
/// edge of the anchor (`-` twice without one), then the open rows.
fn write(place: &Place) -> String {
    let mut text = place.scroll.to_string();
    let mut push = |number: Option<String>| {
        text.push(' ');
        text.push_str(number.as_deref().unwrap_or("-"));
    };
    push(place.anchor.map(|(row, _)| row.to_string()));
    push(place.anchor.map(|(_, edge)| edge.to_string()));
    for row in &place.open {
        push(Some(row.to_string()));
    }
    text
}

fn read(text: &str) -> Option<Place> {
    let mut numbers = text.split(' ');
    let scroll = numbers.next()?.parse().ok()?;
    let row = numbers.next()?.parse();
    let edge = numbers.next()?.parse();
    let open = numbers.map(|row| row.parse().ok());
    Some(Place {
        scroll,
        anchor: row.ok().zip(edge.ok()),
        open: open.collect::<Option<_>>()?,
    })
}

fn name(entry: u64) -> String {
    format!("broadsheet-place-{entry}")
}
