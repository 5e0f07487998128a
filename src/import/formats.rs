//! Reads the formats of records behind one interface: from a file to raw records.

mod base;
pub mod date;
mod describe;
mod feed;
mod json_feed;
mod names;
mod plain_text;
mod upstream;
pub mod warning;

pub use self::describe::describe;
use self::warning::FormatWarning;
use crate::import::{
    diagnostics::report::ProblemKind,
    files::{
        RecordFile, RecordFileKind,
        bytes::{self, RecordFileError},
    },
    generators::{Dialect, RecordOrigin},
    record::raw_record::RawRecord,
    syntax::{
        encoding,
        field_list::{self, FieldMarkup},
        front_matter::{self, FrontMatterError},
        json::Json,
        node::SyntaxError,
    },
    translation,
};

/// The records of a file, with warnings about the file as a whole.
#[derive(Debug, Default)]
pub struct Records<'a> {
    /// The records, in file order.
    pub records: Vec<FoundRecord<'a>>,
    /// Warnings about the file.
    pub warnings: Vec<FormatWarning>,
}

impl<'a> From<Vec<FoundRecord<'a>>> for Records<'a> {
    fn from(records: Vec<FoundRecord<'a>>) -> Self {
        let remarks = Vec::new();
        Self {
            records,
            warnings: remarks,
        }
    }
}

/// A record of a file, or the reason that it cannot be read.
#[derive(Debug)]
pub struct FoundRecord<'a> {
    /// The identifier within the file; empty if the file is one record.
    pub id: String,
    /// The position within the file, such as `items[3]`; empty if the file is one record.
    pub part: String,
    /// The record, or its syntax error.
    pub raw_record: Result<RawRecord<'a>, SyntaxError>,
    /// Warnings that cannot be derived from its fields.
    pub warnings: Vec<FormatWarning>,
}

/// The reason that a whole file gives no records.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The file is not text.
    #[error(transparent)]
    Source(#[from] RecordFileError),
    /// The front matter has no beginning or no end.
    #[error(transparent)]
    FrontMatter(#[from] FrontMatterError),
    /// The file is malformed.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
}

impl FormatError {
    /// Returns the kind of problem for a report, given the format of the file.
    pub fn kind(&self, form: RecordFileKind) -> ProblemKind {
        match self {
            Self::Source(error) => error.kind(),
            Self::FrontMatter(FrontMatterError::Missing) => ProblemKind::NoFrontMatter,
            Self::FrontMatter(_) => ProblemKind::FrontMatter,
            Self::Syntax(_) => syntax_kind(form),
        }
    }

    /// Returns the line, what was found, and what was expected.
    pub fn details(&self) -> (Option<usize>, String, &'static str) {
        match self {
            Self::Source(error) => (None, error.to_string(), error.expected()),
            Self::FrontMatter(error) => (Some(1), error.to_string(), error.expected()),
            Self::Syntax(error) => (Some(error.line), error.found.clone(), error.expected),
        }
    }
}

/// Returns the kind of problem for malformed syntax in a file of this format.
pub fn syntax_kind(form: RecordFileKind) -> ProblemKind {
    match form {
        RecordFileKind::Json | RecordFileKind::Xml => ProblemKind::MalformedFile,
        RecordFileKind::Record | RecordFileKind::Built(_) | RecordFileKind::Unread(_) => {
            ProblemKind::FrontMatter
        }
    }
}

/// Reads the records of a file. A JSON or XML file of an unknown format has none.
///
/// # Errors
/// Returns [`FormatError`] if the file as a whole cannot be read. A single malformed record of a feed is
/// not an error of the file.
pub fn read<'a>(
    file: &RecordFile,
    bytes: &'a [u8],
    origin: &RecordOrigin,
) -> Result<Records<'a>, FormatError> {
    match file.kind {
        RecordFileKind::Record | RecordFileKind::Built(_) => {
            let text = bytes::decode(bytes)?;
            let markup = built_markup(file);
            let rules = Dialect::front_matter_rules(origin.dialect);
            let fields = markup.and_then(|markup| field_list::split(text, markup));
            let parts = match fields.map_or_else(|| front_matter::split_as(text, rules), Ok) {
                // A generator also makes a post of a file without front matter.
                Err(FrontMatterError::Missing)
                    if origin.generator.is_some() && file.kind == RecordFileKind::Record =>
                {
                    front_matter::body_only(text)
                }
                parts => parts?,
            };
            let record = FoundRecord {
                id: String::new(),
                part: String::new(),
                raw_record: translation::raw_record(&parts, origin),
                warnings: Vec::new(),
            };
            Ok(vec![record].into())
        }
        RecordFileKind::Json => json(bytes, address(file)),
        RecordFileKind::Xml => Ok(feed::read(bytes, address(file))?.unwrap_or_default()),
        RecordFileKind::Unread(_) => Ok(Records::default()),
    }
}

/// Returns the markup language of a file whose text comes from the built site.
fn built_markup(file: &RecordFile) -> Option<FieldMarkup> {
    let extension = file.path.extension()?.to_str()?;
    FieldMarkup::of_extension(extension).filter(|_| matches!(file.kind, RecordFileKind::Built(_)))
}

/// Returns the address of a fetched feed, which is its path. A path below a folder never begins like
/// an address, since no folder has an empty name.
fn address(file: &RecordFile) -> Option<&str> {
    let is_url = |path: &&str| path.starts_with("http://") || path.starts_with("https://");
    Some(file.relative_path.as_str()).filter(is_url)
}

/// Returns whether the bytes are a feed, even one without entries.
pub fn is_feed(form: RecordFileKind, bytes: &[u8]) -> bool {
    match form {
        RecordFileKind::Json => contains(
            encoding::decode_xml(bytes).text.as_bytes(),
            JSON_FEED_VERSION,
        ),
        RecordFileKind::Xml => feed::is_feed(bytes),
        RecordFileKind::Record | RecordFileKind::Built(_) | RecordFileKind::Unread(_) => false,
    }
}

/// The text that only the `version` of a JSON Feed contains.
const JSON_FEED_VERSION: &[u8] = b"jsonfeed.org/version/";

/// Reads the records of a JSON file: pages of the upstream system, or a JSON Feed.
fn json(bytes: &[u8], address: Option<&str>) -> Result<Records<'static>, FormatError> {
    let decoded = encoding::decode_xml(bytes);
    let text = decoded.text.as_bytes();
    let is_feed = contains(text, JSON_FEED_VERSION);
    let is_page = contains(text, b"\"value\"") && contains(text, b"\"publishedDateTime\"");
    if !is_feed && !is_page {
        return Ok(Records::default());
    }
    let json = Json::new(&decoded.text, 1);
    let entries = json.entries(json.whole()?).unwrap_or_default();
    let value = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, v)| *v);
    let items = value("items")
        .filter(|_| is_feed)
        .and_then(|items| json.items(items));
    let upstream_records = || {
        value("value")
            .filter(|_| is_page)
            .and_then(|value| json.items(value))
    };
    let records = match items {
        Some(items) => json_feed::read(&json, &entries, &items, address)?,
        None => upstream_records().map_or_else(Vec::new, |records| upstream::read(&json, &records)),
    };
    let warnings = decoded.remark.into_iter();
    let warnings = warnings.map(|(found, expected)| FormatWarning {
        line: 0,
        field: "",
        found,
        expected,
    });
    let warnings = warnings.collect();
    Ok(Records { records, warnings })
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    memchr::memmem::find(bytes, word).is_some()
}
