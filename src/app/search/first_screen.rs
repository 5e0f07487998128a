//! The files with the first cards of lists.

use crate::{
    format::{CARDS_PER_SCREEN, FileName, Manifest},
    query::{Order, Query},
};

/// The file with the first cards of a list.
pub(super) struct FirstScreen<'a> {
    /// The name of the file.
    pub(super) name: &'a FileName,
    /// The rows of the file, if the manifest lists them. Otherwise they are the first ones of the list.
    listed_rows: Option<&'a [u32]>,
    is_front: bool,
}

impl<'a> FirstScreen<'a> {
    /// Returns the file of a list, if there is one.
    pub(super) fn of(manifest: &'a Manifest, query: &Query, is_front: bool) -> Option<Self> {
        let screens = &manifest.screens;
        let order = query.order.unwrap_or_default();
        let is_front = is_front && !screens.front.rows.is_empty();
        let name = if is_front {
            &screens.front.screen
        } else if query.is_empty() {
            match order {
                Order::Hottest => &screens.hottest.screen,
                Order::Quality => &screens.quality.screen,
                Order::Covered => &screens.covered.screen,
                Order::Newest | Order::Relevance => &screens.newest,
            }
        } else if order == Order::Newest {
            let slug = query.only_topic()?;
            let mut topics = manifest.topics.iter();
            screens
                .topics
                .get(topics.position(|topic| topic.slug == *slug)?)?
        } else {
            return None;
        };
        let listed_rows = if is_front {
            Some(screens.front.rows.as_slice())
        } else {
            Some(listed_rows(manifest, query)).filter(|rows| !rows.is_empty())
        };
        Some(Self {
            name,
            listed_rows,
            is_front,
        })
    }

    /// Returns the rows of the file, in its order; `None` if they are not the first ones of a list with `rows`.
    pub(super) fn rows<'r>(&self, rows: &'r [u32], has_muted: bool) -> Option<&'r [u32]>
    where
        'a: 'r,
    {
        match self.listed_rows {
            // Muted leads are missing in the list, and the rest of the screen is of use.
            Some(listed) if self.is_front => Some(listed),
            Some(listed) => rows.starts_with(listed).then_some(listed),
            // With muted stories, the rows of the list are not those of the file.
            None if has_muted => None,
            None => rows.get(..rows.len().min(CARDS_PER_SCREEN)),
        }
    }
}

/// Returns the rows that the manifest lists for the order of a query without filters.
pub(super) fn listed_rows<'a>(manifest: &'a Manifest, query: &Query) -> &'a [u32] {
    if !query.is_empty() {
        return &[];
    }
    match query.order {
        Some(Order::Hottest) => &manifest.screens.hottest.rows,
        Some(Order::Quality) => &manifest.screens.quality.rows,
        Some(Order::Covered) => &manifest.screens.covered.rows,
        _ => &[],
    }
}
