//! One file, from its bytes to a record and what there is to say about it.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
};

use serde::{Deserialize, Serialize};

use super::{
    Options, body,
    cache::Cache,
    files::RecordFile,
    findings::Findings,
    pictures::Pictures,
    record::{self, Record},
    report::Problem,
    slugs, source,
    yaml::{self, Node},
};
use crate::model::{Article, Filed};

/// A file that has been read; a story in one form or another.
#[derive(Debug, Serialize, Deserialize)]
pub struct Reading<S> {
    /// What it is.
    pub record: Record<S>,
    /// What there is to say about it.
    pub problems: Vec<Problem>,
    /// Fields no one knows.
    pub unknown: BTreeSet<String>,
}

impl<S> Reading<S> {
    /// The same with the story in another form.
    pub fn map<T>(self, to: impl FnOnce(S) -> T) -> Reading<T> {
        Reading {
            record: self.record.map(to),
            problems: self.problems,
            unknown: self.unknown,
        }
    }
}

/// Reads one file, or finds in the cache what it was read as. Never fails: a file that is no
/// record is refused. `room` is room to work in.
pub fn read(
    file: &RecordFile,
    root: &std::path::Path,
    options: &Options,
    cache: Option<&Cache>,
    room: &mut Vec<u8>,
) -> Reading<Filed> {
    let sightings = RefCell::default();
    let pictures = Pictures {
        sightings: cache.map(|_| &sightings),
        root,
        record: &file.relative,
        base: options.picture_base.as_ref(),
    };
    let bytes = source::read(&file.path, room);
    let place = match (cache, &bytes) {
        (Some(cache), Ok(bytes)) => Some((cache, cache.key(file, options, bytes))),
        _ => None,
    };
    if let Some((cache, key)) = &place
        && let Some(reading) = cache.get(key, &pictures)
    {
        return reading;
    }
    sightings.borrow_mut().clear();
    let reading = make(file, bytes, pictures);
    match &place {
        Some((cache, key)) => cache.put(key, reading, sightings.take()),
        None => reading.map(|article| Filed::from(*article)),
    }
}

fn make(file: &RecordFile, bytes: Bytes, pictures: Pictures) -> Reading<Box<Article>> {
    let mut findings = Findings::new(&file.relative);
    // The parsers of others assert things about their input. If one is wrong some day, it costs
    // that record and not the archive.
    let record = catch_unwind(AssertUnwindSafe(|| {
        attempt(file, bytes, pictures, &mut findings)
    }));
    let record = record.unwrap_or_else(|_| {
        findings.error(None, "", "a text that a parser fails on", "a record");
        Record::Refused
    });
    let (problems, unknown) = findings.finish();
    Reading {
        record,
        problems,
        unknown,
    }
}

/// A file's bytes, or why there are none.
type Bytes<'a> = Result<&'a [u8], source::SourceError>;

fn attempt(
    file: &RecordFile,
    bytes: Bytes,
    pictures: Pictures,
    findings: &mut Findings,
) -> Record<Box<Article>> {
    let text = match bytes.and_then(source::decode) {
        Ok(text) => text,
        Err(error) => return refuse(&error, findings),
    };
    let parts = match source::split(text) {
        Ok(parts) => parts,
        Err(error) => return refuse(&error, findings),
    };
    let document = match yaml::parse(parts.front) {
        Ok(document) => document,
        Err(error) => {
            findings.error(Some(error.line + 1), "", &error.found, error.expected);
            return Record::Refused;
        }
    };
    let root = in_file(document.root);
    match record::is_published(&root, findings) {
        Some(false) => return Record::Unpublished,
        None if findings.refuses() => return Record::Refused,
        // Not a map at all: reading it says so.
        None | Some(true) => {}
    }
    for (line, key) in document.duplicates {
        let expected = "each field once; the first one counts";
        findings.warn(Some(line + 1), &key, "the field again", expected);
    }
    let markup = body::Source {
        text: parts.body,
        line: parts.body_line,
    };
    let slug = slugs::slugify(&file.relative);
    match record::read(&root, slug, markup, pictures, findings) {
        Some(article) => Record::Published(Box::new(article)),
        None => Record::Refused,
    }
}

fn refuse(error: &source::SourceError, findings: &mut Findings) -> Record<Box<Article>> {
    findings.error(error.line(), "", &error.to_string(), error.expected());
    Record::Refused
}

/// The node with lines of the file: the front matter begins on its second.
fn in_file(mut root: Node) -> Node {
    root.move_down(1);
    root
}
