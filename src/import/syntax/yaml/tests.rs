//! Tests of YAML in records, and of hostile YAML.

use super::*;

mod repaired;

fn found(text: &str) -> String {
    parse(text).unwrap_err().found
}

#[test]
fn shapes_and_lines() {
    let document = parse("a: 1\nb:\n  - x\n  - 'null'\nc: ~\na: 2\n").unwrap();
    let NodeValue::Map(entries) = &document.root.value else {
        panic!("a map")
    };
    let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["a", "b", "c"]);
    assert_eq!(entries[0].node.describe(), "2");
    assert_eq!(entries[0].node.line, 6);
    let NodeValue::List(items) = &entries[1].node.value else {
        panic!("a list")
    };
    assert_eq!(items[1].line, 4);
    assert!(!items[1].is_null());
    assert!(entries[2].node.is_null());
    let duplicate = DuplicateKey {
        line: 6,
        key: "a".to_owned(),
        rule: DuplicateRule::Last,
    };
    assert_eq!(document.duplicates, [duplicate]);
}

#[test]
fn nothing_is_an_empty_map() {
    for text in ["", "\n", "# a comment\n", "~"] {
        assert_eq!(
            parse(text).unwrap().root.value,
            NodeValue::Map(vec![]),
            "{text:?}"
        );
    }
}

#[test]
fn keys_that_are_no_texts_become_their_text() {
    let document = parse("1: a\ntrue: b\n[x]: c\n").unwrap();
    let NodeValue::Map(entries) = &document.root.value else {
        panic!("a map")
    };
    let keys: Vec<_> = entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(keys, ["1", "true", "a list"]);
}

/// Returns a node as one line of JSON, for comparison.
fn shown(node: &Node) -> String {
    match &node.value {
        NodeValue::Scalar { text, .. } => format!("{text:?}"),
        NodeValue::List(items) => {
            let items: Vec<_> = items.iter().map(shown).collect();
            format!("[{}]", items.join(", "))
        }
        NodeValue::Map(entries) => {
            let entries = entries.iter();
            let entries: Vec<_> = entries
                .map(|entry| format!("{}: {}", entry.key, shown(&entry.node)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

#[test]
fn merged_maps_add_missing_keys() {
    for (text, tree) in [
        (
            "a: &a {k: v, l: w}\nb:\n  <<: *a\n  k: x\n",
            r#"{a: {k: "v", l: "w"}, b: {k: "x", l: "w"}}"#,
        ),
        (
            "a: &a {k: 1}\nb: &b {k: 2, m: 3}\nc: {k: 0, <<: [*b, *a], n: 4}",
            r#"{a: {k: "1"}, b: {k: "2", m: "3"}, c: {k: "0", n: "4", m: "3"}}"#,
        ),
        ("a: {<<: {k: 1}, <<: {l: 2}}", r#"{a: {k: "1", l: "2"}}"#),
        ("<<: a\n'<<': {k: 1}", r#"{<<: {k: "1"}}"#),
        ("a: {<<: [1, {k: 2}]}", r#"{a: {<<: ["1", {k: "2"}]}}"#),
    ] {
        assert_eq!(shown(&parse(text).unwrap().root), tree, "{text:?}");
    }
}

#[test]
fn tags_are_ignored_except_for_texts() {
    let document =
        parse("a: !!str ~\nb: ! null\nc: !ruby/object:X\n  d: !t e\nf: !!null ~").unwrap();
    let is_null = |key: &str| document.root.get(key).unwrap().is_null();
    assert_eq!(["a", "b", "f"].map(is_null), [false, false, true]);
    let c = document.root.get("c").unwrap();
    assert_eq!(c.get("d").unwrap().as_text(), Some("e"));
}

#[test]
fn limits() {
    let bomb: String = (1..40)
        .map(|level| format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1))
        .collect();
    assert_eq!(found(&format!("a0: &a0 [x, x]\n{bomb}")), "more values");
    let many = "b: *a\n".repeat(65);
    assert_eq!(
        found(&format!("a: &a x\nl: [{}]\n", "*a, ".repeat(65))),
        "more aliases"
    );
    assert_eq!(found(&format!("a: &a x\n{many}")), "more aliases");
    assert_eq!(found(&"[".repeat(100)), "deeper nesting");
    assert_eq!(
        found(&format!("a: {}", "- ".repeat(100))),
        "block sequence entries are not allowed in this context"
    );
    assert_eq!(found(&"- ".repeat(100)), "deeper nesting");
    assert_eq!(found(&"- x\n".repeat(60_000)), "more values");
    assert_eq!(found("a: &a [*a]"), "an alias inside its own anchor");
    assert_eq!(found("a: *b"), "while parsing node, found unknown anchor");
}

/// Megabytes of hostile text, each parsed within a second (in debug builds an eighth of them).
#[test]
fn hostile_inputs_end_quickly() {
    let length = if cfg!(debug_assertions) {
        1 << 20
    } else {
        8 << 20
    };
    let anchors: String = (0..length / 20).map(|n| format!("- &a{n} x\n")).collect();
    let inputs = [
        ("flow lists", "[".repeat(length)),
        ("flow maps", "{".repeat(length)),
        ("nested maps", "{a: ".repeat(length / 4)),
        ("closed lists", "[],".repeat(length / 3)),
        ("dashes", "- ".repeat(length / 2)),
        ("dash lines", "-\n".repeat(length / 2)),
        ("questions", "? ".repeat(length / 2)),
        ("one word", "x".repeat(length)),
        ("words", "x ".repeat(length / 2)),
        ("word lines", "x\n".repeat(length / 2)),
        ("one quoted", format!("a: \"{}\"", "x".repeat(length))),
        ("escapes", format!("a: \"{}\"", "\\n".repeat(length / 2))),
        ("open quote", format!("a: \"{}", "x\n ".repeat(length / 3))),
        ("apostrophes", format!("a: '{}'", "''".repeat(length / 2))),
        ("colons", ":".repeat(length)),
        ("key colons", "a:".repeat(length / 2)),
        ("spaced colons", "a: ".repeat(length / 3)),
        ("blank lines", "\n".repeat(length)),
        ("spaces", " ".repeat(length)),
        ("tabs", format!("a:{}", "\t".repeat(length))),
        ("comments", "#\n".repeat(length / 2)),
        ("block text", format!("a: |\n{}", " x\n".repeat(length / 3))),
        (
            "folded text",
            format!("a: >\n{}", " x\n\n".repeat(length / 4)),
        ),
        ("block blanks", format!("a: |\n{}", "\n".repeat(length))),
        (
            "block spaces",
            format!(
                "a: |\n{}",
                format!("{}\n", " ".repeat(1000)).repeat(length / 1001)
            ),
        ),
        ("anchors", anchors),
        ("tags", "!a ".repeat(length / 3)),
        ("percent", "%\n".repeat(length / 2)),
        ("directives", "%TAG !a! b\n".repeat(length / 11)),
        ("documents", "--- a\n".repeat(length / 6)),
        (
            "staircase",
            (0..4000)
                .map(|n| format!("{}a:\n", " ".repeat(n)))
                .collect(),
        ),
        ("flow words", format!("[{}", "x,".repeat(length / 2))),
        ("flow line breaks", format!("[{}", "x\n".repeat(length / 2))),
        ("flow pairs", format!("{{{}", "a: b, ".repeat(length / 6))),
        ("open lines", format!("a: \"{}", "x\n".repeat(length / 2))),
        ("quotes and lines", "\"\n".repeat(length / 2)),
        ("many quoted", "a: \"x\ny\"\n".repeat(length / 9)),
        (
            "far quoted",
            format!("{}a: \"{}", " ".repeat(4000), "x\n".repeat(length / 2)),
        ),
        (
            "bracket lines",
            format!("a: [\n{}", "[],\n".repeat(length / 4)),
        ),
        (
            "bracket tabs",
            format!("a: [\n{}", "\t'x',\n".repeat(length / 6)),
        ),
        ("tab values", "a:\tb\n".repeat(length / 5)),
        ("quoted tabs", "a: \"x\n\ty\"\n".repeat(length / 10)),
        ("close comments", "a: \"b\"# c\n".repeat(length / 10)),
        ("low values", "a:\nb\n".repeat(length / 5)),
        (
            "low block text",
            format!("a:\n|\n{}b", " x\n".repeat(length / 3)),
        ),
        ("marks", "\u{feff}".repeat(length / 3)),
        (
            "merges",
            format!("a: &a {{b: c}}\nd: {{{}}}", "<<: *a, ".repeat(length / 8)),
        ),
        ("nul", "\0".repeat(length)),
        ("wide", "語".repeat(length / 3)),
    ];
    for (name, text) in inputs {
        // Whatever the input, its tree stays small.
        if let Ok(document) = parse(&text) {
            let weight = document.root.weight();
            assert!(weight.nodes <= MAX_NODES, "{name}: {} nodes", weight.nodes);
            assert!(weight.depth <= MAX_DEPTH, "{name}: {} deep", weight.depth);
            assert!(weight.bytes <= text.len(), "{name}: {} bytes", weight.bytes);
        }
    }
}
