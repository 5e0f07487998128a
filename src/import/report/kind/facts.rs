//! The table of all kinds of problems.

use super::{ProblemKind, Severity};

/// All that is known of a kind.
pub struct ProblemFacts {
    /// The identifier.
    pub id: &'static str,
    /// The severity, if it does not depend on the record.
    pub severity: Option<Severity>,
    /// What is the matter.
    pub description: &'static str,
    /// What mends it.
    pub hint: &'static str,
}

const ERROR: Option<Severity> = Some(Severity::Error);
const WARNING: Option<Severity> = Some(Severity::Warning);
const NOTE: Option<Severity> = Some(Severity::Note);

impl ProblemFacts {
    /// Returns the row of this kind.
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
            "check the file's permissions; open and save it again",
        ),
        ProblemKind::TooLarge => (
            "too-large",
            ERROR,
            "the file is too large",
            "split the file: a record has at most 8 MiB, a feed 64 MiB",
        ),
        ProblemKind::Encoding => (
            "encoding",
            None,
            "the file is not in the encoding that it should have",
            "save the file as UTF-8",
        ),
        ProblemKind::NoFrontMatter => (
            "no-front-matter",
            ERROR,
            "the file begins without front matter",
            "begin the file with ---, a line `title: …` and ---; or move it out of the folder",
        ),
        ProblemKind::FrontMatter => (
            "front-matter",
            ERROR,
            "the front matter is malformed",
            "mend that line; a text with a colon, a quote or a # in it stands in quotes",
        ),
        ProblemKind::MalformedFile => (
            "malformed-file",
            ERROR,
            "the feed or JSON file is malformed",
            "get the file again from its source, or mend that line",
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
            "the day of publication cannot be read",
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
            "the file is damaged, or not in the encoding that it names",
            "get the file again from its source, or save it as UTF-8",
        ),
        ProblemKind::UnreadableOtherDate => (
            "unreadable-other-date",
            WARNING,
            "a date is left out because it cannot be read",
            "write the date as 2024-05-31 or 2024-05-31T09:30:00+02:00",
        ),
        ProblemKind::DoubledField => (
            "doubled-field",
            WARNING,
            "a field stands twice in one record",
            "remove one of the two lines",
        ),
        ProblemKind::DoubledSlug => (
            "doubled-slug",
            None,
            "two records have one name in addresses",
            "rename one of the files, or add a line `slug: …` to it",
        ),
        ProblemKind::DoubledAddress => (
            "doubled-address",
            None,
            "two records lead to one address",
            "remove one of the two records, or correct its address",
        ),
        ProblemKind::UnknownPublisher => (
            "unknown-publisher",
            WARNING,
            "nothing says who published the story",
            "in broadsheet.toml: publisher = \"The name of your site\"",
        ),
        ProblemKind::UnusableAddress => (
            "unusable-address",
            WARNING,
            "an address is left out because it is not http(s)",
            "write the whole address, such as https://news.example/a",
        ),
        ProblemKind::UnusableLink => (
            "unusable-link",
            None,
            "a link in a text is left out because it is not http(s)",
            "write the whole address, such as https://news.example/a",
        ),
        ProblemKind::LinkToNoStory => (
            "link-to-no-story",
            None,
            "a link by a path leads to no story, or to several",
            "write the whole address, or the path of one story's file",
        ),
        ProblemKind::UnusablePicture => (
            "unusable-picture",
            None,
            "a picture is left out because it cannot be used",
            "use avif, gif, jpeg, png or webp, named in letters, digits, . _ - and spaces",
        ),
        ProblemKind::WrongValue => (
            "wrong-value",
            None,
            "a field is left out because of its value",
            "write what is expected there, or remove the line",
        ),
        ProblemKind::IncompleteItem => (
            "incomplete-item",
            None,
            "an item of a list is left out because a part is missing",
            "add what is expected, or remove the item",
        ),
        ProblemKind::TextCut => (
            "text-cut",
            WARNING,
            "a text is cut because it is too long",
            "shorten the text, or split the record",
        ),
        ProblemKind::FormattingTakenOut => (
            "formatting-taken-out",
            WARNING,
            "a field of text has formatting, which is taken out",
            "write the text without tags; write &lt; to mean the sign itself",
        ),
        ProblemKind::MoreProblems => (
            "more-problems",
            None,
            "a record has more problems than are listed",
            "mend those that are listed, then check again",
        ),
        ProblemKind::PictureNotFound => (
            "picture-not-found",
            None,
            "a picture is not in the folder",
            "in broadsheet.toml: picture_base = \"https://your.site/\"; or put it into the folder",
        ),
        ProblemKind::PartNotFound => (
            "part-not-found",
            NOTE,
            "a part of a collection is no record of the folder",
            "write the path of the record's file",
        ),
        ProblemKind::TemplateTagLeftOut => (
            "template-tag-left-out",
            None,
            "a tag of a template is left out, because none is run",
            "write in Markdown or HTML what the tag would show",
        ),
        ProblemKind::Mdx => (
            "mdx",
            NOTE,
            "the text is MDX, and is read as Markdown without modules and components",
            "look at the story; what a component shows is not there",
        ),
        ProblemKind::NoTimeZone => (
            "no-time-zone",
            NOTE,
            "a time has no zone and is taken as UTC",
            "write the offset, as in 2024-05-31T09:30:00+02:00",
        ),
        ProblemKind::NoDate => (
            "no-date",
            NOTE,
            "the record has no date and comes after all others",
            "add a line `date: 2024-05-31` (own records: `publishedDateTime`)",
        ),
        ProblemKind::NoAddress => (
            "no-address",
            NOTE,
            "the record does not say where the story is read",
            "add a line `webUrl: https://…`",
        ),
        ProblemKind::UnknownField => (
            "unknown-field",
            NOTE,
            "a field that no one knows is left out",
            "check the spelling; a field that is meant for others can stay",
        ),
        ProblemKind::Withheld => (
            "withheld",
            None,
            "the record is not for the public",
            "nothing, if that is right; else change what the example says",
        ),
        ProblemKind::Hidden => (
            "hidden",
            NOTE,
            "the settings hide the story",
            "nothing, if that is right; else change [hide] in broadsheet.toml",
        ),
        ProblemKind::NotRead => (
            "not-read",
            None,
            "the file is in a format that is not read",
            "convert the file to Markdown, or leave it where it is",
        ),
    }
}
