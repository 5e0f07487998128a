//! The ways to take a list away.

/// A form that a list of stories can be taken away in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    JsonFeed,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// A few lines to quote the list by.
    Citation,
}

impl ExportFormat {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::Rss, Self::JsonFeed, Self::Csv, Self::Citation];

    /// How a file of this form ends, with its dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Rss => ".xml",
            Self::JsonFeed => ".json",
            Self::Csv => ".csv",
            Self::Citation => ".txt",
        }
    }

    /// Its media type: RFC 4180 for CSV, JSON Feed 1.1 for its own, the one in use for RSS.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::JsonFeed => "application/feed+json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Citation => "text/plain;charset=utf-8",
        }
    }

    /// How many stories it has at most: the first of the list. A feed is for what is new; a table
    /// of all of a large archive would fetch every card there is.
    pub fn most(self) -> usize {
        match self {
            Self::Rss | Self::JsonFeed => 50,
            Self::Csv => 2_000,
            Self::Citation => 0,
        }
    }
}
