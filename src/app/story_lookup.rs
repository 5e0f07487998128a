//! From a story's slug, as it stands in a deep link, to its row.

use super::{document, fetch::FetchError, store::ArchiveStore};
use crate::{
    format::{directory::Shards, slugs},
    model::Slug,
    query::Archive,
};

/// The row of the story with this slug: its bucket says the minute, the columns the rows of that
/// minute, and their cards which of them it is.
///
/// # Errors
/// [`FetchError::NoStory`] where the archive has none; others where a file cannot be had.
pub async fn row(store: ArchiveStore, archive: &Archive, slug: &Slug) -> Result<usize, FetchError> {
    let none = || FetchError::NoStory {
        slug: slug.to_string(),
    };
    let directory = store.wait_for_directory().await?;
    let slugs = &directory.slugs;
    let bucket = slugs::bucket(slug, slugs.len());
    let bucket = slugs.get(bucket).cloned().ok_or_else(none)?;
    let bucket = store.wait_for_slugs(&bucket).await?;
    for minute in bucket.minutes_of(slug) {
        let rows = archive.rows_at(minute);
        let found = match minute {
            Some(_) => among(store, &directory.shards, rows, slug).await?,
            None => among_undated(store, &directory.shards, rows, slug).await?,
        };
        if let Some(row) = found {
            return Ok(row);
        }
    }
    Err(none())
}

/// Fetches what leads to a story whose row is known: through the worker, so that the story's address works
/// without a connection too.
pub fn prefetch_story(store: ArchiveStore, slug: &Slug) {
    let (slug, archive) = (slug.clone(), store.archive.now().ready());
    document::spawn(async move {
        if let Some(archive) = archive {
            let _ = row(store, &archive, &slug).await;
        }
    });
}

/// Stories of one minute lie side by side: one shard, seldom two.
async fn among(
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

/// Undated rows are in falling order of their slugs, so that a list, which shows the last row
/// first, has them in rising order. A search by halves touches few shards.
async fn among_undated(
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
    let Some((shard, place)) = shards.locate(row) else {
        return Ok(None);
    };
    let cards = store.wait_for_cards(shard).await?;
    Ok(cards.cards.get(place).map(|card| card.slug.clone()))
}
