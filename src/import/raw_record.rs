//! A record as every importer returns it: fields with our names, a text, and a name for its slug.

use std::borrow::Cow;

use jiff::tz::TimeZone;

use super::{
    body::Markup,
    dates,
    diagnostics::Diagnostics,
    dialect::{self, DefaultPublisher, Dialect, RecordLocation, VisibleText, tags},
    front_matter,
    generators::Generator,
    mdx,
    node::{Node, NodeValue, SyntaxError},
    report::ProblemKind,
    visibility::Publication,
    yaml::DuplicateKey,
};
use crate::model::Instant;

/// A record whose fields have our names but are not parsed yet.
#[derive(Debug)]
pub struct RawRecord<'a> {
    /// The fields.
    pub root: Node,
    /// The fields that are repeated.
    pub duplicates: Vec<DuplicateKey>,
    /// The text that its slug is made from.
    pub name: String,
    /// The text of the story.
    pub text: Cow<'a, str>,
    /// The line of the file that the text begins on, from 1.
    pub text_line: usize,
    /// The markup language of the text.
    pub markup: Markup,
    /// The visibility of the record, beyond the field `published`.
    pub publication: Publication,
    /// Whether the record is withheld until its date, unless the settings say otherwise.
    pub holds_future_back: bool,
    /// The date in the time zone of its site, which applies to times without a zone.
    pub site_date: Option<Instant>,
    /// Whether its only date is that of its last change.
    pub is_dated_by_change: bool,
    /// Whether it is certainly a record of Broadsheet: it has a field that others lack, or its
    /// format is ours alone.
    pub is_certainly_broadsheet: bool,
    /// The template tags that were removed from the text.
    pub removed_tags: Vec<String>,
    /// Whether the text is the full story and not a note about one elsewhere. Then its first
    /// paragraph can be its excerpt, and a missing address is not reported.
    pub is_full_text: bool,
}

impl RawRecord<'_> {
    /// Removes dates that programs write if there is none, and reports them. A record of Broadsheet
    /// keeps them, because it may be about the year 1.
    pub fn drop_unset_dates(&mut self, diagnostics: &mut Diagnostics) {
        let NodeValue::Map(entries) = &mut self.root.value else {
            return;
        };
        if !self.is_full_text {
            return;
        }
        entries.retain(|entry| {
            let is_date = matches!(entry.key.as_str(), "publishedDateTime" | "updatedDateTime");
            let stays = !is_date || !dates::is_unset(&entry.node);
            if !stays {
                let field = entry.original_path.as_ref().unwrap_or(&entry.key);
                let expected = "a date; this value means that there is none, and is left out";
                diagnostics.warn(
                    ProblemKind::UnreadableOtherDate,
                    Some(entry.node.line),
                    field,
                    entry.node.describe(),
                    expected,
                );
            }
            stays
        });
    }
}

/// The surroundings of a record, for importers.
#[derive(Clone, Copy, Debug)]
pub struct RecordOrigin<'a> {
    /// The file's path below the imported folder.
    pub path: &'a str,
    /// The dialect of the record, if known.
    pub dialect: Option<Dialect>,
    /// The publisher of records that name none.
    pub publisher: Option<&'a DefaultPublisher>,
    /// The generator of its site, if known.
    pub generator: Option<&'a dyn Generator>,
}

/// Returns the raw record of a file that contains one record.
///
/// # Errors
/// Returns a [`SyntaxError`] if the front matter is malformed.
pub fn from_parts<'a>(
    parts: &front_matter::FrontMatterParts<'a>,
    origin: &RecordOrigin,
) -> Result<RawRecord<'a>, SyntaxError> {
    let document = front_matter::parse(parts, origin.dialect)?;
    let detect = || dialect::detect(parts.syntax, &document.root, origin.path);
    let dialect = origin.dialect.unwrap_or_else(detect);
    let root = match (document.root.value, origin.generator) {
        (NodeValue::Map(entries), Some(generator)) => {
            Node::map(document.root.line, generator.complete(origin.path, entries))
        }
        (value, _) => Node {
            line: document.root.line,
            value,
        },
    };
    let is_surely_ours = dialect == Dialect::Broadsheet && dialect::has_own_fields(&root);
    let name = dialect::name(&root, dialect, origin.path);
    let publication = dialect::publication(&root, dialect, origin.generator, origin.path);
    let location = RecordLocation {
        path: origin.path,
        publisher: origin.publisher,
    };
    let extension = origin
        .path
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    let visible_text = dialect::visible_text(parts.body, dialect, &root, origin.generator);
    let VisibleText { text, undecided } = visible_text;
    let tags::ExpandedTags {
        text,
        dropped: mut lost,
    } = match text {
        _ if is_mdx(origin.path) => mdx::strip(&text).into(),
        Cow::Borrowed(text) => tags::strip(text, dialect),
        Cow::Owned(text) => tags::strip(&text, dialect).into_owned(),
    };
    lost.extend(undecided);
    let mut root = dialect::translate(root, dialect, &location);
    let is_dated_by_change = dialect != Dialect::Broadsheet && date_by_change(&mut root);
    Ok(RawRecord {
        duplicates: document.duplicates,
        name,
        text,
        text_line: parts.body_line,
        markup: match dialect {
            _ if extension.starts_with("htm") => Markup::Html,
            Dialect::Broadsheet => Markup::Either,
            _ => Markup::Markdown,
        },
        publication,
        holds_future_back: match origin.generator {
            Some(generator) => generator.hides_future(),
            None => dialect.hides_future(),
        },
        site_date: date_in_site_zone(&root, dialect, origin.generator),
        is_dated_by_change,
        is_certainly_broadsheet: is_surely_ours,
        removed_tags: lost,
        is_full_text: dialect != Dialect::Broadsheet,
        root,
    })
}

/// Returns whether a file is written in MDX, judging by its extension.
pub fn is_mdx(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("mdx"))
}

/// Gives a record without a date that of its last change, as Hugo does
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
    let date = change.clone().renamed("publishedDateTime");
    entries.push(date);
    true
}

/// Returns the date of a record in the time zone of its site. Jekyll reads a time in front matter
/// as UTC, but a day in a name in the zone of the site. The later of the two is safe.
fn date_in_site_zone(
    root: &Node,
    dialect: Dialect,
    generator: Option<&dyn Generator>,
) -> Option<Instant> {
    let text = root.get("publishedDateTime")?.as_text()?;
    let zone = generator.map_or(TimeZone::UTC, Generator::time_zone);
    let instant = dates::parse_in_zone(text, &zone);
    if dialect == Dialect::Jekyll {
        return instant.max(dates::parse_text(text));
    }
    instant
}
