//! Tests of front matter of every generator, and of texts that resemble it.

use super::*;
use crate::import::syntax::front_matter::parse;

/// Returns the syntax, the number of lines before the front matter, the front matter, the body and
/// its line.
fn parts(text: &str, rules: FrontMatterRules) -> (FrontMatterSyntax, usize, &str, &str, usize) {
    let parts = split_as(text, rules).unwrap_or_else(|error| panic!("{text:?}: {error}"));
    (
        parts.syntax,
        parts.lines_before,
        parts.front_matter,
        parts.body,
        parts.body_line,
    )
}

#[test]
fn front_matter_in_all_its_spellings() {
    use FrontMatterSyntax::{Json, Metadata, Toml, Yaml};
    for (text, expected) in [
        ("---\na: b\n---\nbody\n", (Yaml, 1, "a: b\n", "body\n", 4)),
        (
            "---\r\na: b\r\n---\r\nbody",
            (Yaml, 1, "a: b\r\n", "body", 4),
        ),
        ("---\na: b\n---", (Yaml, 1, "a: b\n", "", 3)),
        ("--- \na: b\n...\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("---\t\na: b\n---\t\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("---\n---\n", (Yaml, 1, "", "", 3)),
        ("+++\na = 1\n+++\nx", (Toml, 1, "a = 1\n", "x", 4)),
        ("{\"a\":\n1}\nx", (Json, 0, "{\"a\":\n1}", "\nx", 2)),
        (
            "Title: x\nTags: y\n\nz",
            (Metadata, 0, "Title: x\nTags: y\n\n", "z", 4),
        ),
        // After blank lines and byte order marks.
        ("\n\n+++\na = 1\n+++\nx", (Toml, 3, "a = 1\n", "x", 6)),
        (
            "\u{feff}\n\u{feff} ---\na: b\n---\nx",
            (Yaml, 2, "a: b\n", "x", 5),
        ),
        // More dashes, comments and languages.
        ("------\na: b\n-----\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("---\na: b\n------\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("--- # a note\na: b\n---\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("---yaml\na: b\n---\nx", (Yaml, 1, "a: b\n", "x", 4)),
        ("--- TOML\na = 1\n---\nx", (Toml, 1, "a = 1\n", "x", 4)),
        ("---json\n{}\n---\nx", (Json, 1, "{}\n", "x", 4)),
        // The closing delimiter shares a line, or is missing.
        ("---\na: b\n---x\ny", (Yaml, 1, "a: b\n", "x\ny", 3)),
        ("---\na: b\n ---\nx", (Yaml, 1, "a: b\n ", "x", 4)),
        ("+++\na = 1 +++\nx", (Toml, 1, "a = 1 ", "x", 3)),
        ("---\na: b\n", (Yaml, 1, "a: b\n", "", 3)),
        // After comments, and inside one.
        ("<!-- x -->\n---\na: b\n---\ny", (Yaml, 2, "a: b\n", "y", 5)),
        (
            "<!--\nx\n-->\n\n<!-- y -->\n+++\na = 1\n+++\nz",
            (Toml, 6, "a = 1\n", "z", 9),
        ),
        (
            "<!--\n---\na: b\n---\n-->\ny",
            (Yaml, 2, "a: b\n", "\ny", 5),
        ),
        ("# x\n\n# y\n---\na: b\n---\nz", (Yaml, 4, "a: b\n", "z", 7)),
        // Without an opening delimiter. A line of dashes after an empty line is a rule in the text.
        (
            "Title: x\n\nNote: y\n---\n",
            (Metadata, 0, "Title: x\n\n", "Note: y\n---\n", 3),
        ),
        (
            "title: x\ntags:\n- a\n---\ny",
            (Yaml, 0, "title: x\ntags:\n- a\n", "y", 5),
        ),
        (
            "Title: [x\nDate: y\n---\nz",
            (Metadata, 0, "Title: [x\nDate: y\n---\n", "z", 4),
        ),
    ] {
        assert_eq!(parts(text, FrontMatterRules::Common), expected, "{text:?}");
    }
}

#[test]
fn pelican_needs_no_blank_line_and_no_end() {
    use FrontMatterSyntax::{Metadata, Yaml};
    for (text, expected) in [
        ("Title: x\ny\n", (Metadata, 0, "Title: x\n", "y\n", 2)),
        (
            "---\nTitle: x: y\n\nz",
            (Yaml, 1, "Title: x: y\n\n", "z", 4),
        ),
        (
            "Title: \"x\"\n---\ny",
            (Metadata, 0, "Title: \"x\"\n---\n", "y", 3),
        ),
    ] {
        assert_eq!(parts(text, FrontMatterRules::Pelican), expected, "{text:?}");
    }
}

#[test]
fn texts_without_front_matter() {
    for text in [
        "",
        "# A heading",
        "# A heading\n\n---\n\nA text.\n\n---\n",
        "<!-- a comment -->\n\nA text\n\n---\n",
        "<!-- a comment -->\n---\n",
        "<!-- no end\n",
        "{% include a.html %}\n",
        "{{< figure >}}\n",
        "Note: a text\nof two lines.\n---\n",
    ] {
        let read = split(text);
        assert!(
            matches!(read, Err(FrontMatterError::Missing)),
            "{text:?}: {read:?}"
        );
    }
    for text in [
        "---",
        "---\n",
        "---\na text\n",
        "---\n- a\n",
        "----\n",
        "+++\na = 1",
    ] {
        assert!(
            matches!(split(text), Err(FrontMatterError::NoEnd(_))),
            "{text:?}"
        );
    }
    for text in ["---js\n{a: 1}\n---\n", "---coffee\n"] {
        assert!(
            matches!(split(text), Err(FrontMatterError::Program)),
            "{text:?}"
        );
    }
}

#[test]
fn lines_are_counted_before_front_matter() {
    for (text, line) in [
        ("\n\n---\na: 1\nb: x\n---\n", 5),
        ("<!-- x -->\n---\na: 1\nb: x\n---\n", 4),
        ("<!--\n---\nb: x\n---\n-->\n", 3),
        ("---json\n{\n\"b\": \"x\"}\n---\n", 3),
    ] {
        let document = parse(&split(text).unwrap(), FrontMatterRules::Common).unwrap();
        assert_eq!(document.root.get("b").unwrap().line, line, "{text:?}");
    }
}

/// Megabytes of delimiters. A search that starts anew at each of them would not end.
#[test]
fn hostile_delimiters_end_quickly() {
    let length = if cfg!(debug_assertions) {
        1 << 16
    } else {
        8 << 20
    };
    for piece in [
        "---\n",
        "--- ",
        "----",
        "---x\n",
        "+++\n",
        "<!---->",
        "<!---->\n",
        "<!--\n",
        "<!--\n---\n",
        "# x\n",
        "#\n---\n",
        "a: b\n",
        "title: x\n",
        "title: x\n---\n",
        "x ---\n",
        "{",
        ";;;\n",
        "\"x\": 1,\n",
        "\u{feff}",
        "\n",
        " \n",
    ] {
        for start in ["", "---\n", "<!--\n", "# x\n", "title: x\n"] {
            let text = format!("{start}{}", piece.repeat(length / piece.len()));
            for rules in [FrontMatterRules::Common, FrontMatterRules::Pelican] {
                if let Ok(parts) = split_as(&text, rules) {
                    assert!(parts.front_matter.len() + parts.body.len() <= text.len());
                }
            }
        }
    }
}
