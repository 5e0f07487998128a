//! Lists the formats in which a list can be exported.

/// A format in which a list of stories can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportFormat {
    /// RSS 2.0.
    Rss,
    /// JSON Feed 1.1.
    JsonFeed,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// A few lines to cite the list.
    Citation,
}

impl ExportFormat {
    /// All formats, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::Rss, Self::JsonFeed, Self::Csv, Self::Citation];

    /// Returns the file extension, with its dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Rss => ".xml",
            Self::JsonFeed => ".json",
            Self::Csv => ".csv",
            Self::Citation => ".txt",
        }
    }

    /// Returns the media type: of RFC 4180 for CSV, of JSON Feed 1.1, and the customary one for
    /// RSS.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Rss => "application/rss+xml",
            Self::JsonFeed => "application/feed+json",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Citation => "text/plain;charset=utf-8",
        }
    }

    /// Returns the maximum number of stories, taken from the start of the list. Feeds are for new
    /// stories; a table of a whole large archive would download every card.
    pub fn max_stories(self) -> usize {
        match self {
            Self::Rss | Self::JsonFeed => 50,
            Self::Csv => 2_000,
            Self::Citation => 0,
        }
    }
}
