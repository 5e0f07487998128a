//! Tests the removal of shortcodes.

use super::*;

#[test]
fn shortcodes_go_and_brackets_stay() {
    for (text, expected, dropped) in [
        ("a [gallery ids=\"1\"] b", "a  b", "[gallery]"),
        ("a [gallery] b [GALLERY]", "a  b ", "[gallery]"),
        (
            "[caption id=\"x\" width=\"3\"]<img src=\"/a\"> A sea[/caption]",
            "<img src=\"/a\"> A sea",
            "",
        ),
        (
            "[caption caption=\"A ]sea\"]<img>[/caption]",
            "<img><br>A ]sea",
            "",
        ),
        ("[box]inner[/box]", "inner", ""),
        ("[my_list][table id=3 /]", "", "[my_list] [table]"),
        (
            "[code]a[0] < b[/code]",
            "<pre><code>a[0] &lt; b</code></pre>",
            "",
        ),
        (
            "[embed]https://v.example/?a=1&b[/embed]",
            "\n\n<a href=\"https://v.example/?a=1&amp;b\">https://v.example/?a=1&amp;b</a>\n\n",
            "",
        ),
        (
            "[youtube=http://v.example/1]",
            "\n\n<a href=\"http://v.example/1\">http://v.example/1</a>\n\n",
            "",
        ),
        (
            "[audio src=\"http://v.example/1\"]",
            "\n\n<a href=\"http://v.example/1\">http://v.example/1</a>\n\n",
            "",
        ),
        ("[[gallery]]", "[gallery]", ""),
        (
            "[sic] [1] [...] [citation needed] [a, b] [/] [] [x = y]",
            "[sic] [1] [...] [citation needed] [a, b] [/] [] [x = y]",
            "",
        ),
        (
            "<code>a[i_j]</code> <pre>[gallery]</pre>",
            "<code>a[i_j]</code> <pre>[gallery]</pre>",
            "",
        ),
        ("<a title=\"[gallery]\">", "<a title=\"[gallery]\">", ""),
        (
            "a<!-- wp:gallery {\"ids\":[1]} -->b<!-- /wp:gallery -->",
            "ab",
            "",
        ),
        ("[gallery", "[gallery", ""),
        ("]", "]", ""),
    ] {
        let removed = remove(text);
        assert_eq!(removed.text, expected, "{text}");
        assert_eq!(removed.dropped.join(" "), dropped, "{text}");
    }
}

/// Quadratic time would take minutes.
#[test]
fn hostile_brackets_take_linear_time() {
    // A debug build is far slower, so it gets less input.
    let times = if cfg!(debug_assertions) {
        20_000
    } else {
        200_000
    };
    for text in [
        "[".repeat(times),
        "[a ".repeat(times),
        "[code]".repeat(times) + "[/code]",
        "[/code]".to_owned() + &"[code]".repeat(times),
        "[a x=\"".repeat(times),
        "<a x=\"".repeat(times),
        "[x][/y]".repeat(times / 10) + "[/x]",
    ] {
        assert!(remove(&text).text.len() <= text.len() * 2);
    }
}
