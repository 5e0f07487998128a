//! Translates the front matter of other generators into our field names.
//!
//! A dialect is a set of field names, such as `date`, `tags` and `draft` for `publishedDateTime`, `topics`
//! and `published`. Fields are renamed before their values are read, and keep their original names for
//! reports. Later stages validate the values, in the same way for all dialects.

mod dates;
mod detect;
mod field_names;
mod fields;
mod foreign_fields;
mod heading;
mod html_head;
mod publication_fields;
mod record_date;
mod record_name;

use detect::{detect, has_own_fields};

use super::{
    body::{
        Markup,
        heading_ids::HeadingNames,
        markdown::{CodeTitles, MarkdownOptions},
    },
    generators::{Dialect, Generator, RecordOrigin},
    record::raw_record::RawRecord,
    syntax::{
        front_matter::{self, FrontMatterParts},
        node::{MapEntry, Node, NodeValue, SyntaxError},
    },
    templates::{self, ExpandedText},
};

/// Returns the raw record of a file that contains one record.
///
/// # Errors
/// Returns a [`SyntaxError`] if the front matter is malformed.
pub fn raw_record<'a>(
    parts: &FrontMatterParts<'a>,
    origin: &RecordOrigin,
) -> Result<RawRecord<'a>, SyntaxError> {
    let document = front_matter::parse(parts, Dialect::front_matter_rules(origin.dialect))?;
    let detect = || detect(parts.syntax, &document.root, origin.path);
    let dialect = origin.dialect.unwrap_or_else(detect);
    let mut read_root = document.root;
    if dialect == Dialect::Pelican && is_html(origin.path) {
        html_head::add_metadata(&mut read_root, parts.body);
    }
    let root = match (read_root.value, origin.generator) {
        (NodeValue::Map(entries), Some(generator)) => {
            Node::map(read_root.line, generator.complete(origin.path, entries))
        }
        (value, _) => Node {
            line: read_root.line,
            value,
        },
    };
    let mut root = root;
    let mut body = parts.body;
    let mut body_line = parts.body_line;
    if dialect == Dialect::Docusaurus
        && root.get("title").is_none()
        && let Some(heading) = heading::title(body)
        && let NodeValue::Map(entries) = &mut root.value
    {
        body_line += heading.lines;
        body = heading.text_below;
        let title = Node::text(body_line, heading.title);
        entries.push(MapEntry::new("title", title));
    }
    let is_certainly_broadsheet = dialect == Dialect::Broadsheet && has_own_fields(&root);
    let name = record_name::name(&root, dialect, origin.path);
    let publication =
        publication_fields::publication(&root, dialect, origin.generator, origin.path);
    let addresses = match origin.generator {
        Some(generator) if origin.has_built_site => generator.page_addresses(origin.path, &root),
        _ => Vec::new(),
    };
    let generator_date = origin.generator.and_then(|g| g.date_without_field(&root));
    let ExpandedText { text, removed } = templates::expand(body, dialect, &root, origin);
    let mut root = field_names::translate(root, dialect, origin);
    let is_dated_by_change =
        dialect != Dialect::Broadsheet && record_date::take_date_of_change(&mut root);
    Ok(RawRecord {
        duplicates: document.duplicates,
        name,
        text,
        text_line: body_line,
        markup: match dialect {
            _ if is_html(origin.path) => Markup::Html,
            Dialect::Broadsheet => Markup::Either,
            _ => Markup::Markdown,
        },
        markdown: MarkdownOptions {
            has_emoji_names: match (dialect, origin.generator) {
                // Records without a generator are in the Markdown of GitHub.
                (Dialect::Broadsheet | Dialect::Docusaurus, _) => true,
                (_, generator) => generator.is_some_and(Generator::has_emoji_names),
            },
            heading_names: match dialect {
                Dialect::Jekyll => HeadingNames::Kramdown,
                Dialect::Pelican => HeadingNames::Python,
                _ => HeadingNames::GitHub,
            },
            code_titles: match dialect {
                Dialect::Hexo => CodeTitles::AfterLanguage,
                _ => CodeTitles::Attributes,
            },
        },
        publication,
        holds_future_back: match origin.generator {
            Some(generator) => generator.hides_future(),
            None => dialect.hides_future(),
        },
        site_date: record_date::in_site_zone(&root, dialect, origin.generator),
        is_dated_by_change,
        generator_date,
        is_certainly_broadsheet,
        removed_tags: removed,
        page_addresses: addresses,
        page_html: None,
        is_full_text: dialect != Dialect::Broadsheet,
        root,
    })
}

/// Returns whether a file is HTML, judging by its extension.
fn is_html(path: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, extension)| extension.starts_with("htm"))
}
