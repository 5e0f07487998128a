//! A record as every importer returns it: fields with our names, a text, and a name for its slug.

use std::borrow::Cow;

use crate::{
    import::{
        body::{BodySource, Markup, markdown::MarkdownOptions},
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::dates,
        syntax::{
            node::{Node, NodeValue},
            yaml::DuplicateKey,
        },
        visibility::Publication,
    },
    model::Instant,
};

/// A record whose fields have our names but are not parsed yet.
#[derive(Debug)]
pub struct RawRecord<'a> {
    /// The fields.
    pub root: Node,
    /// The fields that are repeated.
    pub duplicates: Vec<DuplicateKey>,
    /// The text that its slug is made from.
    pub name: String,
    /// The text of the story.
    pub text: Cow<'a, str>,
    /// The line of the file that the text begins on, from 1.
    pub text_line: usize,
    /// The markup language of the text.
    pub markup: Markup,
    /// The extensions of its Markdown.
    pub markdown: MarkdownOptions,
    /// The visibility of the record, beyond the field `published`.
    pub publication: Publication,
    /// Whether the record is withheld until its date, unless the settings say otherwise.
    pub holds_future_back: bool,
    /// The date in the time zone of its site, which applies to times without a zone.
    pub site_date: Option<Instant>,
    /// Whether its only date is that of its last change.
    pub is_dated_by_change: bool,
    /// The words for the date that its generator gives to it, since it has none.
    pub generator_date: Option<&'static str>,
    /// Whether it is certainly a record of Broadsheet: it has a field that others lack, or its
    /// format is ours alone.
    pub is_certainly_broadsheet: bool,
    /// The template tags that were removed from the text.
    pub removed_tags: Vec<String>,
    /// The addresses that its page may have in a built site.
    pub page_addresses: Vec<String>,
    /// The HTML of its text in the built site, if it was found there.
    pub page_html: Option<String>,
    /// Whether the text is the full story and not a note about one elsewhere. Then its first
    /// paragraph can be its excerpt, and a missing address is not reported.
    pub is_full_text: bool,
}

impl RawRecord<'_> {
    /// Returns the text as a source for its elements: that of its page, or else its own.
    pub fn body_source(&self) -> BodySource<'_> {
        match &self.page_html {
            Some(html) => BodySource {
                text: html,
                markup: Markup::Html,
                ..self.own_source()
            },
            None => self.own_source(),
        }
    }

    /// Returns its own text as a source for its elements.
    pub fn own_source(&self) -> BodySource<'_> {
        BodySource {
            text: &self.text,
            line: self.text_line,
            markup: self.markup,
            options: self.markdown,
        }
    }

    /// Removes dates that programs write if there is none, and reports them. A record of Broadsheet
    /// keeps them, because it may be about the year 1.
    pub fn drop_unset_dates(&mut self, diagnostics: &mut Diagnostics) {
        let NodeValue::Map(entries) = &mut self.root.value else {
            return;
        };
        if !self.is_full_text {
            return;
        }
        entries.retain(|entry| {
            let is_date = matches!(entry.key.as_str(), "publishedDateTime" | "updatedDateTime");
            let stays = !is_date || !dates::is_unset(&entry.node);
            if !stays {
                let field = entry.original_path.as_ref().unwrap_or(&entry.key);
                let expected = "a date; this value means that there is none, and is left out";
                diagnostics.warn(
                    ProblemKind::UnreadableOtherDate,
                    Some(entry.node.line),
                    field,
                    entry.node.describe(),
                    expected,
                );
            }
            stays
        });
    }
}
