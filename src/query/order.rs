//! Lists the orders of a list of stories.

/// The order of the matching stories. In a tie, the newer story (the higher row) comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Newest first; undated stories last.
    #[default]
    Newest,
    /// Hottest first: heat that halves every twelve hours.
    Hottest,
    /// Best source first.
    Quality,
    /// Most publishers first.
    Covered,
    /// Best match first. It needs words.
    Relevance,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 5] = [
        Self::Newest,
        Self::Hottest,
        Self::Quality,
        Self::Covered,
        Self::Relevance,
    ];

    /// Returns the name in URLs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Newest => "new",
            Self::Hottest => "hot",
            Self::Quality => "quality",
            Self::Covered => "covered",
            Self::Relevance => "match",
        }
    }

    /// Returns the order with this name.
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

    /// Returns whether the order needs heat and quality, which are downloaded on demand.
    pub fn needs_ranks(self) -> bool {
        matches!(self, Self::Hottest | Self::Quality)
    }
}
