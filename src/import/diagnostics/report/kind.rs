//! Defines the kinds of problems, with identifiers, descriptions and fixes.

mod facts;

use serde::{Deserialize, Serialize};

use self::facts::ProblemFacts;
use super::Severity;

/// A kind of problem. A report of thousands of problems has few kinds, and you fix one kind at a time.
/// Scripts may rely on the identifiers: they do not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The system cannot read the file, or a parser fails.
    UnreadableFile,
    /// The file is larger than the maximum for its format.
    TooLarge,
    /// The bytes of the file are not text in the expected encoding.
    Encoding,
    /// The file begins without front matter.
    NoFrontMatter,
    /// The front matter is malformed, or is not a map of fields.
    FrontMatter,
    /// A feed or another file of several records is malformed.
    MalformedFile,
    /// The record has no title, or a title without visible characters.
    NoTitle,
    /// The date of publication cannot be read.
    UnreadableDate,
    /// It is not clear whether the record is public.
    UnclearState,
    /// The file is damaged, or not in the encoding that it declares, and was read as far as possible.
    DamagedFile,
    /// Another date, such as that of an update, cannot be read.
    UnreadableOtherDate,
    /// The front matter contains a field twice.
    DoubledField,
    /// Two records have the same slug.
    DoubledSlug,
    /// Two records link to the same address.
    DoubledAddress,
    /// The record names no publisher.
    UnknownPublisher,
    /// An address in a field is not one that a browser can open.
    UnusableAddress,
    /// An address in the text is not one that a browser can open.
    UnusableLink,
    /// A link to a path matches no story, or several.
    LinkToNoStory,
    /// A picture is in an unusable format or has an unusable address.
    UnusablePicture,
    /// The value of a field has the wrong type or range.
    WrongValue,
    /// An item of a list lacks a required part.
    IncompleteItem,
    /// A text exceeds the maximum length.
    TextCut,
    /// Formatting in a plain text field is removed.
    FormattingTakenOut,
    /// A record has more problems than are listed.
    MoreProblems,
    /// The built site has no page of the record.
    PageNotFound,
    /// The page of the record was built before the record was changed.
    OutdatedPage,
    /// A picture is not in the folder.
    PictureNotFound,
    /// A part of a collection is not a record of the folder.
    PartNotFound,
    /// A template tag is left out, since only the generator knows its output.
    TemplateTagLeftOut,
    /// The text is MDX and is read as Markdown.
    Mdx,
    /// A time has no time zone.
    NoTimeZone,
    /// The record has no date.
    NoDate,
    /// The record has no address of the story.
    NoAddress,
    /// A setting has its old name, which still works.
    RenamedSetting,
    /// A field is unknown.
    UnknownField,
    /// The record, its folder or its site withhold it from the public.
    Withheld,
    /// The settings hide the story.
    Hidden,
    /// The format of the file is not read.
    NotRead,
}

impl ProblemKind {
    /// All kinds in the order of a report: errors first, pure counts last.
    pub const ALL: [Self; 38] = [
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
        Self::PageNotFound,
        Self::OutdatedPage,
        Self::PictureNotFound,
        Self::PartNotFound,
        Self::TemplateTagLeftOut,
        Self::Mdx,
        Self::NoTimeZone,
        Self::NoDate,
        Self::NoAddress,
        Self::RenamedSetting,
        Self::UnknownField,
        Self::Withheld,
        Self::Hidden,
        Self::NotRead,
    ];

    /// Returns the identifier in lower case with hyphens, such as `no-title`. It is also the name in JSON.
    pub fn id(self) -> &'static str {
        ProblemFacts::of(self).id
    }

    /// Returns the severity of all problems of this kind, or `None` if it depends on the record.
    pub fn severity(self) -> Option<Severity> {
        ProblemFacts::of(self).severity
    }

    /// Returns a short description without a full stop.
    pub fn description(self) -> &'static str {
        ProblemFacts::of(self).description
    }

    /// Returns the fix in one line, with the line for `broadsheet.toml` if there is one.
    pub fn hint(self) -> &'static str {
        ProblemFacts::of(self).hint
    }

    /// Returns the kind with this identifier.
    ///
    /// ```
    /// use broadsheet::import::diagnostics::report::ProblemKind;
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
