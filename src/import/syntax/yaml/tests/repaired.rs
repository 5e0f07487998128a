//! Tests of YAML that is read after a repair, and of YAML that no parser reads.

use super::*;

/// YAML that saphyr-parser refuses, with the result of libyaml.
#[test]
fn yaml_that_libyaml_reads() {
    for (text, tree) in [
        ("a: \"x\ny\"\nb: c\n", r#"{a: "x y", b: "c"}"#),
        ("a: 'x\n\ny''s\nz'\nb: c", r#"{a: "x\ny's z", b: "c"}"#),
        ("a: \"x\\\ny \\\"z\nw\"\n", r#"{a: "xy \"z w"}"#),
        ("a: \"x\r\ny\"\r\nb: c\r\n", r#"{a: "x y", b: "c"}"#),
        ("a: \"x\ry\"\rb: c\r", r#"{a: "x y", b: "c"}"#),
        ("ü: \"ü\nü\"\nb: 'x\ny'\n", r#"{ü: "ü ü", b: "x y"}"#),
        (
            "m:\n  - a: \"x\n  y\"\n    b: 'z\nw'\n",
            r#"{m: [{a: "x y", b: "z w"}]}"#,
        ),
        ("- \"x\ny\"\n- &n !t 'z\nw'\n", r#"["x y", "z w"]"#),
        (
            "a: \"x\n\ty\"\nb: 'x\n \t\n\t y\n\tz'",
            r#"{a: "x y", b: "x\ny z"}"#,
        ),
        ("a: [x,\ny\n]\nb: c", r#"{a: ["x", "y"], b: "c"}"#),
        ("a: [\n'x', # y\n'z'\n]\nb: c", r#"{a: ["x", "z"], b: "c"}"#),
        (
            "m:\n    n: {a: b,\nc: 'd\ne'\n}\nb: c",
            r#"{m: {n: {a: "b", c: "d e"}}, b: "c"}"#,
        ),
        (
            "a: [\n\t\"x\",\n\t\"y\"\n\t]\nb: c",
            r#"{a: ["x", "y"], b: "c"}"#,
        ),
        ("a:\tb\nc: \t d\n", r#"{a: "b", c: "d"}"#),
        ("a:\tb\t# c\nd: e\t\n", r#"{a: "b", d: "e"}"#),
        ("a: \"b\"# c\nd: [e]#\n", r#"{a: "b", d: ["e"]}"#),
        ("a:\n|\n  x\nb:\n>-\n  y\n  z", r#"{a: "x\n", b: "y z"}"#),
        ("a: \"b\"\u{2028}\nc:\u{85} d\n", r#"{a: "b", c: "d"}"#),
        ("\u{feff}a: b\nc: \u{feff}d\n", r#"{a: "b", c: "d"}"#),
        // goccy/go-yaml reads these two, and libyaml refuses them.
        ("a:\nb\nc: d", r#"{a: "b", c: "d"}"#),
        ("a: b\0\nc: d", r#"{a: "b", c: "d"}"#),
    ] {
        let document = parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(shown(&document.root), tree, "{text:?}");
    }
}

#[test]
fn repairs_keep_line_numbers() {
    let document = parse("a: \"x\n\ny\nz\"\nb:\tc\nd: [e,\nf\n]\ng: h\n").unwrap();
    let lines = ["a", "b", "d", "g"].map(|key| document.root.get(key).unwrap().line);
    assert_eq!(lines, [1, 5, 6, 9]);
    let error = parse("a: \"x\ny\"\nb: c: d\n").unwrap_err();
    assert_eq!(error.line, 3);
}

#[test]
fn many_repairs() {
    let text: String = (0..300)
        .map(|n| format!("k{n}: \"some words\nand more of them\"\n"))
        .collect();
    let document = parse(&text).unwrap();
    let last = document.root.get("k299").unwrap();
    assert_eq!(
        (last.describe(), last.line),
        ("some words and more of them", 599)
    );
}

#[test]
fn invalid_yaml_is_refused_with_advice() {
    for (text, line, advice) in [
        (
            "a: b: c",
            1,
            "quotes around a value that has a colon and a space in it",
        ),
        (
            "a: @b",
            1,
            "quotes around a value that begins with this sign",
        ),
        (
            "a: `b`",
            1,
            "quotes around a value that begins with this sign",
        ),
        (
            "a: b\nc\nd: e",
            3,
            "a name, a colon and a space before each value",
        ),
        (
            "a: b\nc:d\ne: f",
            3,
            "a name, a colon and a space before each value",
        ),
        (
            "a:\n\tb: c",
            2,
            "spaces, not tabs, at the beginning of a line",
        ),
        (" a: b\nc: d", 2, "fields that all begin in the same column"),
        ("a: 'b'\u{a0}c\n", 1, "spaces, not non-breaking ones"),
        (
            "a: \"b\nc: d",
            1,
            "a closing quote for the text that begins here",
        ),
        ("a: [b\nc: d", 2, "well-formed YAML"),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(
            (error.line, error.expected),
            (line, advice),
            "{text:?}: {error}"
        );
    }
}
