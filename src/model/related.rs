//! Defines related stories of a record.

use serde::Serialize;

use crate::{
    json::{JsonFields, JsonValue, ReadErrors, number},
    model::{address::Links, instant::Instant, kind::Kind, picture::Picture, provider::Provider},
};

/// A related story: mostly the same news by another publisher, sometimes an older story or one
/// about the same subject.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// The headline, as plain text.
    pub title: String,
    /// A few sentences as plain text.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub excerpt: String,
    /// The publication time.
    #[serde(rename = "publishedDateTime", skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    /// The addresses of the story.
    #[serde(skip_serializing_if = "Links::is_empty")]
    pub links: Links,
    /// The type.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The publisher.
    pub provider: Provider,
    /// The rank of the source; higher is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<i32>,
    /// The pictures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub images: Vec<Picture>,
}

impl Related {
    /// Reads the JSON form.
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
