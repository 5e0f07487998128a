//! Parses Markdown, and finds the code in it.

mod attributes;
mod code;

use pulldown_cmark::{Event, Options, Parser, TextMergeStream};

pub use self::{attributes::Attributes, code::CodeRanges};

/// The longest text that is parsed, in bytes. Markdown parsers take quadratic time for some inputs
/// (`> > > …`); at this length it is a fraction of a second.
pub const MAX_MARKDOWN_BYTES: usize = 512 * 1024;

/// The extensions of CommonMark that most generators have.
pub fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// Returns the events of a text. Adjacent pieces of text are one event. The boxes of tasks are signs, because nobody can
/// tick them here.
pub fn parser(text: &str) -> impl Iterator<Item = Event<'_>> {
    let events = Parser::new_ext(text, options()).map(|event| match event {
        Event::TaskListMarker(true) => Event::Text("☑ ".into()),
        Event::TaskListMarker(false) => Event::Text("☐ ".into()),
        event => event,
    });
    TextMergeStream::new(events)
}

/// Converts a text to HTML. A text that is too long for the parser stays as it is.
pub fn to_html(text: &str) -> String {
    if text.len() > MAX_MARKDOWN_BYTES {
        return text.to_owned();
    }
    let mut html = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut html, parser(text));
    html
}
