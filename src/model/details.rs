//! Defines the part of a story that only its own page shows.

use std::{io, ops::Range, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::model::{
    action::Action,
    address::Address,
    body::{Piece, each_element},
    instant::Instant,
    picture::PictureSource,
    rating::Rating,
    related::Related,
};

/// The part of a story that no other story and no list depends on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Details {
    /// The section of the source, such as `news`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The time of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<Instant>,
    /// The names of the authors.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// The related stories, mostly by other publishers, in the order of the record.
    /// If the details are apart from the [`Outline`](crate::model::outline::Outline), that has their publishers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The price in the record's words: `Free`, `€ 40`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price: Option<String>,
    /// The audience of a course: `Beginner`, `Advanced`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<String>,
    /// The rating by its audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ratings: Option<Rating>,
    /// Further links, such as downloads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<Action>,
    /// The address of an embedded player (`featuredContent`). It is shown as a link, never
    /// embedded.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub player: Option<Address>,
    /// The text, if the record has one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Piece>,
}

impl Details {
    /// Calls `with` on the source of every picture in the details.
    pub fn each_source(&mut self, with: &mut dyn FnMut(&mut Option<PictureSource>)) {
        for related in &mut self.related {
            for picture in &mut related.images {
                with(&mut picture.source);
            }
        }
        each_element(&mut self.body, &mut |element| with(&mut element.src));
    }
}

/// Details, either parsed or as JSON from a cache.
#[derive(Debug)]
pub enum StoredDetails {
    /// Parsed details.
    Parsed(Box<Details>),
    /// JSON in a cache.
    Cached(PackedDetails),
}

impl StoredDetails {
    /// Returns the details.
    ///
    /// # Errors
    /// Returns an error if the cache was damaged after it was checked.
    pub fn open(self) -> Result<Details, serde_json::Error> {
        match self {
            Self::Parsed(details) => Ok(*details),
            Self::Cached(packed) => serde_json::from_slice(packed.bytes()),
        }
    }

    /// Returns the length of the details as JSON, in bytes.
    pub fn json_length(&self) -> usize {
        match self {
            Self::Parsed(details) => {
                let mut counter = ByteCounter(0);
                // Details always have a form in JSON, and counting does not fail.
                let _ = serde_json::to_writer(&mut counter, details);
                counter.0
            }
            Self::Cached(packed) => packed.range.len(),
        }
    }
}

/// Counts the bytes that are written, and drops them.
struct ByteCounter(usize);

impl io::Write for ByteCounter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Details as JSON in a buffer that many stories share.
#[derive(Clone, Debug)]
pub struct PackedDetails {
    /// The buffer.
    pub buffer: Arc<Vec<u8>>,
    /// The range of the JSON in the buffer.
    pub range: Range<usize>,
    /// The BLAKE3 hash of the JSON.
    pub hash: [u8; 32],
}

impl PackedDetails {
    /// Returns the JSON. It is empty, which is invalid JSON, if the range is not in the buffer.
    pub fn bytes(&self) -> &[u8] {
        self.buffer.get(self.range.clone()).unwrap_or_default()
    }
}
