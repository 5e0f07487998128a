//! Parses Markdown, and finds the code in it.

mod attributes;
mod code;

use pulldown_cmark::{Options, Parser, TextMergeStream};

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
        | Options::ENABLE_GFM
}

/// Returns the parser of a text. Adjacent pieces of text are one event.
pub fn parser(text: &str) -> TextMergeStream<'_, Parser<'_>> {
    TextMergeStream::new(Parser::new_ext(text, options()))
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
