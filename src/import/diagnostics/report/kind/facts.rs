//! Lists the facts about all kinds of problems.

use super::{ProblemKind, Severity};

/// The facts about a kind of problem.
pub struct ProblemFacts {
    /// The identifier.
    pub id: &'static str,
    /// The severity, if it does not depend on the record.
    pub severity: Option<Severity>,
    /// A description of the problem.
    pub description: &'static str,
    /// A fix.
    pub hint: &'static str,
}

const ERROR: Option<Severity> = Some(Severity::Error);
const WARNING: Option<Severity> = Some(Severity::Warning);
const NOTE: Option<Severity> = Some(Severity::Note);

impl ProblemFacts {
    /// Returns the facts about this kind.
    pub fn of(kind: ProblemKind) -> Self {
        let (id, severity, description, hint) = row(kind);
        Self {
            id,
            severity,
            description,
            hint,
        }
    }
}

type Row = (&'static str, Option<Severity>, &'static str, &'static str);

fn row(kind: ProblemKind) -> Row {
    match kind {
        ProblemKind::UnreadableFile => (
            "unreadable-file",
            ERROR,
            "the file cannot be read",
            "check the permissions of the file, or save it again",
        ),
        ProblemKind::TooLarge => (
            "too-large",
            ERROR,
            "the file is too large",
            "split the file: the maximum is 8 MiB for a record and 64 MiB for a feed",
        ),
        ProblemKind::Encoding => (
            "encoding",
            None,
            "the file is not in the expected encoding",
            "save the file as UTF-8",
        ),
        ProblemKind::NoFrontMatter => (
            "no-front-matter",
            ERROR,
            "the file does not start with front matter",
            "start it with ---, a line `title: …` and ---, or move it out of the folder",
        ),
        ProblemKind::FrontMatter => (
            "front-matter",
            ERROR,
            "the front matter is malformed",
            "correct that line; put a text with a colon, a quote or a # in quotes",
        ),
        ProblemKind::MalformedFile => (
            "malformed-file",
            ERROR,
            "the feed or JSON file is malformed",
            "download the file again, or correct that line",
        ),
        ProblemKind::NoTitle => (
            "no-title",
            None,
            "the record has no title",
            "add a line `title: …` to the front matter",
        ),
        ProblemKind::UnreadableDate => (
            "unreadable-date",
            None,
            "the publication date cannot be read",
            "write the date as 2024-05-31 or 2024-05-31T09:30:00+02:00",
        ),
        ProblemKind::UnclearState => (
            "unclear-state",
            None,
            "it is not clear whether the record is public",
            "write `published: true` or `published: false`",
        ),
        ProblemKind::DamagedFile => (
            "damaged-file",
            WARNING,
            "the file is damaged, or not in the encoding that it declares",
            "download the file again, or save it as UTF-8",
        ),
        ProblemKind::UnreadableOtherDate => (
            "unreadable-other-date",
            WARNING,
            "a date cannot be read and is left out",
            "write the date as 2024-05-31 or 2024-05-31T09:30:00+02:00",
        ),
        ProblemKind::DoubledField => (
            "doubled-field",
            WARNING,
            "a record contains a field twice",
            "remove one of the two lines",
        ),
        ProblemKind::DoubledSlug => (
            "doubled-slug",
            None,
            "two records have the same slug",
            "rename one of the files, or add a line `slug: …` to it",
        ),
        ProblemKind::DoubledAddress => (
            "doubled-address",
            None,
            "two records link to the same address",
            "remove one of the two records, or correct its address",
        ),
        ProblemKind::UnknownPublisher => (
            "unknown-publisher",
            WARNING,
            "the record does not name a publisher",
            "in broadsheet.toml: publisher = \"The name of your site\"",
        ),
        ProblemKind::UnusableAddress => (
            "unusable-address",
            WARNING,
            "an address is not http(s) and is left out",
            "write the complete address, such as https://news.example/a",
        ),
        ProblemKind::UnusableLink => (
            "unusable-link",
            None,
            "a link in a text is not http(s) and is left out",
            "write the complete address, such as https://news.example/a",
        ),
        ProblemKind::LinkToNoStory => (
            "link-to-no-story",
            None,
            "a link to a path matches no story, or several",
            "write the complete address, or the path of one story's file",
        ),
        ProblemKind::UnusablePicture => (
            "unusable-picture",
            None,
            "a picture cannot be used and is left out",
            "use avif, gif, jpeg, png or webp, named in letters, digits, . _ - and spaces",
        ),
        ProblemKind::WrongValue => (
            "wrong-value",
            None,
            "a field does not have an expected value and is left out",
            "write a value as the example expects it, or remove the line",
        ),
        ProblemKind::IncompleteItem => (
            "incomplete-item",
            None,
            "an item of a list lacks a required part and is left out",
            "add the part that the example names, or remove the item",
        ),
        ProblemKind::TextCut => (
            "text-cut",
            WARNING,
            "a text is too long and is cut",
            "shorten the text, or split the record",
        ),
        ProblemKind::FormattingTakenOut => (
            "formatting-taken-out",
            WARNING,
            "a plain text field contains formatting, which is removed",
            "write the text without tags; write &lt; for the character <",
        ),
        ProblemKind::MoreProblems => (
            "more-problems",
            None,
            "a record has more problems than are listed",
            "fix the listed problems, then check again",
        ),
        ProblemKind::PageNotFound => (
            "page-not-found",
            WARNING,
            "the built site has no page of the record, which keeps its own text",
            "build the site again, or correct built_site in broadsheet.toml",
        ),
        ProblemKind::OutdatedPage => (
            "outdated-page",
            WARNING,
            "the page of the record was built before the record was changed",
            "build the site again",
        ),
        ProblemKind::PictureNotFound => (
            "picture-not-found",
            None,
            "a picture is not in the folder",
            "in broadsheet.toml: picture_base = \"https://your.site/\"; or add it to the folder",
        ),
        ProblemKind::PartNotFound => (
            "part-not-found",
            NOTE,
            "a part of a collection is not a record of the folder",
            "write the path of the record's file",
        ),
        ProblemKind::TemplateTagLeftOut => (
            "template-tag-left-out",
            None,
            "a template tag is left out, because only the generator knows its output",
            "replace the tag with the Markdown or HTML that it would produce",
        ),
        ProblemKind::Mdx => (
            "mdx",
            NOTE,
            "the text is MDX and is read as Markdown, without modules and components",
            "check the story: the output of components is missing",
        ),
        ProblemKind::NoTimeZone => (
            "no-time-zone",
            NOTE,
            "a time has no time zone and is taken as UTC",
            "add the offset, as in 2024-05-31T09:30:00+02:00",
        ),
        ProblemKind::NoDate => (
            "no-date",
            None,
            "the record has no date and comes after all others",
            "add a line `date: 2024-05-31` (own records: `publishedDateTime`)",
        ),
        ProblemKind::NoAddress => (
            "no-address",
            NOTE,
            "the record does not link to the story's address",
            "add a line `webUrl: https://…`",
        ),
        ProblemKind::RenamedSetting => (
            "renamed-setting",
            NOTE,
            "a setting has its old name, which still works",
            "write the new name in place of the old one",
        ),
        ProblemKind::UnknownField => (
            "unknown-field",
            NOTE,
            "a field is unknown and is left out",
            "check the spelling; keep the line if the field is for another program",
        ),
        ProblemKind::Withheld => (
            "withheld",
            None,
            "the record is not public",
            "nothing, if that is intended; otherwise change what the example names",
        ),
        ProblemKind::Hidden => (
            "hidden",
            NOTE,
            "the settings hide the story",
            "nothing, if that is intended; otherwise change [hide] in broadsheet.toml",
        ),
        ProblemKind::NotRead => (
            "not-read",
            None,
            "the format of the file is not supported",
            "convert the file to Markdown, or leave it where it is",
        ),
    }
}
