//! Makes excerpts and titles from texts.

use super::prune;
use crate::{
    import::{
        fields::text,
        syntax::markup::{self, Token},
    },
    model::{Element, Piece, Tag},
};

/// The longest excerpt that is made from a text, in characters: three lines of a card.
const MAX_EXCERPT_CHARS: usize = 280;

/// The longest excerpt that an author marks, in characters.
const MAX_MARKED_EXCERPT_CHARS: usize = 1_000;

/// Returns an excerpt made from the first paragraph of a body. If the excerpt is the whole
/// paragraph, and has no link or picture, the paragraph leaves the body, so that nobody reads it
/// twice. Otherwise the excerpt is cut after a word and ends in `…`.
pub fn take_from_body(body: &mut Vec<Piece>) -> String {
    let first = body.iter().position(|piece| {
        matches!(piece, Piece::Element(element) if element.tag == Tag::P && !text_of(element).trim().is_empty())
    });
    let Some(index) = first else {
        return String::new();
    };
    let Some(Piece::Element(paragraph)) = body.get(index) else {
        return String::new();
    };
    let text = text_of(paragraph);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = text.chars().count();
    if length <= MAX_EXCERPT_CHARS && index == 0 && is_plain(paragraph) {
        body.remove(index);
        return text;
    }
    if length <= MAX_EXCERPT_CHARS {
        return format!("{} …", text.trim_end_matches('…').trim_end());
    }
    shortened(&text, MAX_EXCERPT_CHARS)
}

/// Returns an excerpt made from the pieces that the author marks as the beginning of a body. Short
/// paragraphs of plain text leave the body, so that nobody reads them twice; otherwise the excerpt ends
/// in `…`. Returns `None` if the beginning has no text.
pub fn take_marked(body: &mut Vec<Piece>, beginning: &[Piece]) -> Option<String> {
    let mut text = String::new();
    let in_words = beginning.iter().filter(|piece| !is_only_media(piece));
    for piece in in_words.clone() {
        push_words(piece, &mut text);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let length = text.chars().count();
    let paragraphs = in_words.count();
    let is_plain_paragraph = |piece: &Piece| matches!(piece, Piece::Element(element) if element.tag == Tag::P && is_plain(element));
    let is_movable = beginning.iter().take(paragraphs).all(is_plain_paragraph);
    if length <= MAX_EXCERPT_CHARS && is_movable && body.starts_with(beginning) {
        body.drain(..paragraphs);
        return Some(text);
    }
    Some(if length > MAX_MARKED_EXCERPT_CHARS {
        shortened(&text, MAX_MARKED_EXCERPT_CHARS)
    } else {
        format!("{} …", text.trim_end_matches('…').trim_end())
    })
}

/// Returns whether a paragraph is only a picture, or a link such as that of a film.
fn is_only_media(piece: &Piece) -> bool {
    let Piece::Element(element) = piece else {
        return false;
    };
    let is_media = |piece: &Piece| match piece {
        Piece::Text(text) => text.trim().is_empty(),
        Piece::Element(element) => matches!(element.tag, Tag::A | Tag::Br | Tag::Img),
    };
    element.tag == Tag::P && element.children.iter().all(is_media)
}

/// Adds the words of a piece to a text, with a space after each block.
fn push_words(piece: &Piece, text: &mut String) {
    match piece {
        Piece::Text(words) => text.push_str(words),
        Piece::Element(element) => {
            for child in &element.children {
                push_words(child, text);
            }
            if element.tag == Tag::Br || prune::is_block_tag(element.tag) {
                text.push(' ');
            }
        }
    }
}

/// Removes the first paragraph of a body if it equals the excerpt, so that nobody reads it twice.
pub fn drop_repeated(body: &mut Vec<Piece>, excerpt: &str) {
    if let Some(Piece::Element(first)) = body.first()
        && first.tag == Tag::P
        && is_plain(first)
        && text_of(first)
            .split_whitespace()
            .eq(excerpt.split_whitespace())
    {
        body.remove(0);
    }
}

/// Returns a title made from the first words of a text.
pub fn title(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 80 {
        return text;
    }
    shortened(&text, 80)
}

/// Returns a title made from the HTML of an entry: its first words, else the description of its
/// first picture. The title is escaped for [`text::read`]. Returns `None` if neither has text.
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

/// Returns the beginning of a text, cut after a word if the text is long.
pub fn beginning(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MAX_EXCERPT_CHARS {
        return text;
    }
    shortened(&text, MAX_EXCERPT_CHARS)
}

fn shortened(text: &str, max_chars: usize) -> String {
    let end = text
        .char_indices()
        .nth(max_chars)
        .map_or(text.len(), |(end, _)| end);
    let beginning = &text[..end];
    // A script without spaces is cut at the limit.
    let words = beginning
        .rsplit_once(' ')
        .map_or(beginning, |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// Returns the text of an element. A body is at most 31 elements deep, so this may recurse.
fn text_of(element: &Element) -> String {
    let pieces = element.children.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Element(element) if element.tag == Tag::Br => " ".to_owned(),
        Piece::Element(element) => text_of(element),
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
        assert_eq!(take_from_body(&mut body), "One two.");
        assert_eq!(body.len(), 1);
        assert_eq!(take_from_body(&mut body), "Three.");
        assert!(body.is_empty());
        let mut body = vec![text("One."), text("Two.")];
        drop_repeated(&mut body, "Two.");
        assert_eq!(body.len(), 2);
        drop_repeated(&mut body, "One.");
        assert_eq!(body.len(), 1);
        let long = "word ".repeat(200);
        let mut body = vec![text(&long), text("x")];
        let excerpt = take_from_body(&mut body);
        assert!(excerpt.ends_with("word …") && excerpt.chars().count() <= MAX_EXCERPT_CHARS + 2);
        assert_eq!(body.len(), 2);
        assert_eq!(take_from_body(&mut Vec::new()), "");
        assert_eq!(title(&"語".repeat(200)).chars().count(), 82);
    }

    #[test]
    fn a_marked_beginning_is_the_excerpt() {
        let text = |text: &str| paragraph(vec![Piece::Text(text.to_owned())]);
        let beginning = [text("One."), text("Two.")];
        let mut body = vec![text("One."), text("Two."), text("Three.")];
        assert_eq!(
            take_marked(&mut body, &beginning).as_deref(),
            Some("One. Two.")
        );
        assert_eq!(body, [text("Three.")]);
        let picture = paragraph(vec![Piece::Element(Element::new(Tag::Img))]);
        let beginning = [picture.clone(), text("One.")];
        let mut body = vec![picture.clone(), text("One."), text("Two.")];
        assert_eq!(
            take_marked(&mut body, &beginning).as_deref(),
            Some("One. …")
        );
        assert_eq!(body.len(), 3);
        assert_eq!(take_marked(&mut body, std::slice::from_ref(&picture)), None);
        let beginning = [text("One."), picture.clone()];
        let mut body = vec![text("One."), picture.clone(), text("Two.")];
        assert_eq!(take_marked(&mut body, &beginning).as_deref(), Some("One."));
        assert_eq!(body, [picture, text("Two.")]);
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
