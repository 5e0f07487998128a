//! Defines further links of a story, such as downloads.

use serde::{Deserialize, Serialize};

use crate::model::address::Address;

/// A further link of a story: the source code of an app, a data set, a slide deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// The target. `None` if the record's address is not `http(s)`; the title is then shown without
    /// a link.
    #[serde(
        default,
        deserialize_with = "Address::deserialize_lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub url: Option<Address>,
    /// The kind of the action in the record's words: `download`, `demo`, …
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The text of the link.
    pub title: String,
    /// The name of the person or organization that offers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}
