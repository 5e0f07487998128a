//! The coverage around a story.

use serde::Serialize;

use super::{Instant, Kind, Links, Picture, Provider};
use crate::json::{JsonFields, JsonValue, ReadErrors, number};

/// A story around another one: mostly the same news by another publisher, sometimes older,
/// sometimes only of the same subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences of it, as plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// When it was published.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// Where it can be read.
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// Who published it.
    pub provider: Provider,
    /// The rank of its source; higher is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// Its pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
}

impl Related {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            title: fields.text("title"),
            excerpt: fields.find_text("excerpt").unwrap_or_default(),
            published: fields.find("publishedDateTime", Instant::read),
            links: fields.find("links", Links::read).unwrap_or_default(),
            kind: fields.find("type", Kind::read).unwrap_or_default(),
            provider: fields.get("provider", Provider::read),
            quality: fields.find("quality", number),
            images: fields.find_list("images", Picture::read),
        }
    }
}
