//! Numbers footnotes and moves them to the end of a text.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::import::syntax::markdown::parser;

/// The footnotes of a text.
#[derive(Default)]
pub struct Notes<'a> {
    /// The index of each note, by label.
    indices: HashMap<CowStr<'a>, usize>,
    /// The content of each note.
    notes: Vec<Vec<Event<'a>>>,
    /// The notes that are open; a note may contain another.
    open: Vec<usize>,
}

impl<'a> Notes<'a> {
    /// Returns the notes of a text in order, still empty.
    pub fn of(text: &'a str) -> Self {
        let mut notes = Self::default();
        // The parser runs twice only if the text has notes, which is rare.
        if !text.contains("[^") {
            return notes;
        }
        let (mut nested, mut definitions, mut depth) = (Vec::new(), Vec::new(), 0_usize);
        for event in parser(text) {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    depth += 1;
                    definitions.push(label);
                }
                Event::End(TagEnd::FootnoteDefinition) => depth = depth.saturating_sub(1),
                Event::FootnoteReference(label) if depth > 0 => nested.push(label),
                Event::FootnoteReference(label) => drop(notes.index_of(label)),
                _ => {}
            }
        }
        for label in nested.into_iter().chain(definitions) {
            notes.index_of(label);
        }
        notes
    }

    /// Collects events inside a note, and returns all others.
    pub fn collect(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let index = self.index_of(label);
                self.open.push(index);
                return None;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.open.pop();
                return None;
            }
            Event::FootnoteReference(label) => {
                let number = self.index_of(label) + 1;
                Event::InlineHtml(
                    format!("<sup><a href=\"#note-{number}\">{number}</a></sup>").into(),
                )
            }
            event => event,
        };
        let note = self
            .open
            .last()
            .and_then(|index| self.notes.get_mut(*index));
        match note {
            Some(note) => {
                note.push(event);
                None
            }
            None => Some(event),
        }
    }

    fn index_of(&mut self, label: CowStr<'a>) -> usize {
        let next = self.notes.len();
        let index = *self.indices.entry(label).or_insert(next);
        if index == next {
            self.notes.push(Vec::new());
        }
        index
    }

    /// Returns the list of all notes.
    pub fn into_events(self) -> Vec<Event<'a>> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        let items = self.notes.into_iter().zip(1..).flat_map(|(note, number)| {
            let name = format!("<a id=\"note-{number}\"></a>");
            [Event::Start(Tag::Item), Event::InlineHtml(name.into())]
                .into_iter()
                .chain(note)
                .chain([Event::End(TagEnd::Item)])
        });
        [Event::Rule, Event::Start(Tag::List(Some(1)))]
            .into_iter()
            .chain(items)
            .chain([Event::End(TagEnd::List(true))])
            .collect()
    }
}
