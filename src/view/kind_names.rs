//! The display names of the types of stories.

use crate::{
    message::{Message, translate},
    model::{Kind, unicode},
};

/// Returns the display name of a type; an unknown type is capitalized.
pub fn name(kind: &Kind) -> String {
    let known = match kind {
        Kind::Article => Message::KindArticle,
        Kind::Video => Message::KindVideo,
        Kind::Course => Message::KindCourse,
        Kind::Collection => Message::KindCollection,
        Kind::Download => Message::KindDownload,
        Kind::Other(name) => return unicode::capitalize(name),
    };
    translate(known).to_owned()
}
