//! Adds the paragraphs that the classic editor does not store: a blank line separates two, and a line end
//! is a line break.

use super::html::{self, HtmlPart, HtmlTag};

/// The elements that contain paragraphs.
const CONTAINERS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "fieldset",
    "footer",
    "form",
    "header",
    "main",
    "nav",
    "section",
];

/// The elements in which a blank line has no meaning.
const BLOCKS: &[&str] = &[
    "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "script", "select",
    "style", "svg", "table", "textarea", "ul",
];

/// Adds paragraphs to a text of the classic editor. A text of the block editor (`has_blocks`) already has
/// them: only text between its blocks is wrapped, and line ends are not line breaks.
pub fn paragraphs(text: &str, has_blocks: bool) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut writer = Writer {
        html: String::with_capacity(text.len() + text.len() / 16),
        paragraph: String::new(),
        breaks: !has_blocks,
    };
    // The open block, and the nesting depth of its name.
    let mut open: Option<(&str, usize)> = None;
    let mut rest = text.as_str();
    while let Some(part) = html::next(&mut rest) {
        match (part, open) {
            (HtmlPart::Comment, _) => {}
            (HtmlPart::Text(text), Some((name, _))) => writer.inside(name, text),
            (HtmlPart::Tag(tag), Some((name, depth))) => {
                let is_same = tag.name.eq_ignore_ascii_case(name);
                // A paragraph ends if another block begins.
                let is_ended = name.eq_ignore_ascii_case("p")
                    && !tag.is_end
                    && (tag.is_any_of(BLOCKS) || tag.is_any_of(CONTAINERS));
                if is_ended {
                    open = writer.block(tag);
                    continue;
                }
                writer.html.push_str(tag.raw);
                open = match (is_same, tag.is_end) {
                    (true, true) if depth <= 1 => None,
                    (true, true) => Some((name, depth - 1)),
                    (true, false) => Some((name, depth + 1)),
                    (false, _) => open,
                };
            }
            (HtmlPart::Tag(tag), None) if tag.is_any_of(CONTAINERS) => {
                writer.flush();
                writer.html.push_str(tag.raw);
            }
            (HtmlPart::Tag(tag), None) if tag.is_any_of(BLOCKS) => open = writer.block(tag),
            (HtmlPart::Tag(tag), None) => writer.paragraph.push_str(tag.raw),
            (HtmlPart::Text(text), None) => writer.text(text),
        }
    }
    writer.flush();
    writer.html
}

struct Writer {
    html: String,
    /// The current paragraph.
    paragraph: String,
    /// Whether line ends are line breaks.
    breaks: bool,
}

impl Writer {
    /// Writes the tag of a block and returns the block that it opens.
    fn block<'a>(&mut self, tag: HtmlTag<'a>) -> Option<(&'a str, usize)> {
        self.flush();
        self.html.push_str(tag.raw);
        let has_content = !tag.is_end && !tag.is_any_of(&["hr"]) && !tag.raw.ends_with("/>");
        has_content.then_some((tag.name, 1))
    }

    /// Writes text in a block.
    fn inside(&mut self, block: &str, text: &str) {
        if self.breaks && block.eq_ignore_ascii_case("p") {
            self.html.push_str(&text.replace('\n', "<br>\n"));
        } else {
            self.html.push_str(text);
        }
    }

    /// Writes text between blocks.
    fn text(&mut self, text: &str) {
        let mut lines = text.split('\n').peekable();
        let mut is_first = true;
        let mut blank = 0;
        while let Some(line) = lines.next() {
            if !is_first {
                blank += 1;
            }
            is_first = false;
            if line.trim().is_empty() && lines.peek().is_some() {
                continue;
            }
            if blank > 1 {
                self.flush();
            } else if blank == 1 && !self.paragraph.trim().is_empty() {
                self.paragraph.push('\n');
            }
            blank = 0;
            self.paragraph.push_str(line);
        }
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        self.html.push_str("<p>");
        if self.breaks {
            self.html.push_str(&paragraph.replace('\n', "<br>\n"));
        } else {
            self.html.push_str(paragraph);
        }
        self.html.push_str("</p>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blank_lines_part_paragraphs_and_lines_end() {
        for (text, html) in [
            ("One.", "<p>One.</p>\n"),
            ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
            ("One.\r\n \r\n\r\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
            ("One\ntwo.", "<p>One<br>\ntwo.</p>\n"),
            (
                "\nOne <em>and</em>\n<b>two</b>.\n",
                "<p>One <em>and</em><br>\n<b>two</b>.</p>\n",
            ),
            (
                "One.\n<h2>Two</h2>\nThree.",
                "<p>One.</p>\n<h2>Two</h2><p>Three.</p>\n",
            ),
            (
                "<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>",
                "<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>",
            ),
            ("<pre>a\n\nb</pre>c", "<pre>a\n\nb</pre><p>c</p>\n"),
            (
                "<blockquote>a\n\nb</blockquote>",
                "<blockquote><p>a</p>\n<p>b</p>\n</blockquote>",
            ),
            (
                "<div><div>a</div>b</div>c",
                "<div><div><p>a</p>\n</div><p>b</p>\n</div><p>c</p>\n",
            ),
            ("<p>a\nb</p>", "<p>a<br>\nb</p>"),
            ("<p>a<p>b", "<p>a<p>b"),
            ("a<hr>b", "<p>a</p>\n<hr><p>b</p>\n"),
            ("a<!--more-->b", "<p>ab</p>\n"),
            ("1 < 2 <3", "<p>1 < 2 <3</p>\n"),
            ("", ""),
        ] {
            assert_eq!(paragraphs(text, false), html, "{text:?}");
        }
        let blocks = "<!-- wp:paragraph -->\n<p>a\nb</p>\n<!-- /wp:paragraph -->\n\nc\nd";
        assert_eq!(paragraphs(blocks, true), "<p>a\nb</p><p>c\nd</p>\n");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "(<p>|</p>|<div>|</div>|<pre>|</pre>|<b>|</b>|<hr>|<|\n|\r\n|[a-z ]{1,5}){0,40}") {
            let words = |text: &str| text.split(|c: char| !c.is_ascii_lowercase()).collect::<String>();
            let made = paragraphs(&text, false).replace("<br>", "").replace("<p>", "").replace("</p>", "");
            let original = text.replace("<p>", "").replace("</p>", "");
            prop_assert_eq!(words(&made), words(&original));
        }
    }
}
