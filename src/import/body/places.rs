//! Names the places within a text, and leads links to them.
//!
//! Every heading has a name. Other elements keep theirs only if a link of the same text leads to them.

use std::collections::{HashMap, HashSet};

use super::{heading_ids::HeadingNames, prune::is_anchor, prune::is_block_tag};
use crate::model::{
    Element, ElementId, Piece, Tag,
    body::{each_element, text_of},
};

/// Names the headings of a text, and resolves the links within it. Links without a target become plain text. Returns the
/// names of the places that the text does not have.
pub fn resolve(pieces: &mut Vec<Piece>, heading_names: HeadingNames) -> Vec<ElementId> {
    let mut places = Places::default();
    places.settle(pieces, None);
    places.name_headings(pieces, heading_names);
    let missing = places.lead_links(pieces);
    each_element(pieces, &mut |element| {
        let is_kept = |id: &ElementId| is_heading(element.tag) || places.linked.contains(id);
        element.id = element.id.take().filter(is_kept);
    });
    *pieces = without_dead_links(std::mem::take(pieces));
    missing
}

/// Returns whether an element is a link without a target.
fn is_dead_link(element: &Element) -> bool {
    element.tag == Tag::A
        && element.href.is_none()
        && element.story.is_none()
        && element.fragment.is_none()
}

/// Replaces links without a target by their content. The depth of a body is limited, so this may recurse.
fn without_dead_links(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut kept: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut add = |piece| match (kept.last_mut(), piece) {
        (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(&text),
        (_, piece) => kept.push(piece),
    };
    for piece in pieces {
        match piece {
            Piece::Text(_) => add(piece),
            Piece::Element(mut element) => {
                element.children = without_dead_links(element.children);
                if is_dead_link(&element) {
                    element.children.into_iter().for_each(&mut add);
                } else {
                    add(Piece::Element(element));
                }
            }
        }
    }
    kept
}

/// The places of a text.
#[derive(Default)]
struct Places {
    /// All names that are taken.
    used: HashSet<String>,
    /// Further names of elements, with the name of the element that stands for them.
    aliases: HashMap<ElementId, ElementId>,
    /// Names of links without a target that wait for the next element.
    waiting: Vec<ElementId>,
    /// The names that links lead to.
    linked: HashSet<ElementId>,
}

impl Places {
    /// Moves the names of links without a target to the block around them, or else to the next element. If names are equal, the first
    /// one counts. The depth of a body is limited, so this may recurse.
    fn settle(&mut self, pieces: &mut Vec<Piece>, mut block: Option<&mut Element>) {
        pieces.retain_mut(|piece| {
            let Piece::Element(element) = piece else {
                return true;
            };
            let is_empty = is_anchor(element);
            if let Some(id) = element.id.take() {
                match &mut block {
                    _ if !is_dead_link(element) => self.name(element, id),
                    Some(block) => self.name(block, id),
                    None => self.waiting.push(id),
                }
            }
            if is_empty {
                return false;
            }
            for id in std::mem::take(&mut self.waiting) {
                self.name(element, id);
            }
            let mut children = std::mem::take(&mut element.children);
            // The parts of a list or table are places of their own.
            let holds_text = is_block_tag(element.tag)
                && !matches!(
                    element.tag,
                    Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table | Tag::Thead | Tag::Tbody | Tag::Tr
                );
            match (&mut block, holds_text) {
                (_, true) => self.settle(&mut children, Some(element)),
                (Some(block), false) if !is_block_tag(element.tag) => {
                    self.settle(&mut children, Some(block));
                }
                _ => self.settle(&mut children, None),
            }
            element.children = children;
            true
        });
    }

    /// Gives a name to an element. If it has one, the new name is another one for it.
    fn name(&mut self, element: &mut Element, id: ElementId) {
        if !self.used.insert(id.as_str().to_owned()) {
            return;
        }
        match &element.id {
            Some(first) => {
                self.aliases.insert(id, first.clone());
            }
            None => element.id = Some(id),
        }
    }

    fn name_headings(&mut self, pieces: &mut [Piece], heading_names: HeadingNames) {
        each_element(pieces, &mut |element| {
            if is_heading(element.tag) && element.id.is_none() {
                let text = text_of(&element.children);
                element.id = heading_names.unused_id(&text, &mut self.used);
            } else if let (true, Some(own)) = (is_heading(element.tag), &element.id) {
                // A link may use the name that its generator makes of the text.
                let text = text_of(&element.children);
                if let Some(made) = heading_names.unused_id(&text, &mut self.used) {
                    self.aliases.insert(made, own.clone());
                }
            }
        });
    }

    fn lead_links(&mut self, pieces: &mut [Piece]) -> Vec<ElementId> {
        let mut by_letters = HashMap::new();
        each_element(pieces, &mut |element| {
            if let Some(id) = &element.id {
                by_letters.entry(letters(id)).or_insert_with(|| id.clone());
            }
        });
        let mut missing = Vec::new();
        each_element(pieces, &mut |element| {
            if element.tag != Tag::A || element.story.is_some() || element.href.is_some() {
                return;
            }
            let Some(fragment) = element.fragment.take() else {
                return;
            };
            let found = match self.aliases.get(&fragment) {
                Some(id) => Some(id.clone()),
                None if self.used.contains(fragment.as_str()) => Some(fragment.clone()),
                // Generators differ in signs and in the case of letters.
                None => by_letters.get(&letters(&fragment)).cloned(),
            };
            match &found {
                Some(id) => {
                    self.linked.insert(id.clone());
                }
                None => missing.push(fragment),
            }
            element.fragment = found;
        });
        missing
    }
}

/// Returns the letters and digits of a name, in lower case.
fn letters(id: &ElementId) -> String {
    let lower = id.as_str().to_lowercase();
    lower.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn is_heading(tag: Tag) -> bool {
    matches!(tag, Tag::H2 | Tag::H3 | Tag::H4)
}
