//! Writes the text of a page as HTML, with the addresses that lead to the same targets from any page.

use std::collections::HashSet;

use super::{
    code_language,
    element::PageElement,
    links::{PageLinkTarget, PageLinks},
    page::{self, Page},
    text_part::TextPart,
};
use crate::import::syntax::markup::{self, Token};

/// Classes of tables that only hold line numbers and code.
const CODE_TABLES: [&str; 4] = [
    "highlighttable",
    "lntable",
    "rouge-table",
    "codehilitetable",
];

/// Attributes of the address of a picture that is loaded late.
const LATE_ADDRESSES: [&str; 3] = ["data-src", "data-original", "data-lazy-src"];

/// Returns the HTML of a text, without the parts that are left out.
pub fn write(page: &Page, part: &TextPart, links: &PageLinks) -> String {
    let Some(whole) = page.elements.get(part.element) else {
        return String::new();
    };
    let places = places(page, part);
    let mut writer = Writer {
        html: String::new(),
        closed_at: Vec::new(),
    };
    let mut index = part.element;
    let mut position = whole.start;
    let mut skipped_until = 0;
    while position < whole.end {
        let element = page.elements.get(index).filter(|e| e.start == position);
        let number = index;
        index += usize::from(element.is_some());
        writer.close_at(position);
        match (page.tokens.get(position), element) {
            _ if position < skipped_until => {}
            (Some(Token::Text(text)), _) => writer.text(text),
            (Some(Token::Start(name, attributes)), Some(element)) => {
                let is_left_out = part.left_out.get(number).copied().unwrap_or_default();
                let is_empty = name == "pre" && has_no_words(page, number, part);
                if is_left_out || is_empty || is_mark_of_heading(page, number, links) {
                    skipped_until = element.end;
                } else if let Some(formula) = formula(page, number) {
                    writer.text(&formula);
                    skipped_until = element.end;
                } else if is_written(page, number) {
                    let mut kept = targets(name, attributes, links, &places);
                    if let Some(language) = code_language::of_element(page, number) {
                        kept.push(("class".to_owned(), format!("language-{language}")));
                    }
                    writer.start(name, &kept, element.end);
                }
            }
            _ => {}
        }
        position += 1;
    }
    writer.close_at(usize::MAX);
    writer.html
}

struct Writer {
    html: String,
    /// The names of open elements, and where they end.
    closed_at: Vec<(String, usize)>,
}

impl Writer {
    fn start(&mut self, name: &str, attributes: &[(String, String)], end: usize) {
        self.html.push('<');
        self.html.push_str(name);
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            self.html.push_str("=\"");
            self.text(value);
            self.html.push('"');
        }
        self.html.push('>');
        if !page::is_void(name) {
            self.closed_at.push((name.to_owned(), end));
        }
    }

    /// Closes the elements that end at or before this token.
    fn close_at(&mut self, position: usize) {
        // The last token of an element is its end tag, which stands before `end`.
        while let Some((name, _)) = self.closed_at.pop_if(|(_, end)| *end <= position) {
            self.html.push_str("</");
            self.html.push_str(&name);
            self.html.push('>');
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                c => self.html.push(c),
            }
        }
    }
}

/// Returns whether an element is written, and not only its content.
fn is_written(page: &Page, index: usize) -> bool {
    let name = |index: usize| page.elements.get(index).map_or("", |e| e.name.as_str());
    let mut parents = page.ancestors(index).take(MAX_CODE_DEPTH);
    match name(index) {
        "table" | "tbody" | "tr" | "td" => !std::iter::once(index)
            .chain(parents)
            .any(|index| is_code_block(page, index)),
        // Jekyll puts a table of code into code.
        "pre" => !parents.any(|index| name(index) == "pre"),
        _ => true,
    }
}

/// Returns whether nothing is left of a text, such as of line numbers.
fn has_no_words(page: &Page, index: usize, part: &TextPart) -> bool {
    let is_out = |index: usize| part.left_out.get(index).copied().unwrap_or_default();
    page.text(index, is_out).trim().is_empty()
}

/// Returns whether an element is a block of code, whose tables hold line numbers and code.
fn is_code_block(page: &Page, index: usize) -> bool {
    page.elements.get(index).is_some_and(|element| {
        let is_table = CODE_TABLES.iter().any(|class| element.has_class(class));
        is_table || element.has_class("highlight")
    })
}

/// The number of elements from a cell up to the block of code that holds its table.
const MAX_CODE_DEPTH: usize = 8;

/// Returns whether an element is a link to a part of the page that shows a sign only, such as `#` or `↩`.
fn is_mark_of_heading(page: &Page, index: usize, links: &PageLinks) -> bool {
    let Some(element) = page
        .elements
        .get(index)
        .filter(|element| element.name == "a")
    else {
        return false;
    };
    let target = element.attribute("href").map(|href| links.target(href));
    target == Some(PageLinkTarget::SamePage)
        && page.words(index, |_| false).is_empty()
        && !page
            .descendants(index)
            .any(|index| page.elements.get(index).is_some_and(PageElement::is_media))
}

/// Returns the source of a formula, if the page has it.
fn formula(page: &Page, index: usize) -> Option<String> {
    let element = page.elements.get(index)?;
    let is_source = |index: &usize| {
        let element = page.elements.get(*index);
        element.is_some_and(|element| {
            element.name == "annotation"
                && element.attribute("encoding") == Some("application/x-tex")
        })
    };
    let source = page.descendants(index).find(is_source);
    let source = source.filter(|_| element.name == "math")?;
    Some(page.text(source, |_| false).trim().to_owned())
}

/// Returns the names of the elements of a text that are written.
fn places<'p>(page: &'p Page, part: &TextPart) -> HashSet<&'p str> {
    let written = page
        .descendants(part.element)
        .filter(|index| is_written(page, *index));
    let elements = written.filter_map(|index| page.elements.get(index));
    elements
        .filter_map(|element| element.attribute("id"))
        .collect()
}

/// Returns the attributes of an element that matter, with whole addresses. Links within the page stay if they lead to
/// one of these places of the text.
fn targets(
    name: &str,
    attributes: &[(String, String)],
    links: &PageLinks,
    places: &HashSet<&str>,
) -> Vec<(String, String)> {
    let get = |name: &str| markup::attribute(attributes, name);
    let mut targets = Vec::new();
    let mut add = |name: &str, value: &str| targets.push((name.to_owned(), value.to_owned()));
    let target = |address: &str| match links.target(address.trim()) {
        PageLinkTarget::SamePage => {
            let (_, place) = address.trim().split_once('#')?;
            places.contains(place).then(|| format!("#{place}"))
        }
        PageLinkTarget::Other(address) => Some(address),
    };
    if let Some(id) = get("id") {
        add("id", id);
    }
    if let Some(address) = get("href").filter(|_| name == "a").and_then(target) {
        add("href", &address);
    }
    let is_used = |address: &&str| !address.trim().is_empty() && !address.starts_with("data:");
    let late = || LATE_ADDRESSES.iter().find_map(|name| get(name));
    let source = get("src")
        .filter(is_used)
        .or_else(late)
        .or_else(|| get("src"));
    if let Some(address) = source.and_then(target) {
        add("src", &address);
    }
    if let Some(address) = get("poster").and_then(target) {
        add("poster", &address);
    }
    for name in ["alt", "title", "type"] {
        if let Some(value) = get(name) {
            add(name, value);
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::built_site::{text_part, words::WordBag};

    fn written(html: &str, record: &str) -> String {
        let page = Page::parse(&format!(
            "<body><main><div class=e-content>{html}</div></main>"
        ));
        let part = text_part::choose(&page, &WordBag::of(record), "Title").unwrap();
        let links = PageLinks::new(Some("https://tide.example/"), "log/a/index.html");
        let written = write(&page, &part, &links);
        let inner = written.strip_prefix("<div>").unwrap();
        inner.strip_suffix("</div>").unwrap().to_owned()
    }

    #[test]
    fn addresses_are_whole_and_marks_are_gone() {
        for (html, expected) in [
            (
                "<p class=x onclick=hit()>salt <a href=../b/>tide</a> <img src=p.png alt='a &amp; b'></p>",
                "<p>salt <a href=\"/log/b/\">tide</a> <img src=\"/log/a/p.png\" alt=\"a &amp; b\"></p>",
            ),
            (
                "<h2>salt <a href=#x>#</a></h2><p id=fn1>tide<sup><a href=#fn1>1</a></sup> <a href=#top>up</a></p>",
                "<h2>salt </h2><p id=\"fn1\">tide<sup><a href=\"#fn1\">1</a></sup> <a>up</a></p>",
            ),
            (
                "<p>salt<script>hit()</script> tide<img data-src=/late.png src=data:x></p>",
                "<p>salt tide<img src=\"/late.png\"></p>",
            ),
            (
                "<p>salt tide</p><figure class=highlight><table><tr><td class=gutter><pre>1</pre><td><pre>x &lt; y</pre></table></figure>",
                "<p>salt tide</p><figure><pre>x &lt; y</pre></figure>",
            ),
            (
                "<p>salt tide</p><pre><code><table class=rouge-table><tr><td class=code><pre>x</pre></table></code></pre>",
                "<p>salt tide</p><pre><code>x</code></pre>",
            ),
            (
                "<p>salt tide</p><div class=highlight><table><tr><td><pre><span style='user-select:none'>1</span></pre><td><pre>x</pre></table></div>",
                "<p>salt tide</p><div><pre>x</pre></div>",
            ),
            (
                "<p>salt tide <math><mi>x</mi><annotation encoding=application/x-tex>x^2</annotation></math></p>",
                "<p>salt tide x^2</p>",
            ),
            ("<p>salt<p>tide", "<p>salt</p><p>tide</p>"),
            (
                "<p>salt tide</p><div class='language-rb highlighter-rouge'><div class=highlight><pre class=highlight><code><span class=comment>x</span></code></pre></div></div>",
                "<p>salt tide</p><div><div><pre class=\"language-rb\"><code><span>x</span></code></pre></div></div>",
            ),
            (
                "<p>salt tide <code class=language-js>y</code></p><pre data-language=js><code class=lang-js>x</code></pre>",
                "<p>salt tide <code>y</code></p><pre class=\"language-js\"><code class=\"language-js\">x</code></pre>",
            ),
            (
                "<p>salt tide</p><figure class='highlight js'><table><tr><td class=code><pre>x</pre></table></figure>",
                "<p>salt tide</p><figure><pre class=\"language-js\">x</pre></figure>",
            ),
        ] {
            assert_eq!(written(html, "salt tide"), expected, "{html}");
        }
    }
}
