//! Finds the row of a story by its slug, for deep links.

use super::ArchiveStore;
use crate::{app::net::error::FetchError, format::slugs, model::Slug, query::Archive};
use leptos::task::spawn_local;

/// Finds the row of a story: the bucket of the slug has its minute, the columns have the rows of that minute,
/// and their cards have the slugs.
///
/// # Errors
/// [`FetchError::NoStory`] if the archive does not have the story; others if a file fails to load.
pub async fn find_row(
    store: ArchiveStore,
    archive: &Archive,
    slug: &Slug,
) -> Result<usize, FetchError> {
    let no_story = || FetchError::NoStory {
        slug: slug.to_string(),
    };
    let lookups = store.wait_for_lookups().await?;
    let slugs = &lookups.slugs;
    let bucket = slugs::bucket(slug, slugs.len());
    let bucket = slugs.get(bucket).cloned().ok_or_else(no_story)?;
    let bucket = store.wait_for_slugs(&bucket).await?;
    for minute in bucket.minutes_of(slug) {
        let found = match minute {
            Some(_) => find_dated(store, archive.rows_at(minute), slug).await?,
            None => find_undated(store, archive.undated_rows(), slug).await?,
        };
        if let Some(row) = found {
            return Ok(row);
        }
    }
    Err(no_story())
}

/// Fetches the files of a story whose row is known, and those of its lookup. The worker caches them, so that the
/// story's address works offline.
pub fn fetch_for_offline(store: ArchiveStore, row: usize, slug: &Slug) {
    store.fetch_story_ahead(row);
    let (slug, archive) = (slug.clone(), store.archive.get_untracked().ready());
    spawn_local(async move {
        if let Some(archive) = archive {
            let _ = find_row(store, &archive, &slug).await;
        }
    });
}

/// Finds a dated story. Stories of one minute are in one shard, seldom in two.
async fn find_dated(
    store: ArchiveStore,
    rows: impl Iterator<Item = usize>,
    slug: &Slug,
) -> Result<Option<usize>, FetchError> {
    let mut unreadable = None;
    for row in rows {
        match slug_at(store, row).await? {
            Some(found) if found == *slug => return Ok(Some(row)),
            Some(_) => {}
            None => unreadable = Some(row),
        }
    }
    not_found(store, unreadable).await
}

/// Finds an undated story by binary search, which touches few shards. Undated rows are in descending order of
/// their slugs; lists show the last row first, and so have them in ascending order.
async fn find_undated(
    store: ArchiveStore,
    mut rows: std::ops::Range<usize>,
    slug: &Slug,
) -> Result<Option<usize>, FetchError> {
    let mut unreadable = None;
    while !rows.is_empty() {
        let middle = rows.start + rows.len() / 2;
        // A row that cannot be read tells nothing, so the next one that can decides.
        let mut row = middle;
        let found = loop {
            let found = slug_at(store, row).await?;
            if found.is_some() {
                break found;
            }
            unreadable = Some(row);
            row += 1;
            if row >= rows.end {
                break None;
            }
        };
        match found {
            Some(found) if found == *slug => return Ok(Some(row)),
            Some(found) if found > *slug => rows.start = row + 1,
            Some(_) | None => rows.end = middle,
        }
    }
    not_found(store, unreadable).await
}

/// Returns the slug of a row; `None` if its card cannot be read.
async fn slug_at(store: ArchiveStore, row: usize) -> Result<Option<Slug>, FetchError> {
    let file = store.wait_for_files(row).await?.cards;
    let index = row - file.first_row;
    let cards = store.wait_for_cards(file).await?;
    let card = cards.cards.get(index).and_then(|card| card.as_ref().ok());
    Ok(card.map(|card| card.slug.clone()))
}

/// Ends a lookup without a result. If a card could not be read, it may be that of the story, so its error is
/// returned.
async fn not_found(
    store: ArchiveStore,
    unreadable: Option<usize>,
) -> Result<Option<usize>, FetchError> {
    if let Some(row) = unreadable {
        store.wait_for_card(row).await?;
    }
    Ok(None)
}
