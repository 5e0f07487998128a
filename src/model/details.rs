//! What only a story's own page shows of it.

use std::{ops::Range, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize};

use super::{Action, Address, Instant, PictureSource, Piece, Rating, Related, body::each_element};
use crate::json::{self, JsonFields, JsonValue, ReadErrors, text};

/// The part of a story that no other story and no list depends on; [`Outline`](super::Outline) is
/// the rest. Fields mean what they mean in an [`Article`](super::Article).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// See [`Article::category`](super::Article::category).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// See [`Article::updated`](super::Article::updated).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// See [`Article::authors`](super::Article::authors).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// See [`Article::related`](super::Article::related); their publishers are in the outline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// See [`Article::price`](super::Article::price).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// See [`Article::levels`](super::Article::levels).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// See [`Article::ratings`](super::Article::ratings).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// See [`Article::actions`](super::Article::actions).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// See [`Article::player`](super::Article::player).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub player: Option<Address>,
    /// See [`Article::body`](super::Article::body).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
}

impl<'de> Deserialize<'de> for Details {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        json::deserialize(from, Self::read)
    }
}

impl Details {
    /// Reads what was written.
    pub fn read(value: JsonValue<'_>, notes: &mut ReadErrors) -> Self {
        let mut fields = JsonFields::of(value, notes);
        Self {
            category: fields.find_text("category"),
            updated: fields.find("updated", Instant::read),
            authors: fields.find_list("authors", text),
            related: fields.find_list("related", Related::read),
            price: fields.find_text("price"),
            levels: fields.find_list("levels", text),
            ratings: fields.find("ratings", Rating::read),
            actions: fields.find_list("actions", Action::read),
            player: fields.find("player", Address::read_lenient).flatten(),
            body: fields.find_list("body", Piece::read),
        }
    }

    /// Calls `with` on the source of every picture here.
    pub fn each_source(&mut self, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
        for related in &mut self.related {
            for picture in &mut related.images {
                with(&mut picture.source);
            }
        }
        each_element(&mut self.body, &mut |element| with(&mut element.src));
    }
}

/// Details in one of two forms.
#[derive(Debug)]
pub enum StoredDetails {
    /// As they were read.
    Read(Box<Details>),
    /// As a cache keeps them.
    Kept(PackedDetails),
}

impl StoredDetails {
    /// The details themselves.
    ///
    /// # Errors
    /// Where a cache has kept something else: it was damaged after it was checked.
    pub fn open(self) -> Result<Details, serde_json::Error> {
        match self {
            Self::Read(details) => Ok(*details),
            Self::Kept(kept) => serde_json::from_slice(kept.bytes()),
        }
    }
}

/// Details as JSON somewhere among bytes that many stories share.
#[derive(Clone, Debug)]
pub struct PackedDetails {
    /// The bytes.
    pub shared: Arc<Vec<u8>>,
    /// Where among them the JSON is.
    pub place: Range<usize>,
    /// The BLAKE3 hash of the JSON.
    pub hash: [u8; 32],
}

impl PackedDetails {
    /// The JSON; an empty text, which is none, where there is no such place.
    pub fn bytes(&self) -> &[u8] {
        self.shared.get(self.place.clone()).unwrap_or_default()
    }
}
