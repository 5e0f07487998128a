//! The formats that records come in, behind one interface: a file in, drafts of records out.

pub mod date;
mod describe;
mod feed;
mod json_feed;
mod names;
pub mod remark;
mod upstream;

use super::{
    encoding,
    files::{Form, RecordFile},
    front_matter,
    json::Json,
    node::SyntaxError,
    raw_record::{self, RawRecord, RecordOrigin},
    report::ProblemKind,
    source::{self, RecordFileError},
};
pub use describe::describe;
use remark::Remark;

/// The records of a file, and what there is to say about the file as a whole.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// The records, in the order of the file.
    pub found: Vec<FoundRecord<'a>>,
    /// Warnings about the file.
    pub remarks: Vec<Remark>,
}

impl<'a> From<Vec<FoundRecord<'a>>> for Records<'a> {
    fn from(found: Vec<FoundRecord<'a>>) -> Self {
        let remarks = Vec::new();
        Self { found, remarks }
    }
}

/// A record of a file, or why it cannot be one.
#[derive(Debug)]
pub struct FoundRecord<'a> {
    /// What tells it from others of its file; empty for a file that is one record.
    pub id: String,
    /// Where it is in the file, such as `items[3]`; empty for a file that is one record.
    pub part: String,
    /// The record.
    pub draft: Result<RawRecord<'a>, SyntaxError>,
    /// Warnings about it that its fields do not show.
    pub remarks: Vec<Remark>,
}

/// Why a file as a whole gives no records.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// It is no text, or has no front matter.
    #[error(transparent)]
    Source(#[from] RecordFileError),
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
    around: &RecordOrigin,
) -> Result<Records<'a>, FormatError> {
    match file.form {
        Form::Record => {
            let text = source::decode(bytes)?;
            let parts = match front_matter::split_as(text, around.dialect) {
                // A generator makes a post of a file without front matter, too.
                Err(RecordFileError::NoFrontMatter) if around.generator.is_some() => {
                    front_matter::none(text)
                }
                parts => parts?,
            };
            let record = FoundRecord {
                id: String::new(),
                part: String::new(),
                draft: raw_record::of_parts(&parts, around),
                remarks: Vec::new(),
            };
            Ok(vec![record].into())
        }
        Form::Json => json(bytes),
        Form::Xml => {
            // A feed that was fetched is called by its address. A path in a folder never begins like
            // one: no folder has an empty name.
            let is_address =
                |path: &&str| path.starts_with("http://") || path.starts_with("https://");
            let address = Some(file.relative.as_str()).filter(is_address);
            Ok(feed::read(bytes, address)?.unwrap_or_default())
        }
        Form::Unread(_) => Ok(Records::default()),
    }
}

/// Whether a text is a feed, though it may have no entries.
pub fn is_feed(form: Form, bytes: &[u8]) -> bool {
    match form {
        Form::Json => contains(
            encoding::decode_xml(bytes).text.as_bytes(),
            JSON_FEED_VERSION,
        ),
        Form::Xml => feed::is_feed(bytes),
        Form::Record | Form::Unread(_) => false,
    }
}

/// What only a JSON Feed says of itself, in its `version`.
const JSON_FEED_VERSION: &[u8] = b"jsonfeed.org/version/";

/// The records of a JSON file: pages of the upstream system, or a JSON Feed.
fn json(bytes: &[u8]) -> Result<Records<'static>, FormatError> {
    let decoded = encoding::decode_xml(bytes);
    let text = decoded.text.as_bytes();
    let is_feed = contains(text, JSON_FEED_VERSION);
    let is_page = contains(text, b"\"value\"") && contains(text, b"\"publishedDateTime\"");
    if !is_feed && !is_page {
        return Ok(Records::default());
    }
    let json = Json::new(&decoded.text, 1);
    let entries = json.entries(json.whole()?).unwrap_or_default();
    let has = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, v)| *v);
    let items = has("items")
        .filter(|_| is_feed)
        .and_then(|items| json.items(items));
    let values = || {
        has("value")
            .filter(|_| is_page)
            .and_then(|value| json.items(value))
    };
    let found = match items {
        Some(items) => json_feed::read(&json, &entries, &items)?,
        None => values().map_or_else(Vec::new, |records| upstream::read(&json, &records)),
    };
    let remarks = decoded.remark.into_iter();
    let remarks = remarks.map(|(found, expected)| Remark {
        line: 0,
        field: "",
        found,
        expected,
    });
    let remarks = remarks.collect();
    Ok(Records { found, remarks })
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
