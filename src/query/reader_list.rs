//! Lists the lists that only the reader's browser knows.

/// A list of stories that only the reader's browser knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReaderList {
    /// Stories that the reader has not opened.
    Unread,
    /// Stories that the reader saved.
    Saved,
}

impl ReaderList {
    /// All lists.
    pub const ALL: [Self; 2] = [Self::Unread, Self::Saved];

    /// Returns the name in URLs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Saved => "saved",
        }
    }

    /// Returns the list with this name.
    ///
    /// ```
    /// use broadsheet::query::ReaderList;
    ///
    /// assert_eq!(ReaderList::parse("saved"), Some(ReaderList::Saved));
    /// assert_eq!(ReaderList::parse("lost"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.name() == name)
    }
}
