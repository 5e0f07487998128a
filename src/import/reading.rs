//! Reads one file into records and the problems found in them.

use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use url::Url;

use crate::{
    import::{
        cache::RecordCache,
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::pictures::PictureFinder,
        files::{
            RecordFile, RecordFileKind,
            bytes::{self, RecordFileError},
        },
        formats::{self, FormatError, FoundRecord, Records},
        generators::{Dialect, RecordOrigin, layout::Layout, source_folder::SourceFolder},
        record::{
            ReadRecord, Record, RecordReading, RecordSchedule,
            article::{RecordContext, article, withhold},
        },
        syntax::encoding::record::to_utf8,
        visibility::FuturePosts,
    },
    model::{Article, StoredArticle},
};

/// The context that the reading of every record depends on.
#[derive(Clone, Copy, Debug)]
pub struct ReadingContext<'a> {
    /// The imported folder, with symbolic links resolved.
    pub root: &'a Path,
    /// The folders that contain records.
    pub sources: &'a [SourceFolder],
    /// The base address of relative pictures that are not in the folder.
    pub picture_base: Option<&'a Url>,
    /// The policy for records that are dated in the future.
    pub future: FuturePosts,
    /// The options as bytes; part of each cache key.
    pub options_key: &'a [u8],
    /// The cache of readings, if there is one.
    pub cache: Option<&'a RecordCache>,
}

/// The readings of one file.
#[derive(Debug, Default)]
pub struct FileReading {
    /// The records of the file.
    pub records: Vec<ReadRecord>,
    /// The format of the file, if it is not supported.
    pub unread: Option<String>,
}

/// Reads the records of one file, or takes them from the cache. Never fails: a file that is not a
/// record is refused. `buffer` is scratch space.
pub fn read(file: &RecordFile, context: ReadingContext, buffer: &mut Vec<u8>) -> FileReading {
    let sightings = RefCell::default();
    let default_source = SourceFolder::default();
    let source = context
        .sources
        .get(file.source_index)
        .unwrap_or(&default_source);
    let static_folders = source.static_folders();
    let pictures = PictureFinder {
        sightings: context.cache.map(|_| &sightings),
        root: context.root,
        record: &file.relative_path,
        base: context.picture_base,
        static_folders: &static_folders,
    };
    let single = |reading| FileReading {
        records: vec![ReadRecord {
            path: file.relative_path.clone(),
            reading,
        }],
        unread: None,
    };
    if let RecordFileKind::Unread(format) = file.kind {
        return FileReading {
            records: Vec::new(),
            unread: Some(format.to_owned()),
        };
    }
    if let Some(withheld) = &file.withheld {
        let mut diagnostics = Diagnostics::new(&file.relative_path);
        let record = withhold(withheld, &mut diagnostics);
        let reading = finish(diagnostics, record, RecordSchedule::default());
        return single(reading.map(|article| StoredArticle::from(*article)));
    }
    let bytes = bytes::read(&file.path, file.kind.max_bytes(), buffer);
    let cache_entry = match (context.cache, &bytes) {
        // In a file of many records, each would have to be parsed before its key is known.
        (Some(cache), Ok(bytes)) if file.kind == RecordFileKind::Record => {
            Some((cache, cache.key(file, context.options_key, bytes)))
        }
        _ => None,
    };
    if let Some((cache, key)) = &cache_entry
        && let Some(reading) = cache.get(key, &pictures)
    {
        return single(reading);
    }
    sightings.borrow_mut().clear();
    let text = bytes.as_ref().ok().copied();
    let mut readings = read_records(file, bytes, pictures, source, context.future);
    if let (true, Some(text)) = (readings.is_empty(), text) {
        return FileReading {
            records: Vec::new(),
            unread: Some(unread_format(file.kind, text)),
        };
    }
    if let Some((cache, key)) = &cache_entry
        && let Some((_, reading)) = readings.pop()
    {
        return single(cache.put(key, reading, sightings.take()));
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

/// Reads the records of a file in memory, for this dialect if it is known, without a folder.
pub fn read_bytes(
    path: &str,
    form: RecordFileKind,
    dialect: Option<Dialect>,
    bytes: &[u8],
) -> Vec<RecordReading<Box<Article>>> {
    let file = RecordFile {
        path: path.into(),
        relative_path: path.to_owned(),
        path_in_source: path.to_owned(),
        source_index: 0,
        kind: form,
        withheld: None,
    };
    let source = SourceFolder {
        layout: match dialect {
            Some(dialect) => Layout::default().with_dialect(dialect),
            None => Layout::default(),
        },
        ..SourceFolder::default()
    };
    let pictures = PictureFinder {
        sightings: None,
        root: Path::new(""),
        record: path,
        base: None,
        static_folders: &[],
    };
    let readings = read_records(&file, Ok(bytes), pictures, &source, FuturePosts::default());
    readings.into_iter().map(|(_, reading)| reading).collect()
}

/// A record's path and its reading.
type CachedReading = (String, RecordReading<Box<Article>>);

/// The bytes of a file, or the reason why there are none.
type FileBytes<'a> = Result<&'a [u8], RecordFileError>;

fn read_records(
    file: &RecordFile,
    bytes: FileBytes,
    pictures: PictureFinder,
    source: &SourceFolder,
    future: FuturePosts,
) -> Vec<CachedReading> {
    let path = source.layout.path_in_site(&file.path_in_source);
    let origin = RecordOrigin {
        path: &path,
        dialect: source.layout.dialect,
        publisher: source.publisher.as_ref(),
        generator: source.layout.generator(),
    };
    // Third-party parsers may panic. A panic costs one record and not the archive.
    let catching_panics = |diagnostics: Diagnostics, work: &mut ReadWork| {
        let mut diagnostics = diagnostics;
        let result = catch_unwind(AssertUnwindSafe(|| work(&mut diagnostics)));
        let (record, schedule) = result.unwrap_or_else(|_| {
            diagnostics.error(
                ProblemKind::UnreadableFile,
                None,
                "",
                "a text that crashes a parser",
                "a record",
            );
            (Record::Refused, RecordSchedule::default())
        });
        finish(diagnostics, record, schedule)
    };
    // Files of many records declare their encoding themselves.
    let utf8 = match bytes {
        Ok(bytes) if file.kind == RecordFileKind::Record => Some(to_utf8(bytes)),
        _ => None,
    };
    let bytes = match &utf8 {
        Some(utf8) => Ok(&*utf8.bytes),
        None => bytes,
    };
    let non_utf8 = utf8.as_ref().and_then(|utf8| utf8.non_utf8);
    let found = catch_unwind(AssertUnwindSafe(|| {
        let bytes = bytes.map_err(FormatError::from);
        bytes.and_then(|bytes| formats::read(file, bytes, &origin))
    }));
    let refused = |error: Option<FormatError>| {
        let reading = catching_panics(Diagnostics::new(&file.relative_path), &mut |diagnostics| {
            let description = error.as_ref().map(FormatError::details);
            let unreadable = || (None, "a text that crashes a parser".to_owned(), "a record");
            let (line, found, expected) = description.unwrap_or_else(unreadable);
            let kind = error.as_ref().map(|error| error.kind(file.kind));
            let kind = kind.unwrap_or(ProblemKind::UnreadableFile);
            diagnostics.error(kind, line, "", &found, expected);
            (Record::Refused, RecordSchedule::default())
        });
        vec![(file.relative_path.clone(), reading)]
    };
    let Records {
        records: found,
        warnings: remarks,
    } = match found {
        Ok(Ok(records)) => records,
        Ok(Err(error)) => return refused(Some(error)),
        Err(_) => return refused(None),
    };
    let records = found.into_iter().map(|found| {
        let FoundRecord {
            id,
            part,
            raw_record,
            warnings: remarks,
        } = found;
        let path = if id.is_empty() {
            file.relative_path.clone()
        } else {
            format!("{}#{id}", file.relative_path)
        };
        let mut raw_record = Some(raw_record);
        let mut diagnostics = Diagnostics::for_part(&file.relative_path, &part);
        if let Some(non_utf8) = non_utf8 {
            diagnostics.warn(
                ProblemKind::Encoding,
                Some(non_utf8.line),
                "",
                non_utf8.found,
                non_utf8.expected,
            );
        }
        for remark in &remarks {
            remark.report(&mut diagnostics);
        }
        let reading = catching_panics(diagnostics, &mut |diagnostics| match raw_record.take() {
            Some(Ok(raw_record)) => {
                let mut schedule = RecordSchedule::default();
                let context = RecordContext {
                    path: &path,
                    path_in_source: &file.path_in_source,
                    pictures,
                    source,
                    future,
                };
                let record = article(raw_record, &context, &mut schedule, diagnostics);
                (record, schedule)
            }
            Some(Err(error)) => {
                let kind = formats::syntax_kind(file.kind);
                diagnostics.error(kind, Some(error.line), "", &error.found, error.expected);
                (Record::Refused, RecordSchedule::default())
            }
            None => (Record::Refused, RecordSchedule::default()),
        });
        (path, reading)
    });
    let mut records: Vec<CachedReading> = records.collect();
    // Problems of the whole file are reported with its first record.
    if let Some((_, first)) = records.first_mut() {
        let mut diagnostics = Diagnostics::new(&file.relative_path);
        for remark in &remarks {
            remark.report(&mut diagnostics);
        }
        first.problems.splice(..0, diagnostics.finish().0);
    }
    records
}

/// Returns the format of a file without records.
fn unread_format(form: RecordFileKind, bytes: &[u8]) -> String {
    if formats::is_feed(form, bytes) {
        return "a feed without entries".to_owned();
    }
    let other = if form == RecordFileKind::Json {
        "JSON of no format that is read"
    } else {
        "XML that is no feed"
    };
    formats::describe(bytes).unwrap_or_else(|| other.to_owned())
}

/// A function that reads one record.
type ReadWork<'a> = dyn FnMut(&mut Diagnostics) -> (Record<Box<Article>>, RecordSchedule) + 'a;

/// Returns the reading of a record with its diagnostics.
fn finish(
    diagnostics: Diagnostics,
    record: Record<Box<Article>>,
    schedule: RecordSchedule,
) -> RecordReading<Box<Article>> {
    let (problems, unknown) = diagnostics.finish();
    RecordReading {
        record,
        problems,
        unknown,
        schedule,
    }
}
