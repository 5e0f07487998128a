//! One file, from its bytes to its records and what there is to say about them.

use std::{
    cell::RefCell,
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{
    Dialect, Layout, Options, Source,
    cache::Cache,
    draft::{Around, Draft},
    files::{Form, RecordFile},
    findings::Findings,
    format::{self, FormatError, Found, Records},
    lead,
    pictures::Pictures,
    record::{self, Record},
    report::Problem,
    source::SourceError,
    visibility::Visibility,
};
use crate::model::{Article, Filed, slug};

/// A record that has been read; a story in one form or another.
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

/// What the reading of every record depends on.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The imported folder, with symbolic links resolved.
    pub root: &'a Path,
    /// How to import.
    pub options: &'a Options,
    /// The options as bytes; a cache keeps readings under them.
    pub print: &'a [u8],
    /// Where readings are kept, if anywhere.
    pub cache: Option<&'a Cache>,
}

/// A record of a file that has been read, and the path that it is known by.
#[derive(Debug)]
pub struct Read {
    /// The file's path, with `#` and what tells the record from others of its file.
    pub path: String,
    /// What it is.
    pub reading: Reading<Filed>,
}

/// Reads the records of one file, or finds in the cache what they were read as. Never fails: what is no
/// record is refused. `room` is room to work in.
pub fn read(file: &RecordFile, desk: Desk, room: &mut Vec<u8>) -> Vec<Read> {
    let sightings = RefCell::default();
    let whole = Source::default();
    let source = desk.options.sources.get(file.source).unwrap_or(&whole);
    let statics = source.statics();
    let pictures = Pictures {
        sightings: desk.cache.map(|_| &sightings),
        root: desk.root,
        record: &file.relative,
        base: desk.options.picture_base.as_ref(),
        statics: &statics,
    };
    let bytes = super::source::read(&file.path, file.form.most(), room);
    let one = |reading| Read {
        path: file.relative.clone(),
        reading,
    };
    let place = match (desk.cache, &bytes) {
        // Of a file of many, each record would have to be known before it is read.
        (Some(cache), Ok(bytes)) if file.form == Form::Record => {
            Some((cache, cache.key(file, desk.print, bytes)))
        }
        _ => None,
    };
    if let Some((cache, key)) = &place
        && let Some(reading) = cache.get(key, &pictures)
    {
        return vec![one(reading)];
    }
    sightings.borrow_mut().clear();
    let mut readings = make(file, bytes, pictures, source);
    match &place {
        Some((cache, key)) => {
            let reading = readings.pop().map(|(_, reading)| reading);
            let put = |reading| cache.put(key, reading, sightings.take());
            reading.map(put).map(one).into_iter().collect()
        }
        None => {
            let filed = readings.into_iter().map(|(path, reading)| Read {
                path,
                reading: reading.map(|article| Filed::from(*article)),
            });
            filed.collect()
        }
    }
}

/// Reads the records of a file that is in memory, in these words where they are known, with no folder
/// around it.
pub fn of_bytes(
    path: &str,
    form: Form,
    dialect: Option<Dialect>,
    bytes: &[u8],
) -> Vec<Reading<Box<Article>>> {
    let file = RecordFile {
        path: path.into(),
        relative: path.to_owned(),
        below: path.to_owned(),
        source: 0,
        form,
    };
    let source = Source {
        layout: match dialect {
            Some(dialect) => Layout::default().with(dialect),
            None => Layout::default(),
        },
        ..Source::default()
    };
    let pictures = Pictures {
        sightings: None,
        root: Path::new(""),
        record: path,
        base: None,
        statics: &[],
    };
    let made = make(&file, Ok(bytes), pictures, &source);
    made.into_iter().map(|(_, reading)| reading).collect()
}

/// A record's path and what it was read as.
type Made = (String, Reading<Box<Article>>);

/// A file's bytes, or why there are none.
type Bytes<'a> = Result<&'a [u8], SourceError>;

fn make(file: &RecordFile, bytes: Bytes, pictures: Pictures, source: &Source) -> Vec<Made> {
    let around = Around {
        path: &file.below,
        dialect: source.layout.dialect,
        publisher: source.publisher.as_ref(),
    };
    // The parsers of others assert things about their input. If one is wrong some day, it costs
    // that record and not the archive.
    let guarded = |findings: Findings,
                   work: &mut dyn FnMut(&mut Findings) -> Record<Box<Article>>| {
        let mut findings = findings;
        let record = catch_unwind(AssertUnwindSafe(|| work(&mut findings)));
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
    };
    let found = catch_unwind(AssertUnwindSafe(|| {
        let bytes = bytes.map_err(FormatError::from);
        bytes.and_then(|bytes| format::read(file, bytes, &around))
    }));
    let refused = |error: Option<FormatError>| {
        let whole = guarded(Findings::new(&file.relative), &mut |findings| {
            let told = error.as_ref().map(FormatError::told);
            let unreadable = || (None, "a text that a parser fails on".to_owned(), "a record");
            let (line, found, expected) = told.unwrap_or_else(unreadable);
            findings.error(line, "", &found, expected);
            Record::Refused
        });
        vec![(file.relative.clone(), whole)]
    };
    let Records { found, remarks } = match found {
        Ok(Ok(records)) => records,
        Ok(Err(error)) => return refused(Some(error)),
        Err(_) => return refused(None),
    };
    let records = found.into_iter().map(|found| {
        let Found {
            id,
            part,
            draft,
            remarks,
        } = found;
        let path = if id.is_empty() {
            file.relative.clone()
        } else {
            format!("{}#{id}", file.relative)
        };
        let mut draft = Some(draft);
        let findings = Findings::within(&file.relative, &part);
        let reading = guarded(findings, &mut |findings| {
            for remark in &remarks {
                remark.tell(findings);
            }
            match draft.take() {
                Some(Ok(draft)) => article(draft, (&path, &file.below), pictures, source, findings),
                Some(Err(error)) => {
                    findings.error(Some(error.line), "", &error.found, error.expected);
                    Record::Refused
                }
                None => Record::Refused,
            }
        });
        (path, reading)
    });
    let mut records: Vec<Made> = records.collect();
    // What there is to say of the file is said with its first record.
    if let Some((_, first)) = records.first_mut() {
        let mut findings = Findings::new(&file.relative);
        for remark in &remarks {
            remark.tell(&mut findings);
        }
        first.problems.splice(..0, findings.finish().0);
    }
    records
}

fn article(
    draft: Draft,
    (path, below): (&str, &str),
    pictures: Pictures,
    source: &Source,
    findings: &mut Findings,
) -> Record<Box<Article>> {
    match record::is_published(&draft.root, findings) {
        Some(false) => return Record::Withheld(Visibility::Draft),
        None if findings.refuses() => return Record::Refused,
        // Not a map at all: reading it says so.
        None | Some(true) => {}
    }
    if let Some(withheld) = &draft.publication.withheld {
        let expected = "a record for the public; left out";
        findings.note(None, "", &withheld.reason, expected);
        return Record::Withheld(withheld.visibility);
    }
    if draft.root.get("publishedDateTime").is_none() && source.layout.is_page(below) {
        let expected = "a story with a date; taken for a page of the site and left out";
        findings.note(None, "", "no date, at the top of the folder", expected);
        return Record::Withheld(Visibility::NotAPost);
    }
    for (line, key) in &draft.duplicates {
        let expected = "each field once; the first one counts";
        findings.warn(Some(*line), key, "the field again", expected);
    }
    let slug = slug::from_text(&draft.name).unwrap_or_else(|| slug::hashed("story", path));
    let Some(mut article) = record::read(&draft, slug, pictures, findings) else {
        return Record::Refused;
    };
    if !draft.lost.is_empty() {
        let expected = "text; tags of a template are not run, and left out";
        findings.note(
            Some(draft.text_line),
            "body",
            &draft.lost.join(", "),
            expected,
        );
    }
    if draft.is_read_here && article.excerpt.is_empty() {
        article.excerpt = lead::take(&mut article.body);
    } else {
        lead::drop_said(&mut article.body, &article.excerpt);
    }
    for topic in &source.topics {
        if !article.topics.contains(topic) {
            article.topics.push(topic.clone());
        }
    }
    Record::Published(Box::new(article))
}
