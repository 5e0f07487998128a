//! The orders of a list.

/// How the stories that match are ordered. Of equal ones the newer comes first, always: the higher
/// row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The newest first; undated ones last.
    #[default]
    Newest,
    /// The hottest first: heat that halves every twelve hours.
    Hottest,
    /// The best source first.
    Quality,
    /// The one that most publishers cover first.
    Covered,
    /// The best match of the words first. Only where there are words.
    Relevance,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 5] = [
        Self::Newest,
        Self::Hottest,
        Self::Quality,
        Self::Covered,
        Self::Relevance,
    ];

    /// Its name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "new",
            Self::Hottest => "hot",
            Self::Quality => "quality",
            Self::Covered => "covered",
            Self::Relevance => "match",
        }
    }

    /// The order of this name.
    ///
    /// ```
    /// use broadsheet::query::Order;
    ///
    /// assert_eq!(Order::parse("hot"), Some(Order::Hottest));
    /// assert_eq!(Order::parse("loud"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }

    /// Whether it needs heat and quality, which are fetched when they are asked for.
    pub fn needs_ranks(self) -> bool {
        matches!(self, Self::Hottest | Self::Quality)
    }
}
