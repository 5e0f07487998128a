//! Defines the first screens of lists that are one click away.

use serde::{Deserialize, Serialize};

use crate::format::{FileName, vlq};

/// The [`Screen`](crate::format::Screen)s of the whole archive in each order that needs no words, and of
/// each topic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screens {
    /// The front page: the [lead stories](crate::format::LEAD_STORIES), then the newest of the others.
    /// An export without a front page begins with the newest stories.
    #[serde(default)]
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

/// The first screen of an order. It is shown until the data of the order is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstScreen {
    /// The rows of the screen.
    #[serde(with = "vlq::list")]
    pub rows: Vec<u32>,
    /// The file of their cards.
    pub screen: FileName,
}
