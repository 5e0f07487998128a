//! The density of a list: how much of each story it shows.

use crate::message::{Message, translate};
/// The density of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// A front page: a lead, four secondary leads, then the newest.
    #[default]
    Front,
    /// The same card for every story.
    List,
    /// One line for each story.
    Headlines,
}

impl Density {
    /// All densities.
    pub const ALL: [Self; 3] = [Self::Front, Self::List, Self::Headlines];

    /// Returns the name in the document and in storage.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::List => "list",
            Self::Headlines => "headlines",
        }
    }

    /// Returns the density of this name.
    ///
    /// ```
    /// use broadsheet::view::density::Density;
    ///
    /// assert_eq!(Density::parse("headlines"), Some(Density::Headlines));
    /// assert_eq!(Density::parse("loose"), None);
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.name() == name)
    }

    /// Returns the display name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Front => translate(Message::DensityFront),
            Self::List => translate(Message::DensityList),
            Self::Headlines => translate(Message::DensityHeadlines),
        }
    }
}
