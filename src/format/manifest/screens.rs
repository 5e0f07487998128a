//! Defines the first screens of lists that are one click away.

use serde::Serialize;

use crate::{
    format::{FileName, vlq},
    json::{JsonFields, JsonValue, ReadErrors},
};

/// The [`Screen`](crate::format::Screen)s of the whole archive in each order that needs no words, and of
/// each topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Screens {
    /// The front page: the [lead stories](crate::format::LEAD_STORIES), then the newest of the others.
    pub front: FirstScreen,
    /// Newest first.
    pub newest: FileName,
    /// Hottest first.
    pub hottest: FirstScreen,
    /// Best source first.
    pub quality: FirstScreen,
    /// Most publishers first.
    pub covered: FirstScreen,
    /// The newest stories of each topic.
    pub topics: Vec<FileName>,
}

impl Screens {
    pub(super) fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            // An export without a front page begins with the newest stories.
            front: fields.find("front", FirstScreen::read).unwrap_or_default(),
            newest: fields.get("newest", FileName::read),
            hottest: fields.get("hottest", FirstScreen::read),
            quality: fields.get("quality", FirstScreen::read),
            covered: fields.get("covered", FirstScreen::read),
            topics: fields.list("topics", FileName::read),
        }
    }
}

/// The first screen of an order. It is shown until the data of the order is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FirstScreen {
    /// The rows of the screen.
    #[serde(serialize_with = "vlq::list::serialize")]
    pub rows: Vec<u32>,
    /// The file of their cards.
    pub screen: FileName,
}

impl FirstScreen {
    fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            rows: fields.get("rows", vlq::list::read),
            screen: fields.get("screen", FileName::read),
        }
    }
}
