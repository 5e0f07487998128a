//! The body of a record: turns Markdown or HTML into a tree of known elements.
//!
//! The first four steps guard against failures of the one before:
//!
//! 1. `balance` closes tags and limits the markup, so that later steps never meet a deep or huge
//!    page.
//! 2. ammonia sanitizes the result.
//! 3. `tree` builds the model, which can only hold known elements and safe targets of links.
//! 4. `prune` drops elements that show nothing.
//!
//! Then `places` leads the links within the text to their places, and `code` finds the words of programs.

mod allow;
mod attributes;
mod balance;
mod code;
mod embedded_media;
pub mod excerpt;
pub mod excerpt_marker;
pub mod heading_ids;
mod links;
pub mod markdown;
mod places;
mod prune;
mod tree;

use std::borrow::Cow;

use self::markdown::MarkdownOptions;
use crate::{
    import::{
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::pictures::PictureFinder,
        syntax::markdown::MAX_MARKDOWN_BYTES,
    },
    model::Piece,
};

/// The longest body, in bytes: a novel.
pub const MAX_BODY_BYTES: usize = MAX_MARKDOWN_BYTES;

/// A body as it stands in a file.
#[derive(Clone, Copy, Debug)]
pub struct BodySource<'a> {
    /// The text.
    pub text: &'a str,
    /// The line of the file that the body begins on, from 1.
    pub line: usize,
    /// The markup language.
    pub markup: Markup,
    /// The extensions of its Markdown.
    pub options: MarkdownOptions,
}

/// The markup language of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// HTML if the first visible character is `<`, else Markdown.
    Either,
    /// HTML.
    Html,
    /// Markdown, which may contain HTML.
    Markdown,
}

/// Reads a body. [`markdown`] describes the Markdown dialect.
pub fn read(
    source: BodySource,
    pictures: PictureFinder,
    diagnostics: &mut Diagnostics,
) -> Vec<Piece> {
    let text = truncate(source, diagnostics).trim();
    if text.is_empty() {
        return Vec::new();
    }
    let is_html = match source.markup {
        Markup::Either => text.starts_with('<'),
        Markup::Html => true,
        Markup::Markdown => false,
    };
    let html = if is_html {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(markdown::html(text, source.options))
    };
    let clean = allow::clean(&balance::balance(&html));
    let pieces = tree::read(&clean, source.line, pictures, diagnostics);
    let mut pieces = prune::prune(pieces);
    for missing in places::resolve(&mut pieces, source.options.heading_names) {
        diagnostics.warn(
            ProblemKind::UnusableLink,
            Some(source.line),
            "body",
            &format!("#{}", missing.as_str()),
            "a heading or element of this text with that name; the link is left out, its text stays",
        );
    }
    code::highlight(&mut pieces);
    pieces
}

fn truncate<'a>(source: BodySource<'a>, diagnostics: &mut Diagnostics) -> &'a str {
    if source.text.len() <= MAX_BODY_BYTES {
        return source.text;
    }
    let found = format!("{} bytes", source.text.len());
    diagnostics.warn(
        ProblemKind::TextCut,
        Some(source.line),
        "body",
        &found,
        "at most 512 KiB; the rest of the text is left out",
    );
    let end = source.text.floor_char_boundary(MAX_BODY_BYTES);
    source.text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
