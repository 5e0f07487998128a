//! The rows that are rendered: those in view, and one window height on either side.

use crate::app::browser::viewport;

/// The maximum number of rendered cards.
pub const MAX_RENDERED_CARDS: usize = 90;

/// The minimum number of rendered cards after the first paint.
pub const MIN_RENDERED_CARDS: usize = 6;

/// The height of a low card, in CSS pixels.
const MIN_CARD_HEIGHT: i64 = 220;

/// Returns the number of cards that fill the window: they are loaded before a list is shown, and rendered
/// first. More cards follow after the first paint.
pub fn screenful() -> usize {
    let cards = i64::from(viewport::height()) / MIN_CARD_HEIGHT;
    usize::try_from(cards.clamp(3, 8)).unwrap_or_default()
}

/// The rendered rows by their indices in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowWindow {
    /// The index of the first row.
    pub first: usize,
    /// The index behind the last row.
    pub end: usize,
}
