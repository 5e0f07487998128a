//! Resolves links between texts for the export.

use crate::model::{Details, Mention, Slug, body::each_element};

/// Replaces the path in every link to a story by its slug. A link to no story keeps its address; without one it becomes
/// plain text.
pub fn resolve_links(details: &mut Details, mentions: &[Mention]) {
    if mentions.is_empty() {
        return;
    }
    each_element(&mut details.body, &mut |element| {
        element.story = element.story.take().and_then(|path| {
            let mention = mentions.iter().find(|mention| mention.path == path)?;
            mention.story.as_ref().map(Slug::to_string)
        });
        if element.story.is_some() {
            element.href = None;
        }
    });
}
