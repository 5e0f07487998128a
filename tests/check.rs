//! `broadsheet check` as a program: what it prints, and how it ends.

#![cfg(not(target_arch = "wasm32"))]
// A test fails by panicking, its helpers too.
#![allow(clippy::unwrap_used)]

use std::process::{Command, Output};

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_broadsheet"))
        .arg("check")
        .args(arguments)
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn exit_codes() {
    for (arguments, code) in [
        (&["good"][..], 0),
        (&["good", "--strict"], 0),
        (&["bad"], 1),
        (&["bad/kept"], 0),
        (&["bad/kept", "--strict"], 1),
        (&["nowhere"], 2),
        (&["good", "--format", "xml"], 2),
        (&[], 2),
    ] {
        assert_eq!(check(arguments).status.code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn the_report_is_plain_lines_where_there_is_no_terminal() {
    let output = check(&["bad"]);
    let report = text(&output.stdout);
    assert!(!report.contains('\u{1b}'));
    let line =
        "refused/odd-date.md:3: error: publishedDateTime: found \"31.05.2024\", expected a date";
    assert!(report.contains(line), "{report}");
    assert!(
        report.contains("2 notes on publishedDateTime: expected a date"),
        "{report}"
    );
    assert!(
        report.contains("unknown field related[].mood: 1 record\n"),
        "{report}"
    );
    assert!(
        report.contains("31 records: 13 published, 0 unpublished, 18 refused"),
        "{report}"
    );
    let listed = check(&["bad", "--notes"]);
    assert!(text(&listed.stdout).contains("note: publishedDateTime: found \"undated\""));
}

#[test]
fn machines_get_json() {
    let output = check(&["good", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["published"], 5);
    assert_eq!(report["unknownFields"]["mood"], 1);
}

#[test]
fn a_missing_folder_is_said_with_what_to_do() {
    let output = check(&["nowhere"]);
    assert!(output.stdout.is_empty());
    let message = text(&output.stderr);
    assert!(message.contains("nowhere is not a folder"), "{message}");
    assert!(message.contains("name the folder"), "{message}");
}
