//! The first paragraph of a text as its excerpt.

use super::{
    markup::{self, Token},
    text,
};
use crate::model::{Element, Piece, Tag};

/// The longest excerpt that is made of a text, in characters: three lines of a card.
const MAX_EXCERPT_CHARS: usize = 280;

/// An excerpt made of the first paragraph of a body. One that is all of the paragraph, and has no link
/// or picture in it, leaves the body, so that nobody reads it twice; another one is cut at the end of a
/// word and ends in `…`.
pub fn take(body: &mut Vec<Piece>) -> String {
    let first = body.iter().position(|piece| {
        matches!(piece, Piece::Element(element) if element.tag == Tag::P && !words(element).trim().is_empty())
    });
    let Some(place) = first else {
        return String::new();
    };
    let Some(Piece::Element(paragraph)) = body.get(place) else {
        return String::new();
    };
    let text = words(paragraph);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length <= MAX_EXCERPT_CHARS && place == 0 && is_plain(paragraph) {
        body.remove(place);
        return text;
    }
    if length <= MAX_EXCERPT_CHARS {
        return format!("{} …", text.trim_end_matches('…').trim_end());
    }
    shortened(&text, MAX_EXCERPT_CHARS)
}

/// Takes the first paragraph out of a body where it says what the `excerpt` says, and no more: nobody reads it twice.
pub fn drop_said(body: &mut Vec<Piece>, excerpt: &str) {
    if let Some(Piece::Element(first)) = body.first()
        && first.tag == Tag::P
        && is_plain(first)
        && words(first)
            .split_whitespace()
            .eq(excerpt.split_whitespace())
    {
        body.remove(0);
    }
}

/// A title made of the first words of a text without one.
pub fn title(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 80 {
        return text;
    }
    shortened(&text, 80)
}

/// The title of an entry that has none, made of its HTML: the first words, else what its first picture shows.
/// It is a field, for [`text::read`]. `None` where neither says anything.
pub fn title_of_html(html: &str) -> Option<String> {
    let html = text::beginning(html);
    let words = text::plain(html);
    let words = if text::is_visible(&words) {
        words
    } else {
        let pictures = markup::tokens(html).into_iter();
        let mut names = pictures.filter_map(|token| match token {
            Token::Start(name, attributes) if name == "img" => {
                let name = ["alt", "title"].iter();
                let mut name = name.filter_map(|key| markup::attribute(&attributes, key));
                name.find(|name| text::is_visible(name)).map(str::to_owned)
            }
            _ => None,
        });
        names.next()?
    };
    Some(text::escaped(&title(&words)))
}

/// The beginning of a text, cut at the end of a word where it is long.
pub fn beginning(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MAX_EXCERPT_CHARS {
        return text;
    }
    shortened(&text, MAX_EXCERPT_CHARS)
}

fn shortened(text: &str, most: usize) -> String {
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(end, _)| end);
    let beginning = &text[..end];
    // A script without spaces is cut where the room ends.
    let words = beginning
        .rsplit_once(' ')
        .map_or(beginning, |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// The text of an element and all in it. A body is at most 31 elements deep.
fn words(element: &Element) -> String {
    let pieces = element.children.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Element(element) if element.tag == Tag::Br => " ".to_owned(),
        Piece::Element(element) => words(element),
    });
    pieces.collect()
}

fn is_plain(element: &Element) -> bool {
    let pieces = element.children.iter();
    pieces.fold(true, |plain, piece| match piece {
        Piece::Text(_) => plain,
        Piece::Element(element) => {
            plain
                && !matches!(element.tag, Tag::A | Tag::Img | Tag::Br | Tag::Code)
                && is_plain(element)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(children: Vec<Piece>) -> Piece {
        Piece::Element(Element {
            children,
            ..Element::new(Tag::P)
        })
    }

    #[test]
    fn a_short_first_paragraph_moves_and_a_long_one_is_cut() {
        let text = |text: &str| paragraph(vec![Piece::Text(text.to_owned())]);
        let mut body = vec![text("One  two."), text("Three.")];
        assert_eq!(take(&mut body), "One two.");
        assert_eq!(body.len(), 1);
        assert_eq!(take(&mut body), "Three.");
        assert!(body.is_empty());
        let mut body = vec![text("One."), text("Two.")];
        drop_said(&mut body, "Two.");
        assert_eq!(body.len(), 2);
        drop_said(&mut body, "One.");
        assert_eq!(body.len(), 1);
        let long = "word ".repeat(200);
        let mut body = vec![text(&long), text("x")];
        let excerpt = take(&mut body);
        assert!(excerpt.ends_with("word …") && excerpt.chars().count() <= MAX_EXCERPT_CHARS + 2);
        assert_eq!(body.len(), 2);
        assert_eq!(take(&mut Vec::new()), "");
        assert_eq!(title(&"語".repeat(200)).chars().count(), 82);
    }

    #[test]
    fn an_entry_without_a_title_is_called_by_its_words_or_its_picture() {
        for (html, name) in [
            (
                "<p>Use &lt;b&gt; &amp; <i>Vec&lt;T></i></p>",
                Some("Use &lt;b> &amp; Vec&lt;T>"),
            ),
            (
                "<img src=a alt=' '><img src=b alt='A <pier>'>",
                Some("A &lt;pier>"),
            ),
            ("<img src=a title='A pier'>&nbsp;", Some("A pier")),
            ("<img src=a>\u{200b}", None),
            ("", None),
        ] {
            assert_eq!(title_of_html(html).as_deref(), name, "{html}");
        }
    }
}
