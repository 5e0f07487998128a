//! An arrival on a page, and the kind of navigation that led there.

use super::scroll_position::ScrollPosition;
use crate::query::Route;

/// A kind of navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationKind {
    /// The document was loaded.
    Load,
    /// A link or a button.
    Step,
    /// Typing, or dragging the histogram: one navigation for each event.
    Debounced,
    /// Back or Forward.
    History,
}

/// An arrival on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The page.
    pub route: Route,
    /// The scroll position on the page.
    pub position: ScrollPosition,
    /// The kind of navigation.
    pub kind: NavigationKind,
    /// The previous page.
    pub from: Option<Route>,
    /// The parts of the address that were ignored or not understood. Empty for addresses that the page itself
    /// wrote.
    pub ignored: Vec<String>,
}
