//! Defines related stories of a record.

use serde::{Deserialize, Serialize};

use crate::model::{
    address::Links, instant::Instant, kind::Kind, picture::Picture, provider::Provider,
};

/// A related story: mostly the same news by another publisher, sometimes an older story or one
/// about the same subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences as plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// The addresses of the story.
    #[serde(default, skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// The type.
    #[serde(rename = "type", default)]
    pub kind: Kind,
    /// The publisher.
    pub provider: Provider,
    /// The rank of the source; higher is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// The pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
}
