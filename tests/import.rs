//! The import as a whole: folders of good and bad records, real ones, and nonsense.

#![cfg(not(target_arch = "wasm32"))]
// A test fails by panicking, its helpers too.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use broadsheet::{
    import::{self, Import, Options, Severity},
    model::{Details, Outline, outline},
};
use proptest::prelude::*;

fn import(folder: &Path) -> Import {
    let import = import::folder(folder, &Options::default(), &|_| {}).unwrap();
    hold(&import);
    import
}

/// What is true of every import.
fn hold(import: &Import) {
    let report = &import.report;
    assert_eq!(
        report.records,
        report.published + report.unpublished + report.refused
    );
    assert_eq!(report.published, import.articles.len());
    let errors = report.problems.iter();
    let errors = errors.filter(|problem| problem.severity == Severity::Error);
    let files: std::collections::BTreeSet<_> = errors.map(|problem| &problem.file).collect();
    // A file of many records has a line for each that is refused.
    assert!(files.len() <= report.refused, "{files:?}");
    assert_eq!(files.is_empty(), report.refused == 0);
    for problem in &report.problems {
        for text in [
            &problem.file,
            &problem.field,
            &problem.found,
            &problem.expected,
        ] {
            assert!(!text.chars().any(char::is_control), "{problem:?}");
        }
        assert!(problem.found.chars().count() <= 120, "{problem:?}");
    }
    let slugs: std::collections::BTreeSet<_> = import.articles.iter().map(|a| &a.slug).collect();
    assert_eq!(slugs.len(), import.articles.len());
}

fn fixture(name: &str) -> Import {
    import(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fixtures")
            .join(name),
    )
}

#[test]
fn good_records() {
    let import = fixture("good");
    assert_eq!(import.report.refused, 0);
    insta::assert_json_snapshot!("good_report", import.report);
    insta::assert_json_snapshot!("good_articles", import.articles);
}

#[test]
fn bad_records() {
    let import = fixture("bad");
    insta::assert_json_snapshot!("bad_report", import.report);
    insta::assert_json_snapshot!("bad_articles", import.articles);
}

#[test]
fn nothing_hostile_comes_out() {
    let import = fixture("bad");
    let json = serde_json::to_string(&import.articles).unwrap();
    for word in [
        "\"java",
        "data:",
        "vbscript",
        "swordfish",
        "etc/passwd",
        "onclick",
    ] {
        assert!(!json.contains(word), "{word}");
    }
    // In a title it is text; a body is markup.
    for article in &import.articles {
        let body = serde_json::to_string(&article.body).unwrap();
        assert!(
            !body.contains("onerror") && !body.contains("alert"),
            "{body}"
        );
    }
    let report = serde_json::to_string(&import.report).unwrap();
    assert!(!report.contains("swordfish"));
}

#[test]
fn the_result_does_not_depend_on_threads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let one = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .unwrap();
    let alone = one.install(|| import(&folder));
    let together = import(&folder);
    assert_eq!(alone.articles, together.articles);
    assert_eq!(alone.report, together.report);
}

#[test]
fn relative_pictures_resolve_against_a_base() {
    let folder = tempfile::tempdir().unwrap();
    let record = "---\ntitle: x\nprovider: {name: y, images: [{url: /assets/z.svg}]}\n---\n";
    fs::write(folder.path().join("a.md"), record).unwrap();
    let options = Options {
        picture_base: url::Url::parse("https://base.example/site/").ok(),
        ..Options::default()
    };
    let import = import::folder(folder.path(), &options, &|_| {}).unwrap();
    let logo = import.articles[0].provider.logo.clone().unwrap();
    let json = serde_json::to_value(logo).unwrap();
    assert_eq!(json["url"], "https://base.example/assets/z.svg");
}

#[test]
fn progress_counts_every_record_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
    let seen = std::sync::Mutex::new(Vec::new());
    let progress = |progress: import::Progress| seen.lock().unwrap().push(progress.read);
    let import = import::folder(&folder, &Options::default(), &progress).unwrap();
    let mut seen = seen.into_inner().unwrap();
    seen.sort_unstable();
    assert_eq!(seen, (1..=import.report.records).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn nonsense_never_panics(
        files in proptest::collection::vec(
            prop_oneof![
                proptest::collection::vec(any::<u8>(), 0..200),
                "---\n(title|published|related|images|body|- |[:{}\\[\\]&*!|>'\"#%@`,?~] ?|[a-z0-9]|\n|  ){0,60}\n---\n(\\PC|<[a-z]+>|\n){0,40}".prop_map(String::into_bytes),
                "(title|publishedDateTime|webUrl|topics|items|length): (\\PC|[&*<>:-]){0,30}\n".prop_map(|line| format!("---\ntitle: x\n{line}---\n").into_bytes()),
            ],
            1..4,
        )
    ) {
        let folder = tempfile::tempdir().unwrap();
        for (index, bytes) in files.iter().enumerate() {
            fs::write(folder.path().join(format!("{index}.md")), bytes).unwrap();
        }
        let import = import(folder.path());
        prop_assert_eq!(import.report.records, files.len());
        // What it made of them survives a cache.
        for article in import.articles {
            let parts = serde_json::to_string(&outline::part(article.clone())).unwrap();
            let (outline, details): (Outline, Details) = serde_json::from_str(&parts).unwrap();
            prop_assert_eq!(outline::join(outline, details), article);
        }
    }
}
