//! Reads the records of a file that is in memory.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::pictures::PictureFinder,
        files::{RecordFile, bytes::RecordFileError},
        formats::{self, FormatError, FoundRecord, Records, warning::FormatWarning},
        generators::{RecordOrigin, source_folder::SourceFolder},
        record::{
            ReadRecord, Record, RecordReading, RecordSchedule,
            article::{RecordContext, article},
            built_page::PageReader,
        },
        syntax::encoding::utf8::{NonUtf8, to_utf8},
        visibility::FuturePosts,
    },
    model::Article,
};

/// A record with its decoded story.
type DecodedRecord = ReadRecord<Box<Article>>;

/// The result of reading one record.
type RecordResult = (Record<Box<Article>>, RecordSchedule);

/// What was found where a parser panicked.
const CRASHING_TEXT: &str = "a text that crashes a parser";

/// A file and the context in which its records are read.
#[derive(Clone, Copy)]
pub struct FileContext<'a> {
    /// The file.
    pub file: &'a RecordFile,
    /// The finder for pictures.
    pub pictures: PictureFinder<'a>,
    /// The source that contains the file.
    pub source: &'a SourceFolder,
    /// The policy for records that are dated in the future.
    pub future: FuturePosts,
    /// The reader of pages in the built site, if the source has one.
    pub pages: Option<PageReader<'a>>,
}

/// Reads the records of a file, given its bytes or the reason why there are none. A file that cannot
/// be read is one refused record.
pub fn read_records(
    bytes: Result<&[u8], RecordFileError>,
    context: FileContext,
) -> Vec<DecodedRecord> {
    let file = context.file;
    // Files of many records declare their encoding themselves.
    let utf8 = match bytes {
        Ok(bytes) if file.kind.is_one_record() => Some(to_utf8(bytes)),
        _ => None,
    };
    let bytes = match &utf8 {
        Some(utf8) => Ok(&*utf8.bytes),
        None => bytes,
    };
    let non_utf8 = utf8.as_ref().and_then(|utf8| utf8.non_utf8);
    let path_in_site = context.source.layout.path_in_site(&file.path_in_source);
    let origin = RecordOrigin {
        path: &path_in_site,
        dialect: context.source.layout.dialect,
        publisher: context.source.publisher.as_ref(),
        author: context.source.layout.description.author.as_deref(),
        generator: context.source.layout.generator(),
        topic_fields: &context.source.topic_fields,
        has_built_site: context.pages.is_some(),
    };
    let found = catch_unwind(AssertUnwindSafe(|| {
        let bytes = bytes.map_err(FormatError::from);
        bytes.and_then(|bytes| formats::read(file, bytes, &origin))
    }));
    let Records { records, warnings } = match found {
        Ok(Ok(records)) => records,
        Ok(Err(error)) => return vec![refused_file(file, Some(&error))],
        Err(_) => return vec![refused_file(file, None)],
    };
    let read = |found| read_record(found, non_utf8, context);
    let mut records: Vec<DecodedRecord> = records.into_iter().map(read).collect();
    // Problems of the whole file are reported with its first record.
    if let Some(first) = records.first_mut() {
        let mut diagnostics = Diagnostics::new(&file.relative_path);
        report_all(&warnings, &mut diagnostics);
        first.reading.problems.splice(..0, diagnostics.finish().0);
    }
    records
}

/// Reads one record that was found in a file.
fn read_record(
    found: FoundRecord,
    non_utf8: Option<NonUtf8>,
    context: FileContext,
) -> DecodedRecord {
    let FoundRecord {
        id,
        part,
        raw_record,
        warnings,
    } = found;
    let file = context.file;
    let path = if id.is_empty() {
        file.relative_path.clone()
    } else {
        format!("{}#{id}", file.relative_path)
    };
    let mut diagnostics = Diagnostics::for_part(&file.relative_path, &part);
    if let Some(non_utf8) = non_utf8 {
        let (line, found) = (Some(non_utf8.line), non_utf8.found);
        diagnostics.warn(ProblemKind::Encoding, line, "", found, non_utf8.expected);
    }
    report_all(&warnings, &mut diagnostics);
    let reading = catch_panics(diagnostics, |diagnostics| match raw_record {
        Ok(raw_record) => {
            let mut schedule = RecordSchedule::default();
            let context = RecordContext {
                path: &path,
                path_in_source: &file.path_in_source,
                pictures: context.pictures,
                source: context.source,
                future: context.future,
                pages: context.pages,
            };
            let record = article(raw_record, &context, &mut schedule, diagnostics);
            (record, schedule)
        }
        Err(error) => {
            let kind = formats::syntax_kind(file.kind);
            diagnostics.error(kind, Some(error.line), "", &error.found, error.expected);
            (Record::Refused, RecordSchedule::default())
        }
    });
    ReadRecord { path, reading }
}

/// Returns the refused record of a file that cannot be read. Without an error, a parser panicked.
fn refused_file(file: &RecordFile, error: Option<&FormatError>) -> DecodedRecord {
    let mut diagnostics = Diagnostics::new(&file.relative_path);
    match error {
        Some(error) => {
            let (line, found, expected) = error.details();
            diagnostics.error(error.kind(file.kind), line, "", &found, expected);
        }
        None => report_panic(&mut diagnostics),
    }
    ReadRecord {
        path: file.relative_path.clone(),
        reading: finish(diagnostics, Record::Refused, RecordSchedule::default()),
    }
}

/// Reads a record with `work`. Third-party parsers may panic; a panic costs one record and not the
/// archive.
fn catch_panics(
    mut diagnostics: Diagnostics,
    work: impl FnOnce(&mut Diagnostics) -> RecordResult,
) -> RecordReading<Box<Article>> {
    let result = catch_unwind(AssertUnwindSafe(|| work(&mut diagnostics)));
    let (record, schedule) = result.unwrap_or_else(|_| {
        report_panic(&mut diagnostics);
        (Record::Refused, RecordSchedule::default())
    });
    finish(diagnostics, record, schedule)
}

fn report_panic(diagnostics: &mut Diagnostics) {
    let kind = ProblemKind::UnreadableFile;
    diagnostics.error(kind, None, "", CRASHING_TEXT, "a record");
}

fn report_all(warnings: &[FormatWarning], diagnostics: &mut Diagnostics) {
    for warning in warnings {
        warning.report(diagnostics);
    }
}

/// Returns the reading of a record with its diagnostics.
pub fn finish(
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
