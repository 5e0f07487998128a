//! The made-up archives of `broadsheet sample`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::LazyLock;

use broadsheet::sample::{SampleError, SamplePlan, SampleRecord, record, write};
use rayon::prelude::*;
use saphyr_parser::{Event, Parser};

const PLAN: SamplePlan = SamplePlan {
    records: 10_000,
    seed: 7,
};

/// The first 5,000 records, which are made once for all tests.
static RECORDS: LazyLock<Vec<SampleRecord>> = LazyLock::new(|| {
    let indices = (0..5_000).into_par_iter();
    indices.map(|index| record(&PLAN, index)).collect()
});

fn records(count: usize) -> &'static [SampleRecord] {
    &RECORDS[..count]
}

/// Returns the value of a top-level field, without quotes.
fn field<'a>(record: &'a SampleRecord, key: &str) -> Option<&'a str> {
    let mut lines = record.text.lines();
    let value = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))?;
    Some(value.trim_matches('"'))
}

/// Returns the part between the `---` lines.
fn front_matter(record: &SampleRecord) -> &str {
    let rest = record.text.trim_start_matches("---");
    rest.split("\n---").next().unwrap_or_default()
}

fn topics(record: &SampleRecord) -> impl Iterator<Item = &str> {
    let lines = record.text.lines().skip_while(|line| *line != "topics:");
    lines.skip(1).map_while(|line| line.strip_prefix("  - "))
}

fn related(record: &SampleRecord) -> usize {
    let lines = record.text.lines();
    lines.filter(|line| line.starts_with("  - title: ")).count()
}

/// Returns the text of every file below `folder`, by its path.
fn files(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let path = entry.path();
            let name = path.strip_prefix(folder).unwrap_or(path);
            let name = name.to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read_to_string(path)?);
        }
    }
    Ok(files)
}

#[test]
fn the_same_plan_gives_the_same_bytes_in_any_order() {
    let plan = SamplePlan {
        records: 300,
        seed: 42,
    };
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("new");
    let summary = write(&plan, &out, &|_| {}).expect("a sample");
    let written = files(&out).expect("files");
    assert_eq!(summary.records, 300);
    assert_eq!(written.len(), 300);
    assert_eq!(
        summary.bytes,
        written.values().map(|text| text.len() as u64).sum::<u64>()
    );
    // The records are made one by one, and backwards.
    for index in (0..plan.records).rev() {
        let record = record(&plan, index);
        assert_eq!(written.get(&record.path), Some(&record.text));
    }
    assert_ne!(
        record(&plan, 0),
        record(&SamplePlan { seed: 43, ..plan }, 0)
    );
}

#[test]
fn a_folder_that_is_not_empty_is_not_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("mine.md"), "mine").expect("a file");
    let error = write(&PLAN, folder.path(), &|_| {}).expect_err("a refusal");
    assert!(matches!(error, SampleError::NotEmpty { .. }));
    assert!(
        error
            .to_string()
            .contains(&folder.path().display().to_string())
    );
    assert_eq!(files(folder.path()).expect("files").len(), 1);
}

#[test]
fn the_special_cases_have_the_expected_frequencies() {
    let records = records(5_000);
    let share = |of: &dyn Fn(&SampleRecord) -> bool| {
        records.iter().filter(|record| of(record)).count() as f64 / 5_000.0
    };
    let between = |low: f64, share: f64, high: f64, name: &str| {
        assert!((low..high).contains(&share), "{name}: {share}");
    };
    let is = |key: &'static str, value: &'static str| {
        move |record: &SampleRecord| field(record, key) == Some(value)
    };
    let is_missing = |key: &'static str| move |record: &SampleRecord| field(record, key).is_none();
    between(0.012, share(&is("published", "false")), 0.03, "unpublished");
    between(
        0.008,
        share(&|record| record.text.contains("\r\n")),
        0.025,
        "CRLF",
    );
    between(0.25, share(&|record| related(record) == 0), 0.45, "alone");
    between(
        0.01,
        share(&|record| related(record) > 8),
        0.2,
        "wide coverage",
    );
    between(0.03, share(&is("type", "video")), 0.08, "videos");
    between(0.01, share(&is("type", "course")), 0.04, "courses");
    between(0.002, share(&is("type", "collection")), 0.02, "collections");
    between(
        0.02,
        share(&is_missing("publishedDateTime")),
        0.04,
        "undated",
    );
    between(0.03, share(&is_missing("webUrl")), 0.12, "without webUrl");
    between(
        0.05,
        share(&|record| !record.text.contains("\nimages:")),
        0.2,
        "without picture",
    );
    assert!(records.iter().all(|record| related(record) <= 11));
}

#[test]
fn topics_follow_zipf_and_headlines_differ() {
    let records = records(3_000);
    let mut counts = BTreeMap::<&str, usize>::new();
    for topic in records.iter().flat_map(topics) {
        *counts.entry(topic).or_default() += 1;
    }
    let mut counts = counts.into_values().collect::<Vec<_>>();
    counts.sort_by_key(|count| std::cmp::Reverse(*count));
    assert!(counts.len() > 100, "{} topics", counts.len());
    assert!(
        counts[0] >= 5 * counts[19],
        "{} and {}",
        counts[0],
        counts[19]
    );

    let titles = records
        .iter()
        .filter_map(|record| field(record, "title"))
        .collect::<Vec<_>>();
    assert_eq!(titles.len(), 3_000);
    for near in titles.windows(100) {
        assert!(!near[1..].contains(&near[0]), "{}", near[0]);
    }
    for title in titles {
        let broken = ["{", "[", "|", "  ", " ,", "’s’", " s "];
        assert!(!broken.iter().any(|part| title.contains(part)), "{title}");
        assert!((12..160).contains(&title.chars().count()), "{title}");
    }
}

#[test]
fn related_stories_link_into_the_archive_and_out_of_it() {
    let records = records(2_000);
    let web_urls = records.iter().filter_map(|record| field(record, "webUrl"));
    let web_urls = web_urls.collect::<BTreeSet<_>>();
    let linked = records.iter().flat_map(|record| record.text.lines());
    let linked = linked.filter_map(|line| line.strip_prefix("    webUrl: "));
    let linked = linked.map(|url| url.trim_matches('"')).collect::<Vec<_>>();
    let inside = linked.iter().filter(|url| web_urls.contains(*url)).count();
    assert!(
        inside > 200 && inside * 3 < linked.len(),
        "{inside} of {}",
        linked.len()
    );
}

#[test]
fn paths_are_unique_and_front_matter_is_yaml() {
    let records = records(2_000);
    let paths = records
        .iter()
        .map(|record| record.path.as_str())
        .collect::<BTreeSet<_>>();
    assert_eq!(paths.len(), records.len());
    for record in records {
        let stem = record
            .path
            .rsplit('/')
            .next()
            .and_then(|name| name.strip_suffix(".md"));
        let stem = stem.expect("a Markdown file");
        assert!(broadsheet::model::Slug::parse(stem).is_some(), "{stem}");
        let mut scalars = 0;
        for event in Parser::new_from_str(front_matter(record)) {
            let (event, _) = event.unwrap_or_else(|error| panic!("{}: {error}", record.path));
            scalars += usize::from(matches!(event, Event::Scalar(..)));
        }
        assert!(scalars > 10, "{}", record.path);
    }
}
