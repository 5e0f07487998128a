//! The kinds of problems: what they are called, what they mean, and what mends them.

mod facts;

use serde::{Deserialize, Serialize};

use super::Severity;
use facts::ProblemFacts;

/// A kind of problem. A report of thousands of problems has few kinds of them, and a reader mends one kind at a
/// time. The identifiers are for scripts, and do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The system cannot read the file, or a parser fails on it.
    UnreadableFile,
    /// The file is larger than a file of its format may be.
    TooLarge,
    /// The bytes of the file are no text in the encoding that they should have.
    Encoding,
    /// The file begins without front matter.
    NoFrontMatter,
    /// The front matter is malformed, or is no map of fields.
    FrontMatter,
    /// A feed or another file of many records is malformed.
    MalformedFile,
    /// The record has no title, or one that shows nothing.
    NoTitle,
    /// The day of publication cannot be read.
    UnreadableDate,
    /// It is not clear whether the record is public.
    UnclearState,
    /// A file is damaged, or in another encoding than it says, and was read as far as it could be.
    DamagedFile,
    /// Another date, such as that of a change, cannot be read.
    UnreadableOtherDate,
    /// The front matter has a field twice.
    DoubledField,
    /// Two records have one name in addresses.
    DoubledSlug,
    /// Two records lead to one address.
    DoubledAddress,
    /// Nobody is named as the publisher.
    UnknownPublisher,
    /// An address in a field is none that a browser could open.
    UnusableAddress,
    /// An address in the text is none that a browser could open.
    UnusableLink,
    /// A link by a path leads to no story, or to one of several.
    LinkToNoStory,
    /// A picture cannot be used.
    UnusablePicture,
    /// The value of a field is not of the sort that it should be.
    WrongValue,
    /// An item of a list lacks what it cannot be shown without.
    IncompleteItem,
    /// A text is longer than is kept.
    TextCut,
    /// Formatting in a field of text is taken out.
    FormattingTakenOut,
    /// One record has more problems than are listed.
    MoreProblems,
    /// A picture is not in the folder.
    PictureNotFound,
    /// A part of a collection is no record of the folder.
    PartNotFound,
    /// A tag of a template language is not run.
    TemplateTagLeftOut,
    /// The text is MDX, and is read as Markdown.
    Mdx,
    /// A time says nothing of its zone.
    NoTimeZone,
    /// The record has no date.
    NoDate,
    /// The record does not say where the story is read.
    NoAddress,
    /// A field that no one knows.
    UnknownField,
    /// The record, its folder or its site keep it from the public.
    Withheld,
    /// The settings hide the story.
    Hidden,
    /// The file is in a format that is not read, and is no record.
    NotRead,
}

impl ProblemKind {
    /// All of them, in the order of a report: first what refuses a record, last what is only counted.
    pub const ALL: [Self; 35] = [
        Self::UnreadableFile,
        Self::TooLarge,
        Self::Encoding,
        Self::NoFrontMatter,
        Self::FrontMatter,
        Self::MalformedFile,
        Self::NoTitle,
        Self::UnreadableDate,
        Self::UnclearState,
        Self::DamagedFile,
        Self::UnreadableOtherDate,
        Self::DoubledField,
        Self::DoubledSlug,
        Self::DoubledAddress,
        Self::UnknownPublisher,
        Self::UnusableAddress,
        Self::UnusableLink,
        Self::LinkToNoStory,
        Self::UnusablePicture,
        Self::WrongValue,
        Self::IncompleteItem,
        Self::TextCut,
        Self::FormattingTakenOut,
        Self::MoreProblems,
        Self::PictureNotFound,
        Self::PartNotFound,
        Self::TemplateTagLeftOut,
        Self::Mdx,
        Self::NoTimeZone,
        Self::NoDate,
        Self::NoAddress,
        Self::UnknownField,
        Self::Withheld,
        Self::Hidden,
        Self::NotRead,
    ];

    /// The identifier: lower case with hyphens, such as `no-title`. It is also the name in JSON.
    pub fn id(self) -> &'static str {
        ProblemFacts::of(self).id
    }

    /// The severity of every problem of this kind; `None` if it depends on the record.
    pub fn severity(self) -> Option<Severity> {
        ProblemFacts::of(self).severity
    }

    /// What is the matter, in a few words without a full stop.
    pub fn description(self) -> &'static str {
        ProblemFacts::of(self).description
    }

    /// What mends it: one line, with the very line for `broadsheet.toml` if there is one.
    pub fn hint(self) -> &'static str {
        ProblemFacts::of(self).hint
    }

    /// Returns the kind of this identifier.
    ///
    /// ```
    /// use broadsheet::import::ProblemKind;
    ///
    /// assert_eq!(ProblemKind::from_id("no-title"), Some(ProblemKind::NoTitle));
    /// assert_eq!(ProblemKind::from_id("nonsense"), None);
    /// ```
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_is_known_by_one_identifier() {
        let mut ids = BTreeSet::new();
        for kind in ProblemKind::ALL {
            assert!(ids.insert(kind.id()), "{kind:?}");
            assert_eq!(ProblemKind::from_id(kind.id()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.id());
        }
        let rising = ProblemKind::ALL.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(rising, "the order of a report is that of the definition");
    }

    #[test]
    fn descriptions_and_hints_fit_on_a_line() {
        for kind in ProblemKind::ALL {
            for text in [kind.description(), kind.hint()] {
                assert!((10..=84).contains(&text.chars().count()), "{text}");
                assert!(!text.contains('\n'), "{text}");
            }
        }
    }
}
