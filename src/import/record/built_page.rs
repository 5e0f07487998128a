//! Takes the text of a record from its page in the built site.

use std::{cell::RefCell, path::Path};

use super::raw_record::RawRecord;
use crate::import::{
    body::{self, Markup, markdown},
    built_site::{BuiltSite, PageSighting, WantedPage, words::WordBag},
    diagnostics::{Diagnostics, report::ProblemKind},
    fields::text,
    syntax::{field_list::FieldMarkup, node::Node},
};

/// The built site of a source, for one record.
#[derive(Clone, Copy, Debug)]
pub struct PageReader<'a> {
    /// The built site.
    pub site: &'a BuiltSite,
    /// The file of the record.
    pub file: &'a Path,
    /// The path of its file below the imported folder, for reports.
    pub record: &'a str,
    /// Receives what the text depends on, once the page was looked for.
    pub sighting: &'a RefCell<Option<PageSighting>>,
}

/// Takes the text of a record from its page, or reports that there is none. Then the record keeps its own text.
pub fn take(raw_record: &mut RawRecord, pages: PageReader, diagnostics: &mut Diagnostics) {
    let title = raw_record.root.get("title").and_then(Node::as_text);
    let title = text::of_field(title.unwrap_or_default());
    let extension = pages
        .file
        .extension()
        .and_then(|extension| extension.to_str());
    let markup = extension.and_then(FieldMarkup::of_extension);
    let wanted = WantedPage {
        addresses: &raw_record.page_addresses,
        title: &title,
        words: own_words(raw_record, markup),
        is_exact: raw_record.removed_tags.is_empty() && markup.is_none(),
        file: pages.file,
    };
    let (page, sighting) = pages.site.find(&wanted);
    *pages.sighting.borrow_mut() = Some(sighting);
    let line = Some(raw_record.text_line);
    let Some(page) = page else {
        let first = raw_record.page_addresses.first();
        let found = match first.map(|address| address.trim_start_matches('/')) {
            Some(address) => format!("no page at /{address}"),
            None => "no page".to_owned(),
        };
        let expected =
            "a page of the built site; the record keeps its own text. Build the site again";
        diagnostics.warn(ProblemKind::PageNotFound, line, "body", &found, expected);
        return;
    };
    if page.is_outdated {
        let found = format!("{}, built before {} was changed", page.path, pages.record);
        let expected =
            "a page with the words of the record; its text is used. Build the site again";
        diagnostics.warn(ProblemKind::OutdatedPage, line, "body", &found, expected);
    }
    raw_record.page_html = Some(page.html);
}

/// Returns the words of a record's own text.
fn own_words(raw_record: &RawRecord, markup: Option<FieldMarkup>) -> WordBag {
    let source = &raw_record.text;
    let end = source.floor_char_boundary(body::MAX_BODY_BYTES);
    let source = source.get(..end).unwrap_or_default();
    let is_html = match raw_record.markup {
        Markup::Html => true,
        Markup::Either => source.trim_start().starts_with('<'),
        Markup::Markdown => false,
    };
    match markup {
        Some(markup) => WordBag::of(&markup.plain(source)),
        None if is_html => WordBag::of(&text::plain(source)),
        None => WordBag::of(&text::plain(&markdown::html(source, raw_record.markdown))),
    }
}
