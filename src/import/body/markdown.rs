//! Markdown as HTML: CommonMark with tables, strikethrough and footnotes.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text. Footnotes stand at its end, in the order in which the text refers to them; those that it never
/// refers to come last, so that nothing is lost. There are no links between the two: a text has none within itself.
///
/// ```
/// use broadsheet::import::body::markdown::html;
///
/// let text = html("Salt.[^a]\n\n[^a]: From the sea.\n");
/// assert!(text.starts_with("<p>Salt.<sup>1</sup></p>"));
/// assert!(text.contains("<ol>\n<li>\n<p>From the sea.</p>\n</li>\n</ol>"));
/// ```
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut notes = Notes::of(text);
    let events: Vec<_> = parser(text).filter_map(|event| notes.take(event)).collect();
    html::push_html(&mut out, events.into_iter().chain(notes.into_events()));
    out
}

fn parser(text: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(text, options)
}

/// The footnotes of a text.
#[derive(Default)]
struct Notes<'a> {
    /// By label: its place among the notes.
    places: HashMap<CowStr<'a>, usize>,
    /// What each note says.
    notes: Vec<Vec<Event<'a>>>,
    /// The notes that are being read; one may stand within another.
    open: Vec<usize>,
}

impl<'a> Notes<'a> {
    /// The notes of a text in their order, with nothing in them yet.
    fn of(text: &'a str) -> Self {
        let mut notes = Self::default();
        // A text with notes is read twice; hardly any has some.
        if !text.contains("[^") {
            return notes;
        }
        let (mut inner, mut rest, mut depth) = (Vec::new(), Vec::new(), 0_usize);
        for event in parser(text) {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    depth += 1;
                    rest.push(label);
                }
                Event::End(TagEnd::FootnoteDefinition) => depth = depth.saturating_sub(1),
                Event::FootnoteReference(label) if depth > 0 => inner.push(label),
                Event::FootnoteReference(label) => drop(notes.place(label)),
                _ => {}
            }
        }
        for label in inner.into_iter().chain(rest) {
            notes.place(label);
        }
        notes
    }

    /// Keeps what belongs to a note; gives what does not.
    fn take(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        let event = match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                let place = self.place(label);
                self.open.push(place);
                return None;
            }
            Event::End(TagEnd::FootnoteDefinition) => {
                self.open.pop();
                return None;
            }
            Event::FootnoteReference(label) => {
                let number = self.place(label) + 1;
                Event::InlineHtml(format!("<sup>{number}</sup>").into())
            }
            event => event,
        };
        let note = self
            .open
            .last()
            .and_then(|place| self.notes.get_mut(*place));
        match note {
            Some(note) => {
                note.push(event);
                None
            }
            None => Some(event),
        }
    }

    fn place(&mut self, label: CowStr<'a>) -> usize {
        let next = self.notes.len();
        let place = *self.places.entry(label).or_insert(next);
        if place == next {
            self.notes.push(Vec::new());
        }
        place
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
    fn notes_are_numbered_as_the_text_refers_to_them() {
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
    fn what_is_no_note_stays_as_it_is() {
        assert_eq!(html("A [^x] B"), "<p>A [^x] B</p>\n");
        assert_eq!(html("Plain.\n"), "<p>Plain.</p>\n");
    }
}
