//! A record as every importer gives it: our fields, a text, and what to call it.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{
    body::Markup,
    dates,
    diagnostics::Diagnostics,
    dialect::{self, Branches, DefaultPublisher, Dialect, RecordLocation, tags},
    front_matter,
    generators::Generator,
    mdx,
    node::{Node, NodeValue, SyntaxError},
    report::ProblemKind,
    visibility::Publication,
    yaml::DuplicateKey,
};
use crate::model::Instant;

/// A record whose fields have our names and have not been read yet.
#[derive(Debug)]
pub struct RawRecord<'a> {
    /// The fields.
    pub root: Node,
    /// Fields that stand in it again.
    pub duplicates: Vec<DuplicateKey>,
    /// What its name in addresses is made of.
    pub name: String,
    /// Its text.
    pub text: Cow<'a, str>,
    /// The line of the file that the text begins on, from 1.
    pub text_line: usize,
    /// How the text is marked up.
    pub markup: Markup,
    /// Who may see the record, as far as its importer knows more of that than the field `published` says.
    pub publication: Publication,
    /// Whether the record waits for its own date to be public, unless the settings say otherwise.
    pub holds_future_back: bool,
    /// Its date on the clock of its site, where times without a zone are those of the site.
    pub date_on_clock: Option<Instant>,
    /// Whether its only date is that of its last change.
    pub is_dated_by_change: bool,
    /// Whether it can be nothing but a record of ours: it has a field that others have not, or its format is read as ours.
    pub is_surely_ours: bool,
    /// Tags of a template language that the text has lost.
    pub lost: Vec<String>,
    /// Whether the text is the story itself and no note beside one that is elsewhere: then its first
    /// paragraph is its excerpt where it has none, and nobody misses an address.
    pub is_read_here: bool,
}

impl RawRecord<'_> {
    /// Takes away dates that programs write where there is none, and warns of them. A record of ours keeps
    /// them: it may tell of the year 1.
    pub fn drop_unset_dates(&mut self, findings: &mut Diagnostics) {
        let NodeValue::Map(entries) = &mut self.root.value else {
            return;
        };
        if !self.is_read_here {
            return;
        }
        entries.retain(|entry| {
            let is_date = matches!(entry.key.as_str(), "publishedDateTime" | "updatedDateTime");
            let is_kept = !is_date || !dates::is_unset(&entry.node);
            if !is_kept {
                let field = entry.said.as_ref().unwrap_or(&entry.key);
                let expected = "a date; this one stands for none and is left out";
                findings.warn(
                    ProblemKind::UnreadableOtherDate,
                    Some(entry.node.line),
                    field,
                    entry.node.shown(),
                    expected,
                );
            }
            is_kept
        });
    }
}

/// What an importer has to know of a record's surroundings.
#[derive(Clone, Copy, Debug)]
pub struct RecordOrigin<'a> {
    /// The file's path below the imported folder.
    pub path: &'a str,
    /// In whose words it is, where that is known.
    pub dialect: Option<Dialect>,
    /// Who published it, where it does not say.
    pub publisher: Option<&'a DefaultPublisher>,
    /// What makes the site that it is of, where that is known.
    pub generator: Option<&'a dyn Generator>,
}

/// The draft of a file that is one record.
///
/// # Errors
/// [`SyntaxError`] where its front matter is malformed.
pub fn of_parts<'a>(
    parts: &front_matter::FrontMatterParts<'a>,
    around: &RecordOrigin,
) -> Result<RawRecord<'a>, SyntaxError> {
    let document = front_matter::parse(parts, around.dialect)?;
    let detect = || dialect::detect(parts.syntax, &document.root, around.path);
    let dialect = around.dialect.unwrap_or_else(detect);
    let root = match (document.root.value, around.generator) {
        (NodeValue::Map(entries), Some(generator)) => {
            Node::map(document.root.line, generator.complete(around.path, entries))
        }
        (value, _) => Node {
            line: document.root.line,
            value,
        },
    };
    let is_surely_ours = dialect == Dialect::Broadsheet && dialect::has_own_fields(&root);
    let name = dialect::name(&root, dialect, around.path);
    let publication = dialect::publication(&root, dialect, around.generator, around.path);
    let place = RecordLocation {
        path: around.path,
        publisher: around.publisher,
    };
    let ending = around
        .path
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending);
    let shown = dialect::text_that_is_shown(parts.body, dialect, &root, around.generator);
    let Branches { text, undecided } = shown;
    let tags::ExpandedTags { text, mut lost } = match text {
        _ if is_mdx(around.path) => mdx::strip(&text).into(),
        Cow::Borrowed(text) => tags::strip(text, dialect),
        Cow::Owned(text) => tags::strip(&text, dialect).into_owned(),
    };
    lost.extend(undecided);
    let mut root = dialect::translate(root, dialect, &place);
    let is_dated_by_change = dialect != Dialect::Broadsheet && date_by_change(&mut root);
    Ok(RawRecord {
        duplicates: document.duplicates,
        name,
        text,
        text_line: parts.body_line,
        markup: match dialect {
            _ if ending.starts_with("htm") => Markup::Html,
            Dialect::Broadsheet => Markup::Either,
            _ => Markup::Markdown,
        },
        publication,
        holds_future_back: match around.generator {
            Some(generator) => generator.holds_future_back(),
            None => dialect.holds_future_back(),
        },
        date_on_clock: date_on_clock(&root, dialect, around.generator),
        is_dated_by_change,
        is_surely_ours,
        lost,
        is_read_here: dialect != Dialect::Broadsheet,
        root,
    })
}

/// Whether a file is written in MDX, by its ending.
pub fn is_mdx(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("mdx"))
}

/// Gives a record that has no date that of its last change, where it has one: Hugo does so
/// (<https://gohugo.io/configuration/front-matter/>).
fn date_by_change(root: &mut Node) -> bool {
    if root
        .get("publishedDateTime")
        .is_some_and(|node| !node.is_null())
    {
        return false;
    }
    let NodeValue::Map(entries) = &mut root.value else {
        return false;
    };
    let Some(change) = entries.iter().find(|entry| entry.key == "updatedDateTime") else {
        return false;
    };
    let date = change.clone().called("publishedDateTime");
    entries.push(date);
    true
}

/// The date of a record on the clock of its site. Jekyll takes a time in front matter for UTC and a day in a name for
/// one of the site; the later of the two is safe.
fn date_on_clock(
    root: &Node,
    dialect: Dialect,
    generator: Option<&dyn Generator>,
) -> Option<Instant> {
    let text = root.get("publishedDateTime")?.as_text()?;
    let zone = generator.map_or(TimeZone::UTC, Generator::time_zone);
    let instant = dates::on_clock(text, &zone);
    if dialect == Dialect::Jekyll {
        return instant.max(dates::parse_text(text));
    }
    instant
}
