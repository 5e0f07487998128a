//! Finds the row of a story by its slug, for deep links.

use super::ArchiveStore;
use crate::{
    app::net::error::FetchError,
    format::{directory::Shards, slugs},
    model::Slug,
    query::Archive,
};
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
    let directory = store.wait_for_directory().await?;
    let slugs = &directory.slugs;
    let bucket = slugs::bucket(slug, slugs.len());
    let bucket = slugs.get(bucket).cloned().ok_or_else(no_story)?;
    let bucket = store.wait_for_slugs(&bucket).await?;
    for minute in bucket.minutes_of(slug) {
        let rows = archive.rows_at(minute);
        let found = match minute {
            Some(_) => find_dated(store, &directory.shards, rows, slug).await?,
            None => find_undated(store, &directory.shards, rows, slug).await?,
        };
        if let Some(row) = found {
            return Ok(row);
        }
    }
    Err(no_story())
}

/// Fetches the files of a story whose row is known, and those of its lookup. The worker caches them, so that the
/// story's address works offline.
pub fn prefetch_story(store: ArchiveStore, row: usize, slug: &Slug) {
    store.story(row);
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
    shards: &Shards,
    rows: std::ops::Range<usize>,
    slug: &Slug,
) -> Result<Option<usize>, FetchError> {
    for row in rows {
        if slug_at(store, shards, row).await?.as_ref() == Some(slug) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// Finds an undated story by binary search, which touches few shards. Undated rows are in descending order of
/// their slugs; lists show the last row first, and so have them in ascending order.
async fn find_undated(
    store: ArchiveStore,
    shards: &Shards,
    mut rows: std::ops::Range<usize>,
    slug: &Slug,
) -> Result<Option<usize>, FetchError> {
    while !rows.is_empty() {
        let middle = rows.start + rows.len() / 2;
        match slug_at(store, shards, middle).await? {
            Some(found) if found == *slug => return Ok(Some(middle)),
            Some(found) if found > *slug => rows.start = middle + 1,
            Some(_) => rows.end = middle,
            None => return Ok(None),
        }
    }
    Ok(None)
}

async fn slug_at(
    store: ArchiveStore,
    shards: &Shards,
    row: usize,
) -> Result<Option<Slug>, FetchError> {
    let Some((shard, index)) = shards.locate(row) else {
        return Ok(None);
    };
    let cards = store.wait_for_cards(shard).await?;
    Ok(cards.cards.get(index).map(|card| card.slug.clone()))
}
