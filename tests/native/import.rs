//! The whole import: folders of good records, bad records and nonsense.

use std::{fs, path::Path};

use broadsheet::{
    import::{
        self, Import, ImportOptions,
        diagnostics::report::{ProblemKind, Severity},
        visibility::Visibility,
    },
    model::{Details, Outline, stored_article},
};
use proptest::prelude::*;

fn import(folder: &Path) -> Import {
    let import = import::folder(folder, &ImportOptions::default(), &|_| {}).unwrap();
    assert_consistent(&import);
    import
}

/// Asserts the properties of every import.
fn assert_consistent(import: &Import) {
    let report = &import.report;
    assert_eq!(
        report.records,
        report.published + report.withheld() + report.refused
    );
    assert_eq!(report.published, import.articles.len());
    assert_eq!(report.public(), report.published);
    let states = Visibility::ALL.map(|state| report.in_state(state));
    let in_states: usize = states.iter().sum();
    assert_eq!(
        report.records,
        in_states + report.hidden.count + report.refused
    );
    let times = import
        .articles
        .iter()
        .filter_map(|article| article.published);
    assert_eq!(report.first, times.clone().min());
    assert_eq!(report.last, times.max());
    let kinds = report.kinds();
    let in_kinds: usize = kinds
        .iter()
        .filter(|kind| kind.id != ProblemKind::UnknownField)
        .map(|kind| kind.count)
        .sum();
    assert_eq!(in_kinds, report.problems.len());
    assert!(
        kinds
            .iter()
            .all(|kind| (1..=kind.count).contains(&kind.files))
    );
    let errors = report.problems.iter();
    let errors = errors.filter(|problem| problem.severity == Severity::Error);
    let files: std::collections::BTreeSet<_> = errors.map(|problem| &problem.file).collect();
    // A file of many records has an error for each refused record.
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
        let severity = problem.kind.severity();
        assert!(
            severity.is_none_or(|severity| severity == problem.severity),
            "{problem:?}"
        );
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
fn hostile_input_is_left_out() {
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
    // A title is text, so it may contain these words; a body is markup.
    for article in &import.articles {
        let body = serde_json::to_string(&article.details.body).unwrap();
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
fn all_errors_of_a_record_are_reported_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let record = "---\ntitle: ''\npublished: maybe\npublishedDateTime: soon\n---\n";
    fs::write(folder.path().join("a.md"), record).unwrap();
    let report = import(folder.path()).report;
    assert_eq!((report.records, report.refused), (1, 1));
    let problems = report.problems.iter();
    let found: Vec<_> = problems
        .map(|problem| (problem.kind, problem.line))
        .collect();
    assert_eq!(
        found,
        [
            (ProblemKind::NoTitle, Some(2)),
            (ProblemKind::UnclearState, Some(3)),
            (ProblemKind::UnreadableDate, Some(4)),
        ]
    );
}

#[test]
fn every_state_is_counted_with_its_first_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, rest) in [
        ("b.md", "published: false\n"),
        ("a.md", "published: false\n"),
        ("c.md", "publishedDateTime: 2024-05-31\nmood: ok\n"),
        (
            "d.md",
            "publishedDateTime: 2023-05-31\ntopics: [Internal]\n",
        ),
        ("e.md", "publishedDateTime: soon\n"),
    ] {
        let text = format!("---\ntitle: x\n{rest}---\n");
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut options = ImportOptions::default();
    options.edits.hidden.topics.insert("internal".to_owned());
    let import = import::folder(folder.path(), &options, &|_| {}).unwrap();
    assert_consistent(&import);
    let report = import.report;
    let drafts = &report.states[&Visibility::Draft];
    assert_eq!((drafts.count, drafts.example.as_str()), (2, "a.md"));
    let hidden = &report.hidden;
    assert_eq!((hidden.count, hidden.example.as_str()), (1, "d.md"));
    assert_eq!(
        (report.public(), report.withheld(), report.refused),
        (1, 3, 1)
    );
    let kinds = report.kinds();
    let kinds: Vec<_> = kinds
        .iter()
        .map(|kind| (kind.id.id(), kind.count))
        .collect();
    let expected = [
        ("unreadable-date", 1),
        ("unknown-publisher", 2),
        ("no-address", 2),
        ("unknown-field", 1),
        ("withheld", 2),
        ("hidden", 1),
    ];
    for kind in expected {
        assert!(kinds.contains(&kind), "{kind:?} in {kinds:?}");
    }
    assert_eq!(kinds[0].0, "unreadable-date");
}

#[test]
fn relative_pictures_resolve_against_a_base() {
    let folder = tempfile::tempdir().unwrap();
    let record = "---\ntitle: x\nprovider: {name: y, images: [{url: /assets/z.svg}]}\n---\n";
    fs::write(folder.path().join("a.md"), record).unwrap();
    let options = ImportOptions {
        picture_base: url::Url::parse("https://base.example/site/").ok(),
        ..ImportOptions::default()
    };
    let import = import::folder(folder.path(), &options, &|_| {}).unwrap();
    let logo = import.articles[0].provider.logo.clone().unwrap();
    let json = serde_json::to_value(logo).unwrap();
    assert_eq!(json["url"], "https://base.example/assets/z.svg");
}

#[test]
fn progress_counts_every_record_once() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/good");
    let progress_values = std::sync::Mutex::new(Vec::new());
    let progress =
        |progress: import::ImportProgress| progress_values.lock().unwrap().push(progress.read);
    let import = import::folder(&folder, &ImportOptions::default(), &progress).unwrap();
    let mut progress_values = progress_values.into_inner().unwrap();
    progress_values.sort_unstable();
    assert_eq!(
        progress_values,
        (1..=import.report.records).collect::<Vec<_>>()
    );
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
        // The articles can be cached.
        for article in import.articles {
            let parts = serde_json::to_string(&stored_article::split_article(article.clone())).unwrap();
            let (outline, details): (Outline, Details) = serde_json::from_str(&parts).unwrap();
            prop_assert_eq!(stored_article::join_article(outline, details), article);
        }
    }
}

#[test]
fn topics_and_publishers_have_one_spelling() {
    let folder = tempfile::tempdir().unwrap();
    let write = |number: u32, topics: &str, publisher: &str| {
        let record = format!(
            "---\ntitle: Story {number}\npublishedDateTime: 2026-03-0{number}T09:00:00Z\n\
             topics: [{topics}]\nprovider: {{name: \"{publisher}\"}}\n---\nText.\n"
        );
        fs::write(folder.path().join(format!("{number}.md")), record).unwrap();
    };
    write(1, "CAFE\u{301}S, open_source", "Go\u{308}teborgs Nätblad");
    write(2, "Cafés, Open Source, open-source", "Göteborgs Nätblad");
    write(3, "Cafe\u{301}s, open-source", "GÖTEBORGS NÄTBLAD");
    write(4, "C++, C", "C-Post");
    let import = import(folder.path());
    let topics: Vec<_> = import
        .articles
        .iter()
        .map(|story| story.topics.join(", "))
        .collect();
    assert_eq!(
        topics,
        [
            "Cafés, open_source",
            "Cafés, open_source",
            "Cafés, open_source",
            "C++, C"
        ]
    );
    let publishers = import.articles.iter();
    let publishers: Vec<_> = publishers
        .map(|story| story.provider.name.as_str())
        .collect();
    assert_eq!(
        publishers,
        [
            "Göteborgs Nätblad",
            "Göteborgs Nätblad",
            "Göteborgs Nätblad",
            "C-Post"
        ]
    );
}
