//! Something a reader can do with a story besides reading it.

use serde::{Deserialize, Serialize};

use super::{Address, address};

/// A further link of a story: the source code of an app, a data set, a slide deck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Where it leads. `None` when the record's address was not `http(s)`: the title is then
    /// shown without a link.
    #[serde(
        default,
        deserialize_with = "address::lenient",
        skip_serializing_if = "Option::is_none"
    )]
    pub url: Option<Address>,
    /// What kind of action it is, as the record says: `download`, `demo`, …
    #[serde(rename = "type", default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The words on the link.
    pub title: String,
    /// Who offers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}
