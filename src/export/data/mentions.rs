//! Resolves links between texts for the export.

use crate::model::{Details, Mention, Slug, body::each_element};

/// Replaces the path in every link to a story by its slug. A link to no story keeps its address; without one it becomes
/// plain text.
pub fn resolve_links(details: &mut Details, mentions: &[Mention]) {
    if mentions.is_empty() {
        return;
    }
    each_element(&mut details.body, &mut |element| {
        let Some(path) = element.story.take() else {
            return;
        };
        let mention = mentions.iter().find(|mention| mention.path == path);
        let story = mention.and_then(|mention| mention.story.as_ref());
        element.story = story.map(Slug::to_string);
        if element.story.is_some() {
            element.href = None;
        } else {
            // The address has it already.
            element.fragment = None;
        }
    });
}
