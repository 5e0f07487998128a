//! Converts Markdown to HTML: CommonMark with tables, strikethrough and footnotes.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Returns the HTML of a text. Footnotes are listed at its end in the order of their first
/// reference; unreferenced ones come last. References are numbers without links, because a story
/// has no links within itself.
///
/// ```
/// use broadsheet::import::body::markdown::html;
///
/// let text = html("Salt.[^a]\n\n[^a]: From the sea.\n");
/// assert!(text.starts_with("<p>Salt.<sup>1</sup></p>"));
/// assert!(text.contains("<ol>\n<li>\n<p>From the sea.</p>\n</li>\n</ol>"));
/// ```
pub fn html(text: &str) -> String {
    let mut html_text = String::with_capacity(text.len() + text.len() / 4);
    let mut notes = Notes::of(text);
    let events: Vec<_> = parser(text)
        .filter_map(|event| notes.collect(event))
        .collect();
    html::push_html(
        &mut html_text,
        events.into_iter().chain(notes.into_events()),
    );
    html_text
}

fn parser(text: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, options)
}

/// The footnotes of a text.
#[derive(Default)]
struct Notes<'a> {
    /// The index of each note, by label.
    indices: HashMap<CowStr<'a>, usize>,
    /// The content of each note.
    notes: Vec<Vec<Event<'a>>>,
    /// The notes that are open; a note may contain another.
    open: Vec<usize>,
}

impl<'a> Notes<'a> {
    /// Returns the notes of a text in order, still empty.
    fn of(text: &'a str) -> Self {
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
    fn collect(&mut self, event: Event<'a>) -> Option<Event<'a>> {
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
                Event::InlineHtml(format!("<sup>{number}</sup>").into())
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

    fn into_events(self) -> Vec<Event<'a>> {
        if self.notes.is_empty() {
            return Vec::new();
        }
        let items = self.notes.into_iter().flat_map(|note| {
            [Event::Start(Tag::Item)]
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

#[cfg(test)]
mod tests {
    use super::html;

    #[test]
    fn notes_are_numbered_by_first_reference() {
        let text = "[^never]: Lost.\n[^b]: Second.\n\n    More of it.\n\nOne[^a], two[^b], one[^a].\n\n[^a]: *First*[^b].\n";
        let html = html(text);
        let flat = html.replace('\n', "");
        assert!(
            flat.starts_with("<p>One<sup>1</sup>, two<sup>2</sup>, one<sup>1</sup>.</p><hr /><ol><li><p><em>First"),
            "{html}"
        );
        assert!(
            flat.contains("<li><p>Second.</p><p>More of it.</p></li>"),
            "{html}"
        );
        assert!(
            flat.contains("<li><p><em>First</em><sup>2</sup>.</p></li>"),
            "{html}"
        );
        assert!(flat.contains("Lost."), "{html}");
    }

    #[test]
    fn text_without_notes_is_unchanged() {
        assert_eq!(html("A [^x] B"), "<p>A [^x] B</p>\n");
        assert_eq!(html("Plain.\n"), "<p>Plain.</p>\n");
    }
}
