//! `broadsheet check` as a program: its output and its exit codes.

use std::{fs, path::Path, process::Output};

use broadsheet::import::diagnostics::report::ProblemKind;
use serde_json::Value;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

use crate::fixtures::{built_page, command, folder_of, write_built_page};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// Runs the command in the folder of fixtures.
fn run(arguments: &[&str]) -> Output {
    command(arguments)
        .args(["--as-of", "2026-06-01"])
        .current_dir(FIXTURES)
        .output()
        .unwrap()
}

fn check(arguments: &[&str]) -> Output {
    run(&[&["check", "--no-cache"], arguments].concat())
}

/// Returns the output of a check.
fn report(arguments: &[&str]) -> String {
    text(&check(arguments).stdout).to_owned()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn name(folder: &TempDir) -> &str {
    folder.path().to_str().unwrap()
}

/// Asserts that a report is one screen of plain text.
fn assert_screen(report: &str) {
    assert!(report.lines().count() <= 40, "{report}");
    for line in report.lines() {
        assert!(line.width() <= 100, "{} columns: {line}", line.width());
        assert!(!line.chars().any(char::is_control), "{line:?}");
        assert_eq!(line.trim_end(), line);
    }
}

#[test]
fn exit_codes() {
    for (arguments, code) in [
        (&["good"][..], 0),
        (&["good", "--strict"], 1),
        (&["good/courses", "--strict"], 0),
        (&["bad"], 1),
        (&["bad/kept"], 0),
        (&["bad/kept", "--strict"], 1),
        (&["nowhere"], 2),
        (&["good", "--format", "xml"], 2),
        (&["good", "--kind", "nonsense"], 2),
        (&["good", "--kind", "no-date", "--all"], 2),
    ] {
        assert_eq!(check(arguments).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn the_report_is_one_screen_of_plain_lines() {
    for folder in [
        "bad",
        "good",
        "formats",
        "formats/feeds",
        "formats/hugo",
        "formats/jekyll",
        "formats/pelican",
        "formats/zola",
    ] {
        let report = report(&[folder]);
        assert_screen(&report);
        insta::with_settings!({ prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("check_{}", folder.replace('/', "_")), report);
        });
    }
}

/// The front matter of records with problems of a dozen kinds.
const DOZEN: &[&str] = &[
    "title: A\npublishedDateTime: soon\n",
    "title: ''\n",
    "title: A\npublished: maybe\n",
    "title: [\n",
    "title: A\nupdatedDateTime: later\n",
    "title: A\ntitle: B\n",
    "title: A\nwebUrl: javascript:x\n",
    "title: A\nimages: [x.png, y.svg]\n",
    "title: A\nquality: high\nlocale: e\n",
    "title: A\nrelated: [{excerpt: x}]\nmood: odd\n",
    "title: A\nwebUrl: https://tide.example/same\npublishedDateTime: 2024-05-31T10:00\n",
    "title: A\npublished: false\n",
    "title: A\nitems: [nowhere]\n",
];

#[test]
fn thousands_of_posts_with_a_dozen_kinds_of_problems_fill_one_screen() {
    let files: Vec<(String, String)> = (0..3_000)
        .map(|number| {
            let head = DOZEN[number % DOZEN.len()];
            let path = format!("a-long-name-of-a-folder/of-the-year-2026/{number}/a-post.md");
            (
                path,
                format!("---\n{head}---\n[x](javascript:y) {{% z %}}\n"),
            )
        })
        .collect();
    let all = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let formats: Vec<String> = [
        "docx", "rst", "org", "adoc", "epub", "tex", "odt", "njk", "mbox", "eml",
    ]
    .map(|ending| format!("other/story.{ending}"))
    .into();
    let others = formats.iter().map(|path| (path.as_str(), ""));
    let folder = folder_of(all.chain(others));
    let report = report(&[name(&folder)]);
    assert_screen(&report);
    for words in [
        " of 3,000 records",
        "refused ",
        "public ",
        "draft ",
        "unreadable-date",
        "231  no-title",
        "unknown-publisher",
        "in broadsheet.toml: publisher = ",
        "in broadsheet.toml: picture_base = ",
        "Not read:",
        "--kind",
    ] {
        assert!(report.contains(words), "{words} in {report}");
    }
    // Errors come first.
    let position = |words: &str| report.find(words).unwrap();
    assert!(position("refused") < position("public "));
    assert!(position("no-title") < position("unknown-publisher"));
    assert!(position("unknown-publisher") < position("Not read:"));
}

#[test]
fn one_kind_is_one_line_and_its_list_has_every_problem() {
    let files: Vec<String> = (0..300).map(|number| format!("{number}.md")).collect();
    let text = "---\ntitle: A\nwebUrl: /a\n---\n";
    let folder = folder_of(files.iter().map(|file| (file.as_str(), text)));
    let screen = report(&[name(&folder)]);
    assert_screen(&screen);
    assert_eq!(screen.matches("unusable-address").count(), 1);
    let listed = report(&[name(&folder), "--kind", "unusable-address"]);
    assert_eq!(listed.lines().count(), 302, "{listed}");
    for file in &files {
        let line = format!("{file}:3: warning: webUrl: found \"/a\", expected");
        assert!(listed.contains(&line), "{line}");
    }
    assert!(
        listed.contains("unusable-address: 300 problems in 300 files: an address is not http(s)")
    );
    assert!(!listed.contains("unknown-publisher"));
}

#[test]
fn the_error_for_an_unknown_kind_names_all_kinds() {
    let output = check(&["good", "--kind", "nonsense"]);
    let message = text(&output.stderr);
    for kind in ProblemKind::ALL {
        assert!(message.contains(kind.id()), "{} in {message}", kind.id());
    }
}

#[test]
fn all_problems_are_listed_before_the_screen() {
    let json: Value = serde_json::from_str(&report(&["bad", "--format", "json"])).unwrap();
    let problems = json["problems"].as_array().unwrap();
    let listed = report(&["bad", "--all"]);
    let notes = report(&["bad", "--notes"]);
    let screen = report(&["bad"]);
    for problem in problems {
        let line = match problem["line"].as_u64() {
            Some(line) => format!(":{line}"),
            None => String::new(),
        };
        let line = format!(
            "{}{line}: {}: ",
            problem["file"].as_str().unwrap(),
            problem["severity"].as_str().unwrap()
        );
        assert!(listed.contains(&line), "{line} in {listed}");
        let is_note = problem["severity"] == "note";
        assert_eq!(notes.contains(&line), is_note, "{line} in {notes}");
    }
    assert!(listed.contains("unknown field related[].mood: 1 record\n"));
    assert!(notes.contains("unknown field related[].mood: 1 record\n"));
    let list = listed.strip_suffix(&screen).unwrap();
    assert_eq!(list.matches("]\n").count(), problems.len());
    assert!(notes.ends_with(&screen));
}

#[test]
fn the_json_has_all_fields() {
    for folder in ["good", "bad", "formats/hugo", "formats"] {
        let report: Value = serde_json::from_str(&report(&[folder, "--format", "json"])).unwrap();
        let number = |value: &Value| value.as_u64().unwrap();
        let states = report["states"].as_object().unwrap();
        let names: Vec<&str> = states.keys().map(String::as_str).collect();
        let mut expected = [
            "public",
            "notYet",
            "notAnyMore",
            "unlisted",
            "draft",
            "private",
            "notAPost",
        ];
        expected.sort_unstable();
        assert_eq!(names, expected);
        let in_states: u64 = states.values().map(number).sum();
        let rest = number(&report["hidden"]) + number(&report["refused"]);
        assert_eq!(number(&report["records"]), in_states + rest);
        assert_eq!(report["published"], states["public"]);
        let mut of_kinds = 0;
        for kind in report["kinds"].as_array().unwrap() {
            let id = ProblemKind::from_id(kind["id"].as_str().unwrap()).unwrap();
            assert_eq!(kind["hint"], id.hint());
            assert!(["error", "warning", "note"].contains(&kind["severity"].as_str().unwrap()));
            let (count, files) = (number(&kind["count"]), number(&kind["files"]));
            assert!((1..=count).contains(&files));
            let example = kind["example"].as_object().unwrap();
            for field in ["file", "field", "found", "expected"] {
                assert!(example[field].is_string(), "{field}");
            }
            assert!(example["line"].is_null() || example["line"].is_u64());
            if id != ProblemKind::UnknownField {
                of_kinds += count;
            }
        }
        let problems = report["problems"].as_array().unwrap();
        assert_eq!(of_kinds, problems.len() as u64);
    }
    let report: Value = serde_json::from_str(&report(&["good", "--format", "json"])).unwrap();
    assert_eq!(report["published"], 5);
    assert_eq!(report["states"]["draft"], 1);
    assert_eq!(report["stateExamples"]["draft"], "news/secret.md");
    assert_eq!(report["unknownFields"]["mood"], 1);
}

#[test]
fn the_json_can_have_one_kind() {
    let text = report(&["bad", "--format", "json", "--kind", "no-title"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(report["kinds"].as_array().unwrap().len(), 1);
    let problems = report["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 4);
    assert!(problems.iter().all(|problem| problem["kind"] == "no-title"));
}

#[test]
fn the_error_for_a_missing_folder_says_what_to_do() {
    let output = check(&["nowhere"]);
    assert!(output.stdout.is_empty());
    let message = text(&output.stderr);
    assert!(message.contains("nowhere is not a folder"), "{message}");
    assert!(message.contains("name the folder"), "{message}");
}

#[test]
fn the_error_for_a_folder_without_records_names_its_files() {
    let folder = folder_of([
        ("a/report.docx", "x"),
        ("a/notes.docx", "x"),
        ("photo.png", "x"),
        ("settings.json", "{}"),
    ]);
    let out = tempfile::tempdir().unwrap();
    let site = tempfile::tempdir().unwrap();
    // The commands open the built page before they read the articles.
    fs::write(site.path().join("index.html"), built_page()).unwrap();
    let (out, site) = (out.path().to_str().unwrap(), site.path().to_str().unwrap());
    let target = Path::new(out).join("archive.html");
    let target = target.to_str().unwrap();
    let folder = name(&folder);
    for arguments in [
        &["check", folder][..],
        &["check", folder, "--format", "json"],
        &["export", folder, "--out", out],
        &["build", folder, "--app", site],
        &["bundle", folder, "--app", site, "--out", target],
    ] {
        let output = run(arguments);
        let message = text(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {message}");
        for words in [
            "there is no article in",
            "4 files: 2 .docx",
            "1 .png",
            "Name the folder that holds the articles",
        ] {
            assert!(message.contains(words), "{arguments:?}: {message}");
        }
    }
    assert!(fs::read_dir(out).unwrap().next().is_none());
    let screen = report(&[folder]);
    assert_screen(&screen);
    assert!(screen.contains("0 stories, of 0 records"), "{screen}");
    assert!(screen.contains("2 files: a Word document"), "{screen}");
}

#[test]
fn an_export_ends_with_a_summary_in_three_lines() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    let output = run(&["export", "bad", "--out", out, "--no-cache"]);
    let message = text(&output.stderr);
    let lines: Vec<_> = message.lines().collect();
    assert_eq!(lines.len(), 3, "{message}");
    let words = " stories from 2024-01-01 to 2024-03-05, of 31 records: ";
    assert!(lines[0].contains(words), "{message}");
    assert!(lines[0].ends_with(" refused."), "{message}");
    assert!(lines[1].starts_with("Wrote "), "{message}");
    assert!(lines[2].starts_with("Problems: "), "{message}");
    assert!(
        lines[2].contains(" front-matter, 4 no-title, "),
        "{message}"
    );
    assert!(lines[2].contains("`broadsheet check bad`"), "{message}");
}

#[test]
fn the_old_name_of_a_setting_is_a_note_in_every_report() {
    let settings = "[[topics]]\nname = \"Rail\"\ncolour = \"#0a5c4a\"\n";
    let folder = folder_of([
        ("broadsheet.toml", settings),
        ("a.md", "---\ntitle: A\ntopics: [Rail]\n---\n"),
    ]);
    let folder = name(&folder);
    let expected =
        "topics[0].colour is now called `color`; the old name stops working in version 0.3";
    let list = report(&[folder, "--kind", "renamed-setting"]);
    let line = format!("broadsheet.toml:3: note: {expected} [renamed-setting]\n");
    assert!(list.starts_with(&line), "{list}");
    let screen = report(&[folder]);
    assert_screen(&screen);
    assert!(
        screen.contains("broadsheet.toml:3: topics[0].colour is now called `color`;"),
        "{screen}"
    );
    let json: Value = serde_json::from_str(&report(&[folder, "--format", "json"])).unwrap();
    let problems = json["problems"].as_array().unwrap();
    let problem = problems
        .iter()
        .find(|problem| problem["kind"] == "renamed-setting");
    assert_eq!(problem.unwrap()["field"], "topics[0].colour");
    let site = tempfile::tempdir().unwrap();
    write_built_page(site.path(), &built_page());
    let site = site.path().to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    let out = out.path().to_str().unwrap();
    for arguments in [
        &["export", folder, "--out", out, "--no-cache"][..],
        &["build", folder, "--app", site, "--no-cache"],
    ] {
        let output = run(arguments);
        let message = text(&output.stderr);
        assert!(output.status.success(), "{message}");
        let line = format!("broadsheet.toml:3: {expected}.\n");
        assert!(message.contains(&line), "{arguments:?}: {message}");
    }
}

#[test]
fn the_documents_have_every_kind() {
    let page = include_str!("../../docs/guide/checking.md");
    for kind in ProblemKind::ALL {
        let severity = kind
            .severity()
            .map_or("depends", |severity| severity.name());
        let row = format!("| `{}` | {severity} | {} |", kind.id(), kind.description());
        assert!(page.contains(&row), "{row}");
    }
}
