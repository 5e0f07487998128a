//! Splits a page into elements.
//!
//! A tree builder of the HTML standard may build a tree far larger than its source, because it opens formatting elements
//! again. Here each element is a range of tokens, so a page takes linear time and space.

use super::{
    element::PageElement,
    words::{self, WordBag},
};
use crate::import::syntax::markup::{self, Token, elements};

/// The largest number of open elements; deeper ones belong to their parents.
const MAX_DEPTH: usize = 512;

/// The name of the element around a page.
const ROOT_ELEMENT: &str = "built-page";

/// Elements without content.
const VOID_ELEMENTS: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Formatting elements, whose end tags do not end blocks.
const INLINE_ELEMENTS: [&str; 26] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u", "var",
];

/// A page.
#[derive(Debug)]
pub struct Page {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The elements in the order of their start tags. The first one contains all others.
    pub elements: Vec<PageElement>,
}

impl Page {
    /// Parses HTML. Tags that HTML does not need, such as that of the body, may be missing.
    pub fn parse(html: &str) -> Self {
        let tokens = markup::tokens(&format!("<{ROOT_ELEMENT}>{html}"));
        let mut elements: Vec<PageElement> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for (index, token) in tokens.iter().enumerate() {
            match token {
                Token::Text(_) => {}
                Token::Start(name, attributes) => {
                    close_implied(name, index, &mut open, &mut elements);
                    let is_void = is_void(name);
                    let element = PageElement {
                        name: name.clone(),
                        attributes: attributes.clone(),
                        start: index,
                        end: if is_void { index + 1 } else { tokens.len() },
                        parent: open.last().copied(),
                    };
                    if !is_void && open.len() < MAX_DEPTH {
                        open.push(elements.len());
                    }
                    elements.push(element);
                }
                Token::End(name) => {
                    let is_inline = INLINE_ELEMENTS.contains(&name.as_str());
                    let is_boundary = |other: &str| {
                        if is_inline {
                            !INLINE_ELEMENTS.contains(&other)
                        } else {
                            matches!(other, "table" | "td" | "th") && !is_table_part(name)
                        }
                    };
                    let ends = (index, index + 1);
                    close(&[name], is_boundary, ends, &mut open, &mut elements);
                }
            }
        }
        Self { tokens, elements }
    }

    /// Returns the elements directly in this one.
    pub fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        self.descendants(parent)
            .filter(move |index| self.parent(*index) == Some(parent))
    }

    /// Returns all elements in this one, in order.
    pub fn descendants(&self, ancestor: usize) -> impl Iterator<Item = usize> {
        let end = self.elements.get(ancestor).map_or(0, |element| element.end);
        let rest = self.elements.iter().enumerate().skip(ancestor + 1);
        rest.take_while(move |(_, element)| element.start < end)
            .map(|(index, _)| index)
    }

    /// Returns the elements around this one, from the innermost.
    pub fn ancestors(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.parent(index), |index| self.parent(*index))
    }

    fn parent(&self, index: usize) -> Option<usize> {
        self.elements.get(index)?.parent
    }

    /// Returns the text of an element without these other elements. Blocks are separated by spaces.
    pub fn text(&self, index: usize, is_left_out: impl Fn(usize) -> bool) -> String {
        let Some(whole) = self.elements.get(index) else {
            return String::new();
        };
        let mut text = String::new();
        let mut next_element = index;
        let mut position = whole.start;
        while position < whole.end {
            let element = self.elements.get(next_element);
            if let Some(element) = element.filter(|element| element.start == position) {
                if is_left_out(next_element) {
                    text.push(' ');
                    position = element.end;
                    let rest = self.elements.iter().skip(next_element);
                    next_element += rest.take_while(|e| e.start < position).count();
                    continue;
                }
                next_element += 1;
            }
            match self.tokens.get(position) {
                Some(Token::Text(run)) => text.push_str(run),
                Some(Token::Start(name, _) | Token::End(name)) => {
                    if elements::separates_words(name) {
                        text.push(' ');
                    }
                }
                None => break,
            }
            position += 1;
        }
        text
    }

    /// Returns the words of an element without these other elements.
    pub fn words(&self, index: usize, is_left_out: impl Fn(usize) -> bool) -> WordBag {
        WordBag::of(&self.text(index, is_left_out))
    }

    /// Returns the first element that satisfies a condition.
    pub fn first(&self, is_wanted: impl Fn(&PageElement) -> bool) -> Option<usize> {
        self.elements.iter().position(is_wanted)
    }

    /// Returns the titles of the page: those for other sites, and its headings of the first level.
    pub fn titles(&self) -> Vec<String> {
        let mut titles = Vec::new();
        for (index, element) in self.elements.iter().enumerate() {
            let title = match element.name.as_str() {
                "meta" if element.attribute("property") == Some("og:title") => {
                    element.attribute("content").map(words::key)
                }
                "h1" => Some(words::key(&self.text(index, |_| false))),
                _ => None,
            };
            titles.extend(title.filter(|title| !title.is_empty() && !titles.contains(title)));
        }
        titles
    }

    /// Returns whether one of its titles, or the title of its window, contains a title.
    pub fn has_title(&self, title: &str) -> bool {
        let title = words::key(title);
        let window = self.first(|element| element.name == "title");
        let window = window.map(|index| words::key(&self.text(index, |_| false)));
        let mut titles = self.titles().into_iter().chain(window);
        let surrounded = format!(" {title} ");
        !title.is_empty() && titles.any(|other| format!(" {other} ").contains(&surrounded))
    }

    /// Returns the canonical address that the page names.
    pub fn canonical(&self) -> Option<&str> {
        let is_canonical =
            |element: &PageElement| element.name == "link" && element.has_word("rel", "canonical");
        let link = self.elements.get(self.first(is_canonical)?)?;
        link.attribute("href")
    }

    /// Returns whether the page only leads to another one.
    pub fn is_redirect(&self) -> bool {
        let is_refresh = |element: &PageElement| {
            let kind = element.attribute("http-equiv").unwrap_or_default();
            element.name == "meta" && kind.eq_ignore_ascii_case("refresh")
        };
        self.first(is_refresh).is_some()
    }
}

/// Returns whether an element has no content.
pub fn is_void(name: &str) -> bool {
    VOID_ELEMENTS.contains(&name)
}

fn is_table_part(name: &str) -> bool {
    matches!(
        name,
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th"
    )
}

/// Ends the elements that cannot contain this one, as HTML does.
fn close_implied(name: &str, index: usize, open: &mut Vec<usize>, elements: &mut [PageElement]) {
    let (closed, boundaries): (&[&str], &[&str]) = match name {
        "li" => (&["li"], &["ul", "ol", "menu", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
        "option" => (&["option"], &["select"]),
        "tr" => (&["tr"], &["table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
        "body" => (&["head"], &["body"]),
        name if elements::separates_words(name) && name != "br" => {
            (&["p"], &["table", "td", "th", "button"])
        }
        _ => return,
    };
    let is_boundary = |other: &str| boundaries.contains(&other);
    close(closed, is_boundary, (index, index), open, elements);
}

/// Ends the innermost open element of these names before a boundary, and everything in it. The ends are those of the
/// elements in it, and its own.
fn close(
    names: &[&str],
    is_boundary: impl Fn(&str) -> bool,
    (inner_end, end): (usize, usize),
    open: &mut Vec<usize>,
    elements: &mut [PageElement],
) {
    let mut found = None;
    for (depth, index) in open.iter().enumerate().rev() {
        let name = elements
            .get(*index)
            .map_or("", |element| element.name.as_str());
        if names.contains(&name) {
            found = Some(depth);
            break;
        }
        if is_boundary(name) {
            return;
        }
    }
    let Some(depth) = found else { return };
    for (number, index) in open.drain(depth..).enumerate() {
        if let Some(element) = elements.get_mut(index) {
            element.end = if number == 0 { end } else { inner_end };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(html: &str) -> String {
        let page = Page::parse(html);
        let elements = page.elements.iter().enumerate().skip(1);
        let elements = elements.map(|(index, element)| {
            format!(
                "{}={}",
                element.name,
                words::key(&page.text(index, |_| false))
            )
        });
        elements.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn end_tags_may_be_missing_or_wrong() {
        for (html, expected) in [
            ("<p>a<p>b", "p=a p=b"),
            (
                "<div><p>a<ul><li>b<li>c</ul></div>d",
                "div=a b c p=a ul=b c li=b li=c",
            ),
            ("<p><b>a</p><p>b</b></p>", "p=a b=a p=b"),
            ("<div><span>a</div>b</span>", "div=a span=a"),
            ("<div><p>a</span></p>b</div>c", "div=a b p=a"),
            (
                "<table><tr><td>a<td>b</table>c",
                "table=a b tr=a b td=a td=b",
            ),
            ("<p>a<img src=x>b</p>", "p=ab img="),
            ("<head><title>x</title><body>y", "head=x title=x body=y"),
            ("<i>o</i>ne", "i=o"),
        ] {
            assert_eq!(outline(html), expected, "{html}");
        }
    }

    #[test]
    fn titles_canonical_links_and_redirects() {
        let page = Page::parse(
            "<head><title>First Light | Gull</title><meta property=og:title content='First Light!'>\
             <link rel=canonical href=/a/></head><h1>First <i>Light</i></h1><h1>Other</h1>",
        );
        assert_eq!(page.titles(), ["first light", "other"]);
        assert!(page.has_title("First light") && page.has_title("Gull") && !page.has_title("Lig"));
        assert_eq!(page.canonical(), Some("/a/"));
        assert!(!page.is_redirect());
        assert!(Page::parse("<meta http-equiv=Refresh content='0; url=/'>").is_redirect());
    }

    #[test]
    fn deep_and_broken_pages_take_linear_time() {
        for part in ["<div>", "<b a>", "<p><i>", "</div>", "<table><td>"] {
            let page = Page::parse(&part.repeat(50_000));
            assert!(page.elements.len() <= 100_001);
            assert!(page.text(0, |_| false).trim().is_empty());
        }
    }
}
