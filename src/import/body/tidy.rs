//! Drops what shows nothing, so that a body is what it looks like.

use crate::model::{Element, Piece, Tag};

/// `pieces` without empty elements and without the white space between blocks; text that stands
/// outside every block becomes a paragraph.
pub fn tidy(pieces: Vec<Piece>) -> Vec<Piece> {
    paragraphs(children(pieces, true))
}

/// Cleans what stands in one element. The depth is capped before, so this may recurse.
fn children(pieces: Vec<Piece>, in_block: bool) -> Vec<Piece> {
    let kept = pieces.into_iter().filter_map(piece);
    let mut kept: Vec<Piece> = kept.collect();
    if !in_block {
        return kept;
    }
    let blocks: Vec<bool> = kept.iter().map(is_block).collect();
    let at_block =
        |index: Option<usize>| index.is_none_or(|index| blocks.get(index).copied().unwrap_or(true));
    let mut index = 0_usize;
    kept.retain(|piece| {
        let between = at_block(index.checked_sub(1)) || at_block(Some(index + 1));
        index += 1;
        !(between && is_blank(piece))
    });
    kept
}

fn piece(piece: Piece) -> Option<Piece> {
    let Piece::Element(mut element) = piece else {
        return Some(piece);
    };
    // White space in `pre` is what it is for.
    if element.tag != Tag::Pre {
        let in_block = is_block_tag(element.tag);
        element.children = children(element.children, in_block);
    }
    // A row needs all its cells.
    if element.tag.is_void() || matches!(element.tag, Tag::Td | Tag::Th) {
        return Some(Piece::Element(element));
    }
    if element.children.iter().all(is_blank) {
        // `a<em> </em>b` is two words.
        let is_inline = !is_block_tag(element.tag) && !element.children.is_empty();
        return is_inline.then(|| Piece::Text(" ".to_owned()));
    }
    Some(Piece::Element(element))
}

/// Puts runs of text and inline elements at the top into paragraphs.
fn paragraphs(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut blocks: Vec<Piece> = Vec::new();
    let mut run: Vec<Piece> = Vec::new();
    for piece in pieces {
        if holds_block(&piece) {
            flush(&mut run, &mut blocks);
            blocks.push(piece);
        } else {
            run.push(piece);
        }
    }
    flush(&mut run, &mut blocks);
    blocks
}

fn flush(run: &mut Vec<Piece>, blocks: &mut Vec<Piece>) {
    let children = std::mem::take(run);
    let shows = |piece: &Piece| !is_blank(piece) && !is_break(piece);
    if children.iter().any(shows) {
        blocks.push(Piece::Element(Element {
            children,
            ..Element::new(Tag::P)
        }));
    }
}

fn is_blank(piece: &Piece) -> bool {
    matches!(piece, Piece::Text(text) if text.trim().is_empty())
}

fn is_break(piece: &Piece) -> bool {
    matches!(piece, Piece::Element(element) if element.tag == Tag::Br)
}

fn is_block(piece: &Piece) -> bool {
    matches!(piece, Piece::Element(element) if is_block_tag(element.tag))
}

/// Whether it is a block, or an inline element around one, as in `<a><p>…</p></a>`.
fn holds_block(piece: &Piece) -> bool {
    match piece {
        Piece::Text(_) => false,
        Piece::Element(element) => {
            is_block_tag(element.tag) || element.children.iter().any(holds_block)
        }
    }
}

fn is_block_tag(tag: Tag) -> bool {
    !matches!(
        tag,
        Tag::A
            | Tag::Br
            | Tag::Code
            | Tag::Em
            | Tag::Img
            | Tag::S
            | Tag::Span
            | Tag::Strong
            | Tag::Sub
            | Tag::Sup
    )
}
