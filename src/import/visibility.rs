//! Decides who may see a record, for every format.
//!
//! An importer collects what the record, the defaults of its folder and the settings of its site say
//! ([`Publication`]). None of that depends on the time of the run, so it can be cached. Only
//! [`Publication::visibility`] depends on the time, and it is called after the cache.

use serde::{Deserialize, Serialize};

use crate::model::Instant;

/// The state of a record: public, or the reason that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Visibility {
    /// Everybody may see the record.
    Public,
    /// The day of publication is in the future.
    NotYet,
    /// The last day of publication has passed.
    NotAnyMore,
    /// The site publishes the record, but lists it nowhere.
    Unlisted,
    /// The record is not finished, waits for a review, or says `published: false`.
    Draft,
    /// The record is private, has a password, or is in the trash.
    Private,
    /// The record is a page, a part of another record, a comment, a template or a menu.
    NotAPost,
}

impl Visibility {
    /// All states, in the order of a report.
    pub const ALL: [Self; 7] = [
        Self::Public,
        Self::NotYet,
        Self::NotAnyMore,
        Self::Unlisted,
        Self::Draft,
        Self::Private,
        Self::NotAPost,
    ];

    /// Returns the name of the state in a report.
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

/// A reason to withhold a record that does not depend on the time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// The state that results; never [`Visibility::Public`].
    pub visibility: Visibility,
    /// The reason in words for a report: `draft: true`, `the folder _drafts`.
    pub reason: String,
}

impl Withheld {
    /// Creates a reason.
    pub fn new(visibility: Visibility, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { visibility, reason }
    }
}

/// The conditions under which a record is public, independent of the time of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// The reason that it is withheld at any time; `None` if only the time decides.
    pub withheld: Option<Withheld>,
    /// The time at which it becomes public; `None` if it already is.
    pub from: Option<Instant>,
    /// The time at which it stops being public; `None` if it never does.
    pub until: Option<Instant>,
}

impl Publication {
    /// Creates a publication that is withheld at any time.
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

    /// Returns the state of the record at this time. A record is public from the second of `from` on, and
    /// no longer at the second of `until`. If the time is not known, a record with `from` or `until` is not
    /// public.
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

/// A policy for records that are dated in the future.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FuturePosts {
    /// Withholds a record if its generator would. Broadsheet's own records are never withheld.
    #[default]
    AsGenerator,
    /// Withholds no record.
    Show,
    /// Withholds every record.
    Hide,
}
