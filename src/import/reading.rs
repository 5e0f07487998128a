//! Reads one file into records and the problems found in them.

mod records;

use std::{cell::RefCell, path::Path};

use url::Url;

use self::records::{FileContext, finish, read_records};
use crate::{
    import::{
        built_site::{BuiltSite, PageSighting},
        cache::{CacheCheck, RecordCache, file_states::FileState},
        diagnostics::Diagnostics,
        fields::pictures::PictureFinder,
        files::{RecordFile, RecordFileKind, bytes},
        formats,
        generators::{Dialect, layout::Layout, source_folder::SourceFolder},
        record::{
            ReadRecord, Record, RecordReading, RecordSchedule, article::withhold,
            built_page::PageReader,
        },
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
    /// The built sites of the sources, in the same order.
    pub built_sites: &'a [Option<BuiltSite>],
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
    pub records: Vec<ReadRecord<StoredArticle>>,
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
        site: site_address(source),
        static_folders: &static_folders,
    };
    let sighting = RefCell::default();
    let built_site = context.built_sites.get(file.source_index);
    let built_site = built_site.and_then(Option::as_ref);
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
    let check = CacheCheck {
        pictures: &pictures,
        built_site,
        file: &file.path,
    };
    // In a file of many records, each would have to be parsed before its key is known.
    let cache = context.cache.filter(|_| file.kind.is_one_record());
    let state = cache.and_then(|_| FileState::of(&file.path));
    if let Some(cache) = cache
        && let Some(key) = cache.key_of_state(file, context.options_key, state)
        && let Some(reading) = cache.get(&key, check)
    {
        cache.remember_state(file, context.options_key, state, &key);
        return single(reading);
    }
    let bytes = bytes::read(&file.path, file.kind.max_bytes(), buffer);
    let cache_entry = match (cache, &bytes) {
        (Some(cache), Ok(bytes)) => {
            let key = cache.key(file, context.options_key, bytes);
            cache.remember_state(file, context.options_key, state, &key);
            Some((cache, key))
        }
        _ => None,
    };
    if let Some((cache, key)) = &cache_entry
        && let Some(reading) = cache.get(key, check)
    {
        return single(reading);
    }
    sightings.borrow_mut().clear();
    let text = bytes.as_ref().ok().copied();
    let file_context = FileContext {
        file,
        pictures,
        source,
        future: context.future,
        pages: built_site.map(|site| PageReader {
            site,
            file: &file.path,
            record: &file.relative_path,
            sighting: &sighting,
        }),
    };
    let mut readings = read_records(bytes, file_context);
    let sighting = sighting.into_inner();
    if let RecordFileKind::Built(format) = file.kind {
        // Without a page there is no text to show.
        let is_found = sighting.as_ref().is_some_and(PageSighting::is_found);
        let is_withheld =
            |record: &ReadRecord<_>| matches!(record.reading.record, Record::Withheld(_));
        if !is_found && !readings.iter().all(is_withheld) {
            return FileReading {
                records: Vec::new(),
                unread: Some(format.to_owned()),
            };
        }
    }
    if let (true, Some(text)) = (readings.is_empty(), text) {
        return FileReading {
            records: Vec::new(),
            unread: Some(unread_format(file.kind, text)),
        };
    }
    if let Some((cache, key)) = &cache_entry
        && let Some(record) = readings.pop()
    {
        return single(cache.put(key, record.reading, sightings.take(), sighting));
    }
    let records = readings.into_iter().map(|record| ReadRecord {
        path: record.path,
        reading: record.reading.map(|article| StoredArticle::from(*article)),
    });
    FileReading {
        records: records.collect(),
        unread: None,
    }
}

/// Returns the address of a source's site, or the host of its publisher.
fn site_address(source: &SourceFolder) -> Option<&str> {
    let publisher = source.publisher.as_ref();
    let host = publisher.map(|publisher| publisher.domain.as_str());
    let host = host.filter(|host| !host.is_empty());
    source.layout.description.address.as_deref().or(host)
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
        site: None,
        static_folders: &[],
    };
    let context = FileContext {
        file: &file,
        pictures,
        source: &source,
        future: FuturePosts::default(),
        pages: None,
    };
    let readings = read_records(Ok(bytes), context);
    readings.into_iter().map(|record| record.reading).collect()
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
