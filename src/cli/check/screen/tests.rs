//! Every report fits on the screen.

use proptest::prelude::*;

use super::*;
use crate::{
    cli::check::line::MAX_COLUMNS,
    import::{diagnostics::report::Problem, visibility::Visibility},
    model::Instant,
};

/// Returns the screen as plain text.
fn printed(folder: &str, report: &Report) -> String {
    let mut out = Vec::new();
    write(&mut out, Path::new(folder), report).unwrap();
    anstream::adapter::strip_str(std::str::from_utf8(&out).unwrap()).to_string()
}

#[test]
fn fixes_in_the_settings_come_first_if_not_all_fit() {
    let mut report = Report::default();
    for kind in [
        ProblemKind::NoTitle,
        ProblemKind::UnknownPublisher,
        ProblemKind::NoAddress,
    ] {
        let severity = kind.severity().unwrap_or(Severity::Error);
        let problem = Problem::new(kind, severity, ("a.md", Some(2)), "x", "y", "z");
        report.problems.push(problem);
    }
    let kinds = report.kinds();
    for (max_hints, expected) in [
        (0, vec![]),
        (1, vec![1]),
        (2, vec![0, 1]),
        (9, vec![0, 1, 2]),
    ] {
        let indices: Vec<usize> = hinted(&kinds, max_hints).into_iter().collect();
        assert_eq!(indices, expected, "{max_hints}");
    }
    assert_eq!(rows(&report, &kinds, 6).len(), 6);
    assert_eq!(rows(&report, &kinds, 4).len(), 4);
    assert_eq!(rows(&report, &kinds, 2).len(), 2);
}

#[test]
fn a_folder_without_problems_needs_few_lines() {
    let mut report = Report {
        title: Some("The Tide\u{1b}[2J".to_owned()),
        ..Report::default()
    };
    report.add_record(Visibility::Public, "a.md");
    report.add_file("a.md");
    report.first = Some(Instant::from_seconds(0));
    report.last = report.first;
    assert_eq!(
        printed("news", &report),
        "news: records, “The Tide\\u{1b}[2J”\n\
         1 story from 1970-01-01 to 1970-01-01, of 1 record\n\
         Read: 1 file .md\n\
         \n       1  public                  a.md\n\
         \nNothing is wrong.\n"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_report_fits_on_a_screen(
        folder in "\\PC{0,150}",
        title in proptest::option::of("\\PC{0,150}"),
        kinds in proptest::collection::vec((0_usize..ProblemKind::ALL.len(), "\\PC{0,150}", "\\PC{0,150}"), 0..120),
        states in proptest::collection::vec((0_usize..Visibility::ALL.len(), "\\PC{0,120}"), 0..20),
        formats in proptest::collection::vec("\\PC{0,90}", 0..20),
        fields in proptest::collection::vec("\\PC{0,90}", 0..20),
    ) {
        let mut report = Report { title, ..Report::default() };
        for (state, path) in &states {
            report.add_record(Visibility::ALL[*state], path);
            report.add_hidden(path);
        }
        for (kind, path, text) in &kinds {
            let kind = ProblemKind::ALL[*kind];
            let severity = kind.severity().unwrap_or(Severity::Warning);
            if severity == Severity::Error {
                report.add_refused();
            }
            report.problems.push(Problem::new(kind, severity, (path, Some(7)), text, text, text));
        }
        for format in &formats {
            report.add_unread(format, format);
        }
        report.add_unknown_fields(fields, "a.md");
        report.sort();
        let text = printed(&folder, &report);
        prop_assert!(text.lines().count() <= MAX_LINES, "{text}");
        for line in text.lines() {
            prop_assert!(wording::columns(line) <= MAX_COLUMNS, "{line}");
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
    }
}
