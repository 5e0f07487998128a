//! Balances markup: only known elements, properly nested, at most 32 deep.
//!
//! An HTML parser accepts anything, and may build a tree far larger than its source: it reopens
//! unclosed formatting elements in every block. Balanced markup avoids that.

use super::{attributes::kept_attributes, embedded_media::EmbeddedMedia};
use crate::{
    import::syntax::markup::{self, Token},
    model::Tag,
};

/// The deepest nesting; deeper elements are replaced by their content.
pub const MAX_DEPTH: usize = 32;
/// The deepest nesting that is tracked.
const MAX_OPEN: usize = 512;

/// Returns `html`, balanced. First-level headings become second-level, because the page title is the
/// first; `b` becomes `strong`, neutral blocks become paragraphs, and embedded players become links.
pub fn balance(html: &str) -> String {
    let mut writer = Writer {
        html: String::with_capacity(html.len()),
        open: Vec::new(),
    };
    let tokens = markup::tokens(html);
    let mut ends = MediaEnds::of(&tokens);
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => writer.text(&text),
            Token::Start(name, attributes) if ends.is_closed(&name) => {
                // The content of a player is shown only by browsers that have none.
                let mut source = None;
                for token in tokens.by_ref() {
                    match token {
                        Token::End(end) if end == name => {
                            ends.pass(&end);
                            break;
                        }
                        Token::End(end) => ends.pass(&end),
                        Token::Start(inner, attributes) if inner == "source" => {
                            let address = markup::attribute(&attributes, "src");
                            source = source.or_else(|| address.map(str::to_owned));
                        }
                        Token::Start(..) | Token::Text(_) => {}
                    }
                }
                writer.media(&name, &attributes, source.as_deref());
            }
            Token::Start(name, attributes) => writer.start(&name, &attributes),
            Token::End(name) => {
                ends.pass(&name);
                if let Some(name) = replacement(&name) {
                    writer.end(name);
                }
            }
        }
    }
    writer.close_to(0);
    writer.html
}

/// The numbers of end tags of players in the rest of a text.
#[derive(Default)]
struct MediaEnds {
    audio: usize,
    video: usize,
}

impl MediaEnds {
    fn of(tokens: &[Token]) -> Self {
        let mut ends = Self::default();
        for token in tokens {
            match token {
                Token::End(name) if name == "audio" => ends.audio += 1,
                Token::End(name) if name == "video" => ends.video += 1,
                _ => {}
            }
        }
        ends
    }

    /// Returns whether a start tag is that of a player that has an end.
    fn is_closed(&self, name: &str) -> bool {
        match name {
            "audio" => self.audio > 0,
            "video" => self.video > 0,
            _ => false,
        }
    }

    /// Counts an end tag that has been read.
    fn pass(&mut self, name: &str) {
        match name {
            "audio" => self.audio = self.audio.saturating_sub(1),
            "video" => self.video = self.video.saturating_sub(1),
            _ => {}
        }
    }
}

/// Returns the known element that replaces this one.
fn replacement(name: &str) -> Option<&'static str> {
    let tag = match name {
        "b" => Tag::Strong,
        "i" | "cite" => Tag::Em,
        "del" | "strike" => Tag::S,
        "tt" | "kbd" | "samp" => Tag::Code,
        "h1" => Tag::H2,
        "h5" | "h6" => Tag::H4,
        "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "address"
        | "center" | "details" | "summary" => Tag::P,
        name => Tag::named(name),
    };
    (tag != Tag::Span).then(|| tag.name())
}

struct Writer {
    html: String,
    /// The open elements; only the first 32 are written.
    open: Vec<&'static str>,
}

impl Writer {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                '\n' | '\t' => self.html.push(c),
                c if c.is_control() => {}
                c => self.html.push(c),
            }
        }
    }

    fn start(&mut self, name: &str, attributes: &[(String, String)]) {
        let Some(known) = replacement(name) else {
            self.media(name, attributes, None);
            self.anchor(attributes);
            return;
        };
        self.close_implied(known);
        let is_void = Tag::named(known).is_void();
        if self.open.len() < MAX_DEPTH || is_void {
            self.html.push('<');
            self.html.push_str(known);
            for (name, value) in kept_attributes(known, attributes) {
                self.html.push(' ');
                self.html.push_str(name);
                self.html.push_str("=\"");
                self.text(value.trim());
                self.html.push('"');
            }
            self.html.push('>');
        }
        if !is_void && self.open.len() < MAX_OPEN {
            self.open.push(known);
        }
    }

    /// Writes an empty link in place of an unknown element that links may lead to.
    fn anchor(&mut self, attributes: &[(String, String)]) {
        let id = markup::attribute(attributes, "id").filter(|id| !id.is_empty());
        if let (Some(id), false) = (id, self.open.contains(&"a")) {
            self.start("a", &[("id".to_owned(), id.to_owned())]);
            self.end("a");
        }
    }

    /// Writes a link to a film or sound, below its poster picture.
    fn media(&mut self, name: &str, attributes: &[(String, String)], source: Option<&str>) {
        let Some(media) = EmbeddedMedia::of(name, attributes, source) else {
            return;
        };
        let poster = markup::attribute(attributes, "poster").map(str::trim);
        let poster = poster.filter(|poster| !poster.is_empty());
        if let Some(poster) = poster {
            self.start("img", &[("src".to_owned(), poster.to_owned())]);
            self.start("br", &[]);
        }
        self.start("a", &[("href".to_owned(), media.address)]);
        self.text(&media.name);
        self.end("a");
    }

    /// Ends the element of this name and everything in it. Does nothing if none is open.
    fn end(&mut self, name: &str) {
        // Elements around a table cannot be closed from inside it.
        let boundaries: &[&str] = match name {
            "table" => &[],
            "thead" | "tbody" | "tr" | "td" | "th" => &["table"],
            _ => &["table", "td", "th"],
        };
        self.close(&[name], boundaries);
    }

    /// Ends elements that cannot contain this one, as HTML does.
    fn close_implied(&mut self, name: &str) {
        let (closed, boundaries): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "table", "td", "th"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
            "tr" => (&["tr"], &["table"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "thead" | "tbody" => (&["thead", "tbody"], &["table"]),
            "a" => (&["a"], &["table", "td", "th"]),
            "br" | "code" | "em" | "img" | "s" | "strong" | "sub" | "sup" => return,
            _ => (&["p"], &["table", "td", "th"]),
        };
        self.close(closed, boundaries);
    }

    fn close(&mut self, names: &[&str], boundaries: &[&str]) {
        let open = self.open.iter().enumerate().rev();
        for (index, name) in open {
            if names.contains(name) {
                return self.close_to(index);
            }
            if boundaries.contains(name) {
                return;
            }
        }
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(name) = self.open.pop() else { return };
            if self.open.len() < MAX_DEPTH {
                self.html.push_str("</");
                self.html.push_str(name);
                self.html.push('>');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_elements_are_those_of_the_model() {
        for name in Tag::NAMES.iter().copied() {
            assert_eq!(Tag::named(name).name(), name);
        }
    }

    #[test]
    fn balances_markup() {
        for (html, balanced) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            ("<b><i>x</b>y</i>", "<strong><em>x</em></strong>y"),
            ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
            (
                "<ul><li>a<p>b<li>c</ul>",
                "<ul><li>a<p>b</p></li><li>c</li></ul>",
            ),
            ("</p>x</table>", "x"),
            (
                "<em><table><tr><td></em>x",
                "<em><table><tr><td>x</td></tr></table></em>",
            ),
            ("<p onclick=x style='a'>&lt;b&gt;", "<p>&lt;b&gt;</p>"),
            ("<svg><a xlink:href=x>y</svg>", "<a>y</a>"),
            (
                "<iframe src=https://v.example/1></iframe>",
                "<a href=\"https://v.example/1\">v.example</a>",
            ),
            (
                "<video poster=a.jpg><source src=b.webm><source src=b.mp4>No video here</video>c",
                "<img src=\"a.jpg\"><br><a href=\"b.webm\">b.webm</a>c",
            ),
            ("<video src=b.mp4>c", "<a href=\"b.mp4\">b.mp4</a>c"),
            ("<audio>a</audio>b", "b"),
            (
                "<img src=x onerror=y alt='\"z'>",
                "<img src=\"x\" alt=\"&quot;z\">",
            ),
            ("<style>x</style><h1>y", "<h2>y</h2>"),
            (
                "<h2 id=a>x</h2><span id=b>y</span>",
                "<h2 id=\"a\">x</h2><a id=\"b\"></a>y",
            ),
            (
                "<a name=c href=ftp://a.example>x</a>",
                "<a data-unusable-href=\"ftp://a.example\" id=\"c\">x</a>",
            ),
            (
                "<pre class='language-rust'>x</pre>",
                "<pre class=\"language-rust\">x</pre>",
            ),
        ] {
            assert_eq!(balance(html), balanced, "{html}");
        }
    }

    #[test]
    fn depth_is_capped_and_nothing_lost() {
        let html = format!(
            "{}x{}y",
            "<blockquote>".repeat(1000),
            "</blockquote>".repeat(1000)
        );
        let balanced = balance(&html);
        assert_eq!(balanced.matches("<blockquote>").count(), MAX_DEPTH);
        assert_eq!(balanced.matches("</blockquote>").count(), MAX_DEPTH);
        assert!(balanced.contains("x</blockquote>"), "{balanced}");
        assert!(balanced.ends_with("</blockquote>y"), "{balanced}");
    }
}
