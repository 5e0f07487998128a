//! The facts about a record that are known before it is read.

use super::{DefaultPublisher, Dialect, Generator};

/// The surroundings of a record, for importers.
#[derive(Clone, Copy, Debug)]
pub struct RecordOrigin<'a> {
    /// The file's path below the imported folder.
    pub path: &'a str,
    /// The dialect of the record, if known.
    pub dialect: Option<Dialect>,
    /// The publisher of records that name none.
    pub publisher: Option<&'a DefaultPublisher>,
    /// The author of records that name none: that of the site.
    pub author: Option<&'a str>,
    /// The generator of its site, if known.
    pub generator: Option<&'a dyn Generator>,
    /// Further fields whose values are topics.
    pub topic_fields: &'a [String],
    /// Whether its text comes from a built site, so that its address is needed.
    pub has_built_site: bool,
}
