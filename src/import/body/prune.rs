//! Drops parts of a body that show nothing. The names of places in them stay, as empty links.

use crate::model::{Element, Piece, Tag};

/// Returns `pieces` without empty elements and without white space between blocks. Text outside
/// every block becomes a paragraph.
pub fn prune(pieces: Vec<Piece>) -> Vec<Piece> {
    paragraphs(children(pieces, true))
}

/// Prunes the content of one element. The depth is limited before, so this may recurse.
fn children(pieces: Vec<Piece>, in_block: bool) -> Vec<Piece> {
    let pruned = pieces.into_iter().filter_map(piece);
    let mut pruned: Vec<Piece> = pruned.collect();
    if !in_block {
        return pruned;
    }
    let blocks: Vec<bool> = pruned.iter().map(is_block).collect();
    let at_block =
        |index: Option<usize>| index.is_none_or(|index| blocks.get(index).copied().unwrap_or(true));
    let mut index = 0_usize;
    pruned.retain(|piece| {
        let is_between_blocks = at_block(index.checked_sub(1)) || at_block(Some(index + 1));
        index += 1;
        !(is_between_blocks && matches!(piece, Piece::Text(_)) && is_blank(piece))
    });
    pruned
}

fn piece(piece: Piece) -> Option<Piece> {
    let Piece::Element(mut element) = piece else {
        return Some(piece);
    };
    // White space in `pre` is significant.
    if element.tag != Tag::Pre {
        let in_block = is_block_tag(element.tag);
        element.children = children(element.children, in_block);
    }
    // Empty cells keep the columns of a table.
    if element.tag.is_void() || matches!(element.tag, Tag::Td | Tag::Th) {
        return Some(Piece::Element(element));
    }
    if is_anchor(&element) {
        return Some(Piece::Element(element));
    }
    if element.children.iter().all(is_blank) {
        if let Some(anchor) = anchor_of(&mut element) {
            return Some(anchor);
        }
        // `a<em> </em>b` is two words, so a space remains.
        let is_inline = !is_block_tag(element.tag) && !element.children.is_empty();
        return is_inline.then(|| Piece::Text(" ".to_owned()));
    }
    Some(Piece::Element(element))
}

/// Wraps runs of top-level text and inline elements in paragraphs.
fn paragraphs(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut blocks: Vec<Piece> = Vec::new();
    let mut run: Vec<Piece> = Vec::new();
    for piece in pieces {
        if contains_block(&piece) {
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
    let is_visible = |piece: &Piece| !is_blank(piece) && !is_break(piece);
    if children.iter().any(is_visible) {
        blocks.push(Piece::Element(Element {
            children,
            ..Element::new(Tag::P)
        }));
    } else {
        let is_named =
            |piece: &Piece| matches!(piece, Piece::Element(element) if is_anchor(element));
        blocks.extend(children.into_iter().filter(is_named));
    }
}

/// Returns whether an element only names a place: an empty link without a target.
pub fn is_anchor(element: &Element) -> bool {
    element.tag == Tag::A
        && element.id.is_some()
        && element.children.is_empty()
        && element.href.is_none()
        && element.story.is_none()
        && element.fragment.is_none()
}

/// Returns an empty link with the name of an element that shows nothing, or of the first one in it.
fn anchor_of(element: &mut Element) -> Option<Piece> {
    let mut names = element.children.iter_mut().filter_map(|piece| match piece {
        Piece::Element(child) => child.id.take(),
        Piece::Text(_) => None,
    });
    let id = Some(element.id.take().or_else(|| names.next())?);
    Some(Piece::Element(Element {
        id,
        ..Element::new(Tag::A)
    }))
}

/// Returns whether a piece shows nothing: white space, or only the name of a place.
fn is_blank(piece: &Piece) -> bool {
    match piece {
        Piece::Text(text) => text.trim().is_empty(),
        Piece::Element(element) => is_anchor(element),
    }
}

fn is_break(piece: &Piece) -> bool {
    matches!(piece, Piece::Element(element) if element.tag == Tag::Br)
}

fn is_block(piece: &Piece) -> bool {
    matches!(piece, Piece::Element(element) if is_block_tag(element.tag))
}

/// Returns whether a piece is a block, or an inline element around one, as in `<a><p>…</p></a>`.
fn contains_block(piece: &Piece) -> bool {
    match piece {
        Piece::Text(_) => false,
        Piece::Element(element) => {
            is_block_tag(element.tag) || element.children.iter().any(contains_block)
        }
    }
}

/// Returns whether an element begins a new line.
pub fn is_block_tag(tag: Tag) -> bool {
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
