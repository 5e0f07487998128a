//! Who may see a record: the one place that decides it, for every format.
//!
//! An importer collects what a record, the defaults of its folder and the settings of its site say
//! ([`Publication`]). None of that depends on the time of the run, so it may be cached. Only
//! [`Publication::visibility`] asks the clock, and it asks after the cache.

use serde::{Deserialize, Serialize};

use crate::model::Instant;

/// Whether a record is for the public, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Visibility {
    /// Everybody may see it.
    Public,
    /// Its day of publication is to come.
    NotYet,
    /// The day on which it was to disappear has passed.
    NotAnyMore,
    /// Its site publishes it, but lists it nowhere.
    Unlisted,
    /// It is not finished, waits for a review, or says `published: false`.
    Draft,
    /// Only some may see it: it is private, has a password, or is in the bin.
    Private,
    /// It is a page, a part of another record, a comment, a template or a menu.
    NotAPost,
}

impl Visibility {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 7] = [
        Self::Public,
        Self::NotYet,
        Self::NotAnyMore,
        Self::Unlisted,
        Self::Draft,
        Self::Private,
        Self::NotAPost,
    ];

    /// The words for it in a report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::NotYet => "not yet",
            Self::NotAnyMore => "not any more",
            Self::Unlisted => "unlisted",
            Self::Draft => "draft",
            Self::Private => "private",
            Self::NotAPost => "not a post",
        }
    }
}

/// A reason not to publish a record that holds at any time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// Which kind of reason; never [`Visibility::Public`].
    pub visibility: Visibility,
    /// What says so, in words for a report: `draft: true`, `the folder _drafts`.
    pub reason: String,
}

impl Withheld {
    /// A reason of this kind.
    pub fn new(visibility: Visibility, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { visibility, reason }
    }
}

/// All that is known of who may see a record, without the time of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Why it is withheld at any time; `None` if only the time decides.
    pub withheld: Option<Withheld>,
    /// When it becomes public; `None` if nothing holds it back until then.
    pub from: Option<Instant>,
    /// When it stops being public; `None` if it never does.
    pub until: Option<Instant>,
}

impl Publication {
    /// A record that is withheld at any time.
    ///
    /// ```
    /// use broadsheet::import::visibility::{Publication, Visibility};
    ///
    /// let publication = Publication::withheld(Visibility::Draft, "draft: true");
    /// assert_eq!(publication.withheld.unwrap().reason, "draft: true");
    /// ```
    pub fn withheld(visibility: Visibility, reason: impl Into<String>) -> Self {
        Self {
            withheld: Some(Withheld::new(visibility, reason)),
            ..Self::default()
        }
    }

    /// Returns the state of the record at this time. A record whose day is this very second is
    /// public; one that disappears at this very second is not. If the time is not known, neither a
    /// record that waits for a time is public, nor one that disappears at one.
    ///
    /// ```
    /// use broadsheet::{import::visibility::{Publication, Visibility}, model::Instant};
    ///
    /// let publication = Publication {
    ///     from: Some(Instant::from_seconds(10)),
    ///     until: Some(Instant::from_seconds(20)),
    ///     ..Publication::default()
    /// };
    /// let at = |seconds| publication.visibility(Some(Instant::from_seconds(seconds)));
    /// assert_eq!(at(9), Visibility::NotYet);
    /// assert_eq!(at(10), Visibility::Public);
    /// assert_eq!(at(20), Visibility::NotAnyMore);
    /// assert_eq!(publication.visibility(None), Visibility::NotAnyMore);
    /// ```
    pub fn visibility(&self, as_of: Option<Instant>) -> Visibility {
        if let Some(withheld) = &self.withheld {
            return withheld.visibility;
        }
        if self
            .until
            .is_some_and(|until| as_of.is_none_or(|as_of| until <= as_of))
        {
            return Visibility::NotAnyMore;
        }
        if self
            .from
            .is_some_and(|from| as_of.is_none_or(|as_of| as_of < from))
        {
            return Visibility::NotYet;
        }
        Visibility::Public
    }
}
