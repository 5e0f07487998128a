//! Measures the query engine natively with made-up archives of three sizes: `cargo bench --bench query`.
//! The browser runs the same code.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "criterion's macros have no documentation; a benchmark may fail loudly"
)]

#[path = "../tests/native"]
mod native {
    pub mod support;
}

use std::{hint::black_box, path::Path, time::Duration};

use broadsheet::{
    export,
    format::Site,
    import,
    query::{ParsedQuery, Query},
    sample::{self, SamplePlan},
};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use native::support::finder::Finder;

const SIZES: [u32; 3] = [1_000, 10_000, 100_000];

/// Exports a sample and opens it with the files of a first visit.
fn finder(records: u32) -> Finder {
    let source = tempfile::tempdir().unwrap();
    sample::write(&SamplePlan { records, seed: 1 }, source.path(), &|_| {}).unwrap();
    let options = import::ImportOptions::default();
    let articles = import::folder(source.path(), &options, &|_| {})
        .unwrap()
        .articles;
    let out = tempfile::tempdir().unwrap();
    export::data::write(
        articles,
        &Site::default(),
        Path::new("."),
        out.path(),
        &|_| {},
    )
    .unwrap();
    Finder::open(out)
}

/// Returns queries with their names. Topics and words are the most frequent ones of the archive, because those cost most.
fn queries(finder: &Finder) -> Vec<(&'static str, Query)> {
    let mut topics: Vec<_> = finder.manifest.topics.iter().collect();
    topics.sort_by_key(|topic| std::cmp::Reverse(topic.stories));
    let topic = |index: usize| topics[index].slug.as_str();
    let parse = |search: String| Query::parse(&search);
    vec![
        ("everything", parse(String::new())),
        ("one topic", parse(format!("?topic={}", topic(0)))),
        (
            "three topics and a range",
            parse(format!(
                "?any={}&any={}&not={}&from=2026-01-01&to=2026-06-30",
                topic(0),
                topic(1),
                topic(2)
            )),
        ),
        ("hottest", parse("?sort=hot".to_owned())),
        ("a word", parse("?q=city+".to_owned())),
        ("the first letter", parse("?q=c".to_owned())),
        ("two words, one begun", parse("?q=city+pla".to_owned())),
        ("a phrase", parse("?q=%22the+city%22".to_owned())),
        ("a slip", parse("?q=hosptal+".to_owned())),
    ]
}

fn query(criterion: &mut Criterion) {
    for records in SIZES {
        let mut finder = finder(records);
        let mut group = criterion.benchmark_group("query");
        group
            .sample_size(40)
            .measurement_time(Duration::from_secs(2));
        group.warm_up_time(Duration::from_millis(500));
        for (name, query) in queries(&finder) {
            // The first query reads the files, which the browser also does only once.
            let (answer, _) = finder.ask(&query);
            assert!(!answer.rows.is_empty(), "{name} finds nothing");
            group.bench_function(BenchmarkId::new(name, records), |bencher| {
                bencher.iter(|| black_box(finder.ask(black_box(&query))));
            });
        }
        // The lower bound is one pass over as many numbers as there are stories.
        let column: Vec<u16> = (0..finder.archive.row_count())
            .map(|row| u16::try_from(row * 7_919 % 251).unwrap())
            .collect();
        group.bench_function(BenchmarkId::new("a bare scan", records), |bencher| {
            bencher.iter(|| {
                column
                    .iter()
                    .filter(|value| **value == black_box(7))
                    .count()
            });
        });
        group.finish();
    }
}

/// Measures the parser of the search box, which runs with each keystroke before the search.
fn parse_words(criterion: &mut Criterion) {
    let text = "Köln \"power grid\" -coal topic:energy after:2026-01-01 東京都 sol";
    criterion.bench_function("reading what was typed", |bencher| {
        bencher.iter(|| ParsedQuery::parse(black_box(text)));
    });
}

criterion_group!(benches, query, parse_words);
criterion_main!(benches);
