//! One file, from its bytes to its records and what there is to say about them.

mod article;

use std::{
    cell::RefCell,
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use serde::{Deserialize, Serialize};

use super::{
    Dialect, ImportOptions, Layout, SourceFolder,
    cache::RecordCache,
    diagnostics::Diagnostics,
    files::{Form, RecordFile},
    format::{self, FormatError, FoundRecord, Records},
    pictures::PictureFinder,
    raw_record::RecordOrigin,
    record::Record,
    report::{Problem, ProblemKind},
    source::RecordFileError,
    visibility::Publication,
};
use crate::model::{Article, StoredArticle};
use article::{RecordContext, article, withhold};

/// A record that has been read; a story in one form or another.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordReading<S> {
    /// What it is.
    pub record: Record<S>,
    /// What there is to say about it.
    pub problems: Vec<Problem>,
    /// Fields no one knows.
    pub unknown: BTreeSet<String>,
    /// When a record that is published is public.
    pub schedule: RecordSchedule,
}

/// What the archive must know of a record besides the story: none of it depends on the time of the run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSchedule {
    /// When the record is public.
    pub publication: Publication,
    /// Whether its only date is that of its last change: what it is then depends on its neighbors.
    pub is_dated_by_change: bool,
}

impl<S> RecordReading<S> {
    /// The same with the story in another form.
    pub fn map<T>(self, to: impl FnOnce(S) -> T) -> RecordReading<T> {
        RecordReading {
            record: self.record.map(to),
            problems: self.problems,
            unknown: self.unknown,
            schedule: self.schedule,
        }
    }
}

/// What the reading of every record depends on.
#[derive(Clone, Copy, Debug)]
pub struct ImportContext<'a> {
    /// The imported folder, with symbolic links resolved.
    pub root: &'a Path,
    /// How to import.
    pub options: &'a ImportOptions,
    /// The options as bytes; a cache keeps readings under them.
    pub print: &'a [u8],
    /// Where readings are kept, if anywhere.
    pub cache: Option<&'a RecordCache>,
}

/// A record of a file that has been read, and the path that it is known by.
#[derive(Debug)]
pub struct ReadRecord {
    /// The file's path, with `#` and what tells the record from others of its file.
    pub path: String,
    /// What it is.
    pub reading: RecordReading<StoredArticle>,
}

/// What came of one file.
#[derive(Debug, Default)]
pub struct FileReading {
    /// Its records.
    pub records: Vec<ReadRecord>,
    /// What the file is, if it is in a format that is not read.
    pub unread: Option<String>,
}

/// Reads the records of one file, or finds in the cache what they were read as. Never fails: what is no
/// record is refused. `room` is room to work in.
pub fn read(file: &RecordFile, desk: ImportContext, room: &mut Vec<u8>) -> FileReading {
    let sightings = RefCell::default();
    let whole = SourceFolder::default();
    let source = desk.options.sources.get(file.source).unwrap_or(&whole);
    let statics = source.statics();
    let pictures = PictureFinder {
        sightings: desk.cache.map(|_| &sightings),
        root: desk.root,
        record: &file.relative,
        base: desk.options.picture_base.as_ref(),
        statics: &statics,
    };
    let one = |reading| FileReading {
        records: vec![ReadRecord {
            path: file.relative.clone(),
            reading,
        }],
        unread: None,
    };
    if let Form::Unread(format) = file.form {
        return FileReading {
            records: Vec::new(),
            unread: Some(format.to_owned()),
        };
    }
    if let Some(withheld) = &file.withheld {
        let mut findings = Diagnostics::new(&file.relative);
        let record = withhold(withheld, &mut findings);
        let reading = finish(findings, record, RecordSchedule::default());
        return one(reading.map(|article| StoredArticle::from(*article)));
    }
    let bytes = super::source::read(&file.path, file.form.most(), room);
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
        return one(reading);
    }
    sightings.borrow_mut().clear();
    let text = bytes.as_ref().ok().copied();
    let mut readings = make(file, bytes, pictures, source, desk.options);
    if let (true, Some(text)) = (readings.is_empty(), text) {
        return FileReading {
            records: Vec::new(),
            unread: Some(unread_format(file.form, text)),
        };
    }
    if let Some((cache, key)) = &place
        && let Some((_, reading)) = readings.pop()
    {
        return one(cache.put(key, reading, sightings.take()));
    }
    let records = readings.into_iter().map(|(path, reading)| ReadRecord {
        path,
        reading: reading.map(|article| StoredArticle::from(*article)),
    });
    FileReading {
        records: records.collect(),
        unread: None,
    }
}

/// Reads the records of a file that is in memory, in these words where they are known, with no folder
/// around it.
pub fn of_bytes(
    path: &str,
    form: Form,
    dialect: Option<Dialect>,
    bytes: &[u8],
) -> Vec<RecordReading<Box<Article>>> {
    let file = RecordFile {
        path: path.into(),
        relative: path.to_owned(),
        below: path.to_owned(),
        source: 0,
        form,
        withheld: None,
    };
    let source = SourceFolder {
        layout: match dialect {
            Some(dialect) => Layout::default().with(dialect),
            None => Layout::default(),
        },
        ..SourceFolder::default()
    };
    let pictures = PictureFinder {
        sightings: None,
        root: Path::new(""),
        record: path,
        base: None,
        statics: &[],
    };
    let made = make(
        &file,
        Ok(bytes),
        pictures,
        &source,
        &ImportOptions::default(),
    );
    made.into_iter().map(|(_, reading)| reading).collect()
}

/// A record's path and what it was read as.
type CachedReading = (String, RecordReading<Box<Article>>);

/// A file's bytes, or why there are none.
type FileBytes<'a> = Result<&'a [u8], RecordFileError>;

fn make(
    file: &RecordFile,
    bytes: FileBytes,
    pictures: PictureFinder,
    source: &SourceFolder,
    options: &ImportOptions,
) -> Vec<CachedReading> {
    let path = source.layout.path_in_site(&file.below);
    let around = RecordOrigin {
        path: &path,
        dialect: source.layout.dialect,
        publisher: source.publisher.as_ref(),
        generator: source.layout.generator(),
    };
    // The parsers of others assert things about their input. If one is wrong some day, it costs
    // that record and not the archive.
    let guarded = |findings: Diagnostics, work: &mut ReadWork| {
        let mut findings = findings;
        let read = catch_unwind(AssertUnwindSafe(|| work(&mut findings)));
        let (record, schedule) = read.unwrap_or_else(|_| {
            findings.error(
                ProblemKind::UnreadableFile,
                None,
                "",
                "a text that a parser fails on",
                "a record",
            );
            (Record::Refused, RecordSchedule::default())
        });
        finish(findings, record, schedule)
    };
    // Files of many records say themselves how they are encoded.
    let utf8 = match bytes {
        Ok(bytes) if file.form == Form::Record => Some(super::source::to_utf8(bytes)),
        _ => None,
    };
    let bytes = match &utf8 {
        Some(utf8) => Ok(&*utf8.bytes),
        None => bytes,
    };
    let foreign = utf8.as_ref().and_then(|utf8| utf8.foreign);
    let found = catch_unwind(AssertUnwindSafe(|| {
        let bytes = bytes.map_err(FormatError::from);
        bytes.and_then(|bytes| format::read(file, bytes, &around))
    }));
    let refused = |error: Option<FormatError>| {
        let whole = guarded(Diagnostics::new(&file.relative), &mut |findings| {
            let told = error.as_ref().map(FormatError::told);
            let unreadable = || (None, "a text that a parser fails on".to_owned(), "a record");
            let (line, found, expected) = told.unwrap_or_else(unreadable);
            let kind = error.as_ref().map(|error| error.kind(file.form));
            let kind = kind.unwrap_or(ProblemKind::UnreadableFile);
            findings.error(kind, line, "", &found, expected);
            (Record::Refused, RecordSchedule::default())
        });
        vec![(file.relative.clone(), whole)]
    };
    let Records { found, remarks } = match found {
        Ok(Ok(records)) => records,
        Ok(Err(error)) => return refused(Some(error)),
        Err(_) => return refused(None),
    };
    let records = found.into_iter().map(|found| {
        let FoundRecord {
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
        let mut findings = Diagnostics::within(&file.relative, &part);
        if let Some(foreign) = foreign {
            findings.warn(
                ProblemKind::Encoding,
                Some(foreign.line),
                "",
                foreign.found,
                foreign.expected,
            );
        }
        for remark in &remarks {
            remark.tell(&mut findings);
        }
        let reading = guarded(findings, &mut |findings| match draft.take() {
            Some(Ok(draft)) => {
                let mut schedule = RecordSchedule::default();
                let context = RecordContext {
                    path: &path,
                    below: &file.below,
                    pictures,
                    source,
                    future: options.future,
                };
                let record = article(draft, &context, &mut schedule, findings);
                (record, schedule)
            }
            Some(Err(error)) => {
                let kind = format::syntax_kind(file.form);
                findings.error(kind, Some(error.line), "", &error.found, error.expected);
                (Record::Refused, RecordSchedule::default())
            }
            None => (Record::Refused, RecordSchedule::default()),
        });
        (path, reading)
    });
    let mut records: Vec<CachedReading> = records.collect();
    // What there is to say of the file is said with its first record.
    if let Some((_, first)) = records.first_mut() {
        let mut findings = Diagnostics::new(&file.relative);
        for remark in &remarks {
            remark.tell(&mut findings);
        }
        first.problems.splice(..0, findings.finish().0);
    }
    records
}

/// Says what a file is that has no records.
fn unread_format(form: Form, bytes: &[u8]) -> String {
    if format::is_feed(form, bytes) {
        return "a feed without entries".to_owned();
    }
    let other = if form == Form::Json {
        "JSON of no format that is read"
    } else {
        "XML that is no feed"
    };
    format::describe(bytes).unwrap_or_else(|| other.to_owned())
}

/// The work of reading one record.
type ReadWork<'a> = dyn FnMut(&mut Diagnostics) -> (Record<Box<Article>>, RecordSchedule) + 'a;

/// A reading of what was found.
fn finish(
    findings: Diagnostics,
    record: Record<Box<Article>>,
    schedule: RecordSchedule,
) -> RecordReading<Box<Article>> {
    let (problems, unknown) = findings.finish();
    RecordReading {
        record,
        problems,
        unknown,
        schedule,
    }
}
