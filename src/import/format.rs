//! The formats that records come in, behind one interface: a file in, drafts of records out.

mod feed;
mod json_feed;
mod upstream;

use super::{
    draft::{self, Around, Draft},
    files::{Form, RecordFile},
    front,
    json::Json,
    node::SyntaxError,
    report::ProblemKind,
    source::{self, SourceError},
};

/// A record of a file, or why it cannot be one.
#[derive(Debug)]
pub struct Found<'a> {
    /// What tells it from others of its file; empty for a file that is one record.
    pub id: String,
    /// Where it is in the file, such as `items[3]`; empty for a file that is one record.
    pub part: String,
    /// The record.
    pub draft: Result<Draft<'a>, SyntaxError>,
}

/// Why a file as a whole gives no records.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// It is no text, or has no front matter.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It is malformed.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
}

impl FormatError {
    /// The kind of problem that it is in a report, in a file of this form.
    pub fn kind(&self, form: Form) -> ProblemKind {
        match self {
            Self::Source(error) => error.kind(),
            Self::Syntax(_) => syntax_kind(form),
        }
    }

    /// The line to point at, what was found, and what was expected.
    pub fn told(&self) -> (Option<usize>, String, &'static str) {
        match self {
            Self::Source(error) => (error.line(), error.to_string(), error.expected()),
            Self::Syntax(error) => (Some(error.line), error.found.clone(), error.expected),
        }
    }
}

/// The kind of problem that malformed syntax is in a file of this form.
pub fn syntax_kind(form: Form) -> ProblemKind {
    match form {
        Form::Json | Form::Xml => ProblemKind::MalformedFile,
        Form::Record | Form::Unread(_) => ProblemKind::FrontMatter,
    }
}

/// The records of a file. A file that is of no known format (any JSON or XML may lie in a folder) has
/// none.
///
/// # Errors
/// [`FormatError`] where the file as a whole cannot be read. A record of many that cannot is no error
/// of its file.
pub fn read<'a>(
    file: &RecordFile,
    bytes: &'a [u8],
    around: &Around,
) -> Result<Vec<Found<'a>>, FormatError> {
    match file.form {
        Form::Record => {
            let text = source::decode(bytes)?;
            let parts = match front::split_as(text, around.dialect) {
                // A generator makes a post of a file without front matter, too.
                Err(SourceError::NoFrontMatter) if around.generator.is_some() => front::none(text),
                parts => parts?,
            };
            Ok(vec![Found {
                id: String::new(),
                part: String::new(),
                draft: draft::of_parts(&parts, around),
            }])
        }
        Form::Json => json(bytes),
        Form::Xml if is_feed(file.form, bytes) => Ok(feed::read(bytes)?),
        Form::Xml => Ok(Vec::new()),
        Form::Unread(_) => Ok(Vec::new()),
    }
}

/// Says what a file is that has no records.
pub fn describe(form: Form, bytes: &[u8]) -> String {
    let words = match form {
        _ if is_feed(form, bytes) => "a feed without entries",
        Form::Json => "JSON of no format that is read",
        _ => "XML that is no feed",
    };
    words.to_owned()
}

/// Whether a text is a feed, though it may have no entries.
pub fn is_feed(form: Form, bytes: &[u8]) -> bool {
    match form {
        Form::Json => contains(bytes, JSON_FEED),
        Form::Xml => feed::is_feed(bytes),
        Form::Record | Form::Unread(_) => false,
    }
}

/// What only a JSON Feed says of itself, in its `version`.
const JSON_FEED: &[u8] = b"jsonfeed.org/version/";

/// The records of a JSON file: pages of the upstream system, or a JSON Feed.
fn json(bytes: &[u8]) -> Result<Vec<Found<'_>>, FormatError> {
    let is_feed = contains(bytes, JSON_FEED);
    let is_page = contains(bytes, b"\"value\"") && contains(bytes, b"\"publishedDateTime\"");
    if !is_feed && !is_page {
        return Ok(Vec::new());
    }
    let text = source::decode(bytes)?;
    let json = Json::new(text, 1);
    let entries = json.entries(json.whole()?).unwrap_or_default();
    let has = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, v)| *v);
    if let (true, Some(items)) = (is_feed, has("items").and_then(|items| json.items(items))) {
        return Ok(json_feed::read(&json, &entries, &items)?);
    }
    match has("value").and_then(|value| json.items(value)) {
        Some(records) if is_page => Ok(upstream::read(&json, &records)),
        _ => Ok(Vec::new()),
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
