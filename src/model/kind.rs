//! Defines the type of a story: article, video, course, …

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::unicode;

/// The type of a story (`type` in a record).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(from = "String")]
pub enum Kind {
    /// An article; the default.
    #[default]
    Article,
    /// A video.
    Video,
    /// A course.
    Course,
    /// A collection of other records.
    Collection,
    /// A download.
    Download,
    /// Another type, in lower case. It has no badge of its own.
    Other(String),
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, into: S) -> Result<S::Ok, S::Error> {
        into.serialize_str(self.name())
    }
}

impl Kind {
    /// Returns the name in records and in the export.
    pub fn name(&self) -> &str {
        match self {
            Self::Article => "article",
            Self::Video => "video",
            Self::Course => "course",
            Self::Collection => "collection",
            Self::Download => "download",
            Self::Other(name) => name,
        }
    }

    /// Returns whether cards show the type. Articles need no badge.
    pub fn has_badge(&self) -> bool {
        *self != Self::Article
    }
}

impl From<String> for Kind {
    fn from(name: String) -> Self {
        match unicode::lower(name.trim()).as_str() {
            "" | "article" => Self::Article,
            "video" => Self::Video,
            "course" => Self::Course,
            "collection" => Self::Collection,
            "download" => Self::Download,
            other => Self::Other(other.to_owned()),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
