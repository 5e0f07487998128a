//! Converts plain texts of feeds to HTML.

use crate::import::syntax::xml;

/// Returns a plain text as HTML. Nothing in it is markup: a `<b>` is shown as written. A blank line
/// ends a paragraph, and other line breaks stay.
pub fn to_html(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 16);
    let mut is_open = false;
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), is_open) {
            (true, true) => html.push_str("</p>\n"),
            (true, false) => {}
            (false, true) => html.push_str("<br>\n"),
            (false, false) => html.push_str("<p>"),
        }
        is_open = !line.is_empty();
        xml::escape(line, &mut html);
    }
    if is_open {
        html.push_str("</p>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::to_html;

    #[test]
    fn paragraphs_and_lines_stay_and_markup_is_text() {
        for (text, html) in [
            ("a <b> & *c*", "<p>a &lt;b&gt; &amp; *c*</p>"),
            ("\n a\r\nb\n\n\n# c\n", "<p>a<br>\nb</p>\n<p># c</p>"),
            (" \n", ""),
        ] {
            assert_eq!(to_html(text), html, "{text}");
        }
    }
}
