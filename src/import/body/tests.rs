//! Tests of bodies.

use std::path::Path;

use super::*;
use crate::{
    import::diagnostics::report::Severity,
    model::{Element, ElementId, Tag},
};

fn read_body(text: &str) -> (Vec<Piece>, Vec<(Severity, String)>) {
    let pictures = PictureFinder {
        static_folders: &[],
        sightings: None,
        root: Path::new("/nowhere"),
        record: "a.md",
        base: None,
        site: None,
    };
    let mut diagnostics = Diagnostics::new("a.md");
    let pieces = read(
        BodySource {
            text,
            line: 9,
            markup: Markup::Either,
            options: MarkdownOptions::default(),
        },
        pictures,
        &mut diagnostics,
    );
    let (problems, _) = diagnostics.finish();
    let problems = problems.into_iter();
    (pieces, problems.map(|p| (p.severity, p.found)).collect())
}

/// Returns a short form for tests: `p(one em(two))`.
fn outline(pieces: &[Piece]) -> String {
    let describe = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Element(Element {
            tag,
            href,
            src,
            alt,
            children,
            ..
        }) => {
            let href = href.as_ref().map_or("", |href| href.as_str());
            let src = src.as_ref().map(|src| serde_json::to_string(src).unwrap());
            let inside = outline(children);
            format!(
                "{}({href}{}{alt}{inside})",
                tag.name(),
                src.unwrap_or_default()
            )
        }
    };
    pieces.iter().map(describe).collect()
}

#[test]
fn markdown_and_html_become_the_same_tree() {
    for (text, tree) in [
        ("", ""),
        (" \r\n\r\n", ""),
        (
            "One *two* **three**.\n\n- a\n- b\n",
            "p(One em(two) strong(three).)ul(li(a)li(b))",
        ),
        ("# Top\n\n###### Low", "h2(Top)h4(Low)"),
        ("~~x~~ `y`\n\n---", "p(s(x) code(y))hr()"),
        (
            "[a](https://a.example/?b=1&c=2)",
            "p(a(https://a.example/?b=1&c=2a))",
        ),
        (
            "|a|b|\n|:-|-|\n|c||",
            "table(thead(tr(th(a)th(b)))tbody(tr(td(c)td())))",
        ),
        ("```\n a\n  b\n```", "pre(code( a\n  b\n))"),
        ("a <b>b</b> <i>c</i>", "p(a strong(b) em(c))"),
        ("<p>a</p>\n\n<p>&nbsp;</p>\n<p>b<br>c</p>", "p(a)p(bbr()c)"),
        ("<div><span style='x'>a</span></div>tail", "p(a)p(tail)"),
        ("<p>a<em> </em>b</p>", "p(a b)"),
        ("<ul>\n <li>a</li>\n</ul>", "ul(li(a))"),
        (
            "<p><img src=https://a.example/b.png alt=c></p>",
            "p(img(\"https://a.example/b.png\"c))",
        ),
        (
            "![alt](https://a.example/b.png \"t\")",
            "p(img(\"https://a.example/b.png\"alt))",
        ),
    ] {
        let (pieces, problems) = read_body(text);
        assert_eq!(outline(&pieces), tree, "{text:?}");
        assert_eq!(problems, [], "{text:?}");
    }
}

#[test]
fn hostile_markup_leaves_text_at_most() {
    for (text, tree) in [
        ("<script>alert(1)</script>a", "p(a)"),
        ("<img src=x onerror=alert(1) alt=y>", "p(y)"),
        ("<a href='java&#115;cript:alert(1)'>b</a>", "p(b)"),
        ("<a href=' java\tscript:alert(1)'>b</a>", "p(b)"),
        ("<a href='data:text/html,x'>b</a>", "p(b)"),
        ("[b](javascript:alert(1))", "p(b)"),
        // Links by path are resolved when all records are read.
        ("[b](/relative)", "p(a(b))"),
        ("[b](/relative.pdf)", "p(b)"),
        ("[b](#relative)", "p(b)"),
        (
            "<svg><script>x</script><style><img src=x></style>c</svg>",
            "p(c)",
        ),
        ("<math><mtext></p><style><img src=x onerror=y></style>", ""),
        (
            "<noscript><p title=\"</noscript><img src=x onerror=y>\">d",
            "p(d)",
        ),
        ("<textarea><b>e</textarea>", "p(strong(e))"),
        ("<p style='position:fixed' class=a id=b>f", "p(f)"),
        ("<form action=https://a.example><input><button>g", "p(g)"),
        (
            "<meta http-equiv=refresh content=0><base href=https://a.example>h",
            "p(h)",
        ),
        ("<iframe srcdoc='<p>'></iframe>i", "p(i)"),
        (
            "<iframe src=//v.example/1></iframe>",
            "p(a(https://v.example/1v.example))",
        ),
        ("<!--><p>j-->", "p(j-->)"),
        ("a\u{0}b\u{1b}c&#27;d", "p(abcd)"),
    ] {
        assert_eq!(outline(&read_body(text).0), tree, "{text:?}");
    }
}

#[test]
fn omissions_are_reported() {
    let (_, problems) =
        read_body("<a href=/x.pdf>a</a><img src=y.png><a href=mailto:a@b.example>c</a>");
    assert_eq!(
        problems,
        [
            (Severity::Warning, "/x.pdf".to_owned()),
            (Severity::Note, "y.png".to_owned()),
        ]
    );
}

fn deepest(pieces: &[Piece]) -> usize {
    let depth = |piece: &Piece| match piece {
        Piece::Text(_) => 0,
        Piece::Element(element) => 1 + deepest(&element.children),
    };
    pieces.iter().map(depth).max().unwrap_or_default()
}

#[test]
fn large_and_tangled_markup_stays_shallow() {
    // Debug builds are about twenty times slower, and some of these inputs take quadratic time.
    let length = if cfg!(debug_assertions) {
        MAX_BODY_BYTES / 16
    } else {
        MAX_BODY_BYTES
    };
    let repeated = |text: &str| text.repeat(length / text.len());
    let formatting: String = (0..length / 50)
        .map(|n| format!("<b class=c{n}>"))
        .collect();
    for text in [
        repeated("<blockquote>"),
        repeated("<p>x"),
        repeated("<b>"),
        repeated("<b><table><td></b></table>"),
        repeated("<table><tr><td>"),
        repeated("<a href=https://a.example/>"),
        repeated("<ul><li>"),
        repeated("<div><em>x</div>"),
        format!("{formatting}{}", "<p>x".repeat(length / 50)),
        repeated("> "),
        repeated("- "),
        repeated("* a\n"),
        repeated("[a]("),
        repeated("["),
        repeated("*a_"),
        repeated("**a *b"),
        repeated("`a"),
        repeated("<!-- "),
        repeated("&amp;"),
        repeated("|a"),
        format!("|a|\n|-|\n{}", repeated("|\n")),
        format!("{}\n{}\n", "|a".repeat(500), "|-".repeat(500)) + &repeated("|\n"),
        repeated("[a]: b\n"),
        repeated("![x](y)"),
        repeated("1. a\n\n   "),
        repeated(":::note\n"),
        repeated(":::note\n:::\n"),
        repeated("!!! note\n    "),
        repeated("> [!NOTE]\n"),
        repeated("a\n: b\n"),
        repeated("![a](b c"),
        repeated("<video>"),
        repeated("<audio></video>"),
        repeated("<div markdown>\n"),
        repeated("# a {#b}\n"),
    ] {
        let (pieces, _) = read_body(&text);
        assert!(deepest(&pieces) <= 32);
    }
}

/// Returns the links and the named elements of a text: `low -> #low`, `h2#low`.
fn places(text: &str) -> Vec<String> {
    let (mut pieces, _) = read_body(text);
    let mut found = Vec::new();
    crate::model::body::each_element(&mut pieces, &mut |element| {
        if let Some(id) = &element.id {
            found.push(format!("{}#{}", element.tag.name(), id.as_str()));
        }
        if element.tag == Tag::A {
            let fragment = element.fragment.as_ref().map_or("", ElementId::as_str);
            let href = element.href.as_ref().map_or("", |href| href.as_str());
            found.push(format!("-> {href}#{fragment}"));
        }
    });
    found
}

#[test]
fn links_within_a_text_lead_to_its_places() {
    for (text, expected) in [
        (
            "[a](#low-water)\n\n## Low water",
            vec!["-> #low-water", "h2#low-water"],
        ),
        (
            "[a](#own)\n\n## Low water {#own}",
            vec!["-> #own", "h2#own"],
        ),
        (
            "[a](#low-water)\n\n## Low water {#own}",
            vec!["-> #own", "h2#own"],
        ),
        (
            "[a](#Low_Water)\n\n## Low water",
            vec!["-> #low-water", "h2#low-water"],
        ),
        (
            "[a](#%C3%A9t%C3%A9)\n\n## Été\n\n## Été",
            vec!["-> #été", "h2#été", "h2#été-1"],
        ),
        ("[a](#x)\n\n<a name=\"x\"></a>\n\nb", vec!["-> #x", "p#x"]),
        ("[a](#x)\n\n<a id=\"x\"></a>\n## B", vec!["-> #x", "h2#x"]),
        ("[a](#x)\n\nb <span id=x>c</span>", vec!["-> #x", "p#x"]),
        (
            "[a](#x)\n\n<div id=x>\n\n## B\n\n</div>",
            vec!["-> #x", "h2#x"],
        ),
        (
            "[a](#x)\n\n<p id=y>b</p><p id=x>c</p><p id=x>d</p>",
            vec!["-> #x", "p#x"],
        ),
        ("[a](#none) [b](#) [c](#top)", vec![]),
        ("[a](#x)\n\nb <a name=\"x\">c</a>", vec!["-> #x", "p#x"]),
        (
            "Salt[^a].\n\n[^a]: From the sea.",
            vec!["-> #note-1", "li#note-1"],
        ),
        (
            "[m](mailto:ada@tide.example) [t](<tel:+49 30 1>) [f](ftp://tide.example)",
            vec!["-> mailto:ada@tide.example#", "-> tel:+49301#"],
        ),
        ("<h2 id=\"a b\">c d</h2>", vec!["h2#c-d"]),
    ] {
        assert_eq!(places(text), expected, "{text}");
    }
}

#[test]
fn links_that_lead_nowhere_are_named() {
    for (text, found) in [
        ("[a](#none)", vec!["#none"]),
        ("[a](ftp://tide.example/x)", vec!["ftp://tide.example/x"]),
        (
            "<a href=\" java\nscript:alert(1)\">a</a>",
            vec!["java\\nscript:alert(1)"],
        ),
        ("[a](mailto:nobody)", vec!["mailto:nobody"]),
        ("[a](#) <a id=x>b</a> [c](tel:112)", vec![]),
    ] {
        let (_, problems) = read_body(text);
        let problems: Vec<String> = problems.into_iter().map(|(_, found)| found).collect();
        assert_eq!(problems, found, "{text}");
    }
}
