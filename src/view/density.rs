//! How much of each story a list shows.

use crate::message::{Message, say};
/// How dense a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// A front page: a lead, a few beside one another, then the newest.
    #[default]
    Front,
    /// Every story alike.
    List,
    /// A line for each story.
    Headlines,
}

impl Density {
    /// Every density.
    pub const ALL: [Self; 3] = [Self::Front, Self::List, Self::Headlines];

    /// Its name in the document and in what the browser keeps.
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::List => "list",
            Self::Headlines => "headlines",
        }
    }

    /// The density of this name.
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

    /// Its name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Front => say(Message::DensityFront),
            Self::List => say(Message::DensityList),
            Self::Headlines => say(Message::DensityHeadlines),
        }
    }
}
