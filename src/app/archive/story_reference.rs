//! References to stories that stay true in later exports, where a story has another row: its publisher, its minute,
//! and its position among the stories of both.

use crate::{
    format::Card, model::Instant, query::Archive, reader::StoryReference, view::ArchiveInfo,
};

/// Returns the reference of the story in a row, without its title.
pub fn reference_to(
    archive_info: &ArchiveInfo,
    archive: Option<&Archive>,
    card: &Card,
    row: usize,
) -> StoryReference {
    let minute = card.time.map(Instant::minutes);
    let publisher = archive_info.provider(card.provider).identity().to_owned();
    let index_in_minute = archive.map_or(0, |archive| {
        let rows = matching_rows(archive, minute, &publisher);
        rows.take_while(|other| *other < row).count()
    });
    StoryReference {
        slug: card.slug.to_string(),
        title: String::new(),
        minute,
        publisher,
        index_in_minute,
    }
}

/// Returns the row of a story in this archive.
pub fn row_of(archive: &Archive, story: &StoryReference) -> Option<usize> {
    matching_rows(archive, story.minute, &story.publisher).nth(story.index_in_minute)
}

/// Returns the rows of a publisher's stories of one minute; nearly always one.
pub fn matching_rows(
    archive: &Archive,
    minute: Option<i64>,
    publisher: &str,
) -> impl Iterator<Item = usize> {
    archive.rows_at(minute).filter(move |row| {
        let listed = archive.publishers().get(archive.publisher_of(*row));
        listed.is_some_and(|listed| listed.identity == publisher)
    })
}
