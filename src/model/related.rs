//! The coverage around a story.

use serde::{Deserialize, Serialize};

use super::{Instant, Kind, Links, Picture, Provider};

/// A story around another one: mostly the same news by another publisher, sometimes older,
/// sometimes only of the same subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences of it, as plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// When it was published.
    #[serde(
        rename = "publishedDateTime",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub published: Option<Instant>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// What it is.
    #[serde(rename = "type", default)]
    pub kind: Kind,
    /// Who published it.
    pub provider: Provider,
    /// The rank of its source; higher is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// Its pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
}
