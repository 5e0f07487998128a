//! Tests of well-formed and malformed XML.

use super::*;

fn tree(text: &str) -> XmlDocument {
    parse(text, |_| true).unwrap()
}

#[test]
fn malformed_xml_is_repaired() {
    for (text, html) in [
        ("<a>1 &amp; 2 &lt; 3</a>", "1 &amp; 2 &lt; 3"),
        (
            "<a>AT&T & co &nbsp;&eacute;&#233;&#xe9;&nothing;</a>",
            "AT&amp;T &amp; co \u{a0}ééé&amp;nothing;",
        ),
        (
            "<a>&#0;&#x1f;&#x110000;&#;</a>",
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
        ),
        (
            "<a>1 < 2, I <3 it, <- and <!odd> <</a>",
            "1 &lt; 2, I &lt;3 it, &lt;- and &lt;!odd&gt; &lt;",
        ),
        (
            "<a><![CDATA[<b>1 < 2</b>]]></a>",
            "&lt;b&gt;1 &lt; 2&lt;/b&gt;",
        ),
        ("<a><b>1<br>2</b></a>", "<b>1<br>2</br></b>"),
        ("<a><b>1</a>", "<b>1</b>"),
        ("<a>1</b>2</a>", "12"),
        ("<a><B>1</b></a>", "<B>1</B>"),
        (
            "<a><b x=\"1 < 2\" y='&amp;&' z>1</b></a>",
            "<b x=\"1 &lt; 2\" y=\"&amp;&amp;\">1</b>",
        ),
        // Quotes without an end would swallow the rest.
        (
            "<a><b x=\"1>2</b><c>3</c></a>",
            "&lt;b x=&quot;1&gt;2<c>3</c>",
        ),
        ("\u{1}<a>1<!-- <b> --><?x <b> ?>2</a>", "12"),
        (
            "<!DOCTYPE a PUBLIC \"-//x\" \"http://x/y.dtd\"><a>1</a>",
            "1",
        ),
        (
            "<!DOCTYPE a [<!ENTITY nbsp \"x\"><!ENTITY % y SYSTEM \"z\"> %y;]><a>&nbsp;</a>",
            "\u{a0}",
        ),
    ] {
        let document = tree(text);
        assert_eq!(document.truncated_at, None, "{text}");
        assert_eq!(document.root.unwrap().inner_markup(), html, "{text}");
    }
}

#[test]
fn truncated_texts_have_a_line() {
    for (text, line) in [
        ("<a>\n<b>1</b>", 2),
        ("<a>\n<b>1</b>\n<![CDATA[ x", 3),
        ("<a>\n\n<!-- x\n", 3),
        ("<a>\n<b x=\"", 2),
        ("<a>\n<", 2),
    ] {
        let document = tree(text);
        assert_eq!(document.truncated_at, Some(line), "{text}");
        assert!(!document.root.unwrap().is_complete, "{text}");
    }
    assert!(tree("").root.is_none());
    assert!(tree("words").root.is_none());
}

#[test]
fn messages_before_the_document_are_discarded() {
    let text = "<br />\n<b>Warning</b>: x <br>\n<?xml version=\"1.0\"?><rss>1</rss>";
    assert_eq!(first_element(text).unwrap().name, "rss");
    let document = parse(text, |element| element.name == "rss").unwrap();
    assert_eq!(document.root.unwrap().text(), "1");
    // An instruction in the middle changes nothing.
    let text = "<rss>1<?xml version=\"1.0\"?>2</rss>";
    let document = parse(text, |element| element.name == "rss").unwrap();
    assert_eq!(document.root.unwrap().text(), "12");
}

#[test]
fn names_resolve_to_namespaces() {
    let text = "<x:feed xmlns:x='http://www.w3.org/2005/Atom' xmlns='https://backend.userland.com/rss2'>\
        <a/><x:a/><dc:a/><a xmlns=''/><y:a/><y:a xmlns:y='urn:y'/><wp:a xmlns:wp='http://wordpress.org/export/1.0/'/>\
        <a xmlns='http://purl.org/atom/ns#'/></x:feed>";
    let root = tree(text).root.unwrap();
    assert_eq!((root.name.as_str(), root.space), ("feed", Namespace::Atom));
    let spaces: Vec<_> = root.elements().map(|element| element.space).collect();
    let (unbound, bound) = (spaces[4], spaces[5]);
    assert_eq!(
        spaces[..4],
        [
            Namespace::Rss,
            Namespace::Atom,
            Namespace::DublinCore,
            Namespace::None
        ]
    );
    assert_eq!(spaces[6..], [Namespace::WordPress, Namespace::Atom]);
    assert!(matches!((unbound, bound), (Namespace::Other(a), Namespace::Other(b)) if a != b));
}

/// Debug builds are far slower, so they get a shorter text.
const LONG_TEXT_BYTES: usize = if cfg!(debug_assertions) {
    1 << 16
} else {
    1 << 21
};

#[test]
fn hostile_texts_take_linear_time() {
    for part in [
        "<",
        "<a ",
        "<a x=\"",
        "<a x='<b y=\"",
        "<!--",
        "<![CDATA[",
        "<?",
        "<!DOCTYPE [",
        "&",
        "&a",
        "</a>",
        "<a/>",
        "<a xmlns:b='c'/>",
        "]]>",
        "<!",
        "< ",
    ] {
        let text = format!("<rss>{}", part.repeat(LONG_TEXT_BYTES / part.len()));
        let _ = parse(&text, |_| true);
        let _ = first_element(&text);
    }
}
