//! Links from text to text, as an export has them.

use crate::model::{Details, Mention, Slug, body::each_element};

/// Gives every link to a story the name of that; of a link to none only the words stay.
pub fn settle(details: &mut Details, mentions: &[Mention]) {
    if mentions.is_empty() {
        return;
    }
    each_element(&mut details.body, &mut |element| {
        element.story = element.story.take().and_then(|path| {
            let mention = mentions.iter().find(|mention| mention.path == path)?;
            mention.story.as_ref().map(Slug::to_string)
        });
    });
}
