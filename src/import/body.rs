//! The body of a record: Markdown or HTML in, a tree of known elements out.
//!
//! Four steps, each of which could be trusted less than it is: [`tame`] balances the markup and
//! keeps known elements, so that nothing behind it meets a page that is deep, tangled or huge;
//! ammonia sanitises; [`tree`] reads ammonia's output into the model, which has no place for
//! anything but known elements and `http(s)` addresses; [`tidy`] drops what shows nothing.

mod allow;
mod balance;
pub mod markdown;
mod tidy;
mod tree;

use std::borrow::Cow;

use super::{diagnostics::Diagnostics, pictures::PictureFinder, report::ProblemKind};
use crate::model::Piece;

/// The longest body that is kept, in bytes: a novel. Parsers of Markdown and HTML take a time that
/// grows with the square of some inputs (`> > > …`); at this length it is a fraction of a second.
pub const MAX_BODY_BYTES: usize = 512 * 1024;

/// A body as it stands in a file.
#[derive(Clone, Copy, Debug)]
pub struct BodySource<'a> {
    /// The text.
    pub text: &'a str,
    /// The line of the file it begins on, from 1.
    pub line: usize,
    /// How it is marked up.
    pub markup: Markup,
}

/// How a body is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// As HTML where its first visible character is `<`, else as Markdown.
    Either,
    /// As HTML.
    Html,
    /// As Markdown, which may have HTML in it.
    Markdown,
}

/// Reads a body. Markdown is read as [`markdown`] says.
pub fn read(source: BodySource, pictures: PictureFinder, findings: &mut Diagnostics) -> Vec<Piece> {
    let text = cut(source, findings).trim();
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
        Cow::Owned(markdown::html(text))
    };
    let clean = allow::clean(&balance::balance(&html));
    let pieces = tree::read(&clean, source.line, pictures, findings);
    tidy::tidy(pieces)
}

fn cut<'a>(source: BodySource<'a>, findings: &mut Diagnostics) -> &'a str {
    if source.text.len() <= MAX_BODY_BYTES {
        return source.text;
    }
    let found = format!("{} bytes", source.text.len());
    findings.warn(
        ProblemKind::TextCut,
        Some(source.line),
        "body",
        &found,
        "at most 512 KiB; cut there",
    );
    let end = source.text.floor_char_boundary(MAX_BODY_BYTES);
    source.text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests;
