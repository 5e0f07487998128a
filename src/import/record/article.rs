//! Turns a raw record into a story, or into the reason why it is none.

use super::{
    Record, RecordSchedule,
    built_page::{self, PageReader},
    raw_record::RawRecord,
};
use crate::{
    import::{
        body::{self, BodySource, excerpt, excerpt_marker},
        diagnostics::{Diagnostics, report::ProblemKind},
        fields::pictures::PictureFinder,
        generators::source_folder::SourceFolder,
        record,
        templates::mdx,
        visibility::{FuturePosts, Visibility, Withheld},
    },
    model::{Article, Piece, slug},
};

/// Withholds a record from the public, and reports why.
pub fn withhold(withheld: &Withheld, diagnostics: &mut Diagnostics) -> Record<Box<Article>> {
    let expected = format!(
        "a public record; this one is left out as {}",
        withheld.visibility.name()
    );
    diagnostics.note(ProblemKind::Withheld, None, "", &withheld.reason, &expected);
    Record::Withheld(withheld.visibility)
}

/// The context of one record besides its fields and text.
#[derive(Clone, Copy)]
pub struct RecordContext<'a> {
    /// The path of the record.
    pub path: &'a str,
    /// The path of its file below its source.
    pub path_in_source: &'a str,
    /// The finder for its pictures.
    pub pictures: PictureFinder<'a>,
    /// The source that contains it.
    pub source: &'a SourceFolder,
    /// The policy for future dates.
    pub future: FuturePosts,
    /// The reader of its page in the built site, if its source has one.
    pub pages: Option<PageReader<'a>>,
}

/// Reads a raw record. Facts about its publication go into `schedule`.
pub fn article(
    mut raw_record: RawRecord,
    context: &RecordContext,
    schedule: &mut RecordSchedule,
    diagnostics: &mut Diagnostics,
) -> Record<Box<Article>> {
    let RecordContext {
        path,
        path_in_source: below,
        pictures,
        source,
        future,
        pages,
    } = *context;
    let withheld = match record::is_published(&raw_record.root, diagnostics) {
        Some(false) => Some(Withheld::new(Visibility::Draft, "published: false")),
        _ => raw_record.publication.withheld.clone(),
    };
    // All problems are reported at once, so a refused record is read to its end.
    let is_refused = diagnostics.has_error();
    if let Some(withheld) = &withheld
        && !is_refused
    {
        return withhold(withheld, diagnostics);
    }
    raw_record.drop_unset_dates(diagnostics);
    let has_date = raw_record.root.get("publishedDateTime").is_some();
    let may_be_page = !has_date && !is_refused && !raw_record.is_certainly_broadsheet;
    if may_be_page && source.layout.is_page_without_date(below) {
        if let Some(date) = raw_record.generator_date {
            let expected = format!("a date; its generator takes {date}; the record is left out");
            let kind = ProblemKind::NoDate;
            diagnostics.warn(kind, None, "publishedDateTime", "undated", &expected);
        }
        let page = Withheld::new(Visibility::NotAPost, "no date: a page of the site");
        return withhold(&page, diagnostics);
    }
    for duplicate in &raw_record.duplicates {
        let expected = duplicate.rule.expected();
        diagnostics.warn(
            ProblemKind::DoubledField,
            Some(duplicate.line),
            &duplicate.key,
            "the field again",
            expected,
        );
    }
    if let Some(pages) = pages {
        built_page::take(&mut raw_record, pages, diagnostics);
    }
    let slug = slug::from_text(&raw_record.name).unwrap_or_else(|| slug::hashed("story", path));
    let Some(mut article) = record::read(&raw_record, slug, source, pictures, diagnostics) else {
        return Record::Refused;
    };
    schedule.is_dated_by_change = raw_record.is_dated_by_change;
    schedule.publication = raw_record.publication.clone();
    let site_date = raw_record.site_date.or(article.published);
    schedule.publication.from = match future {
        FuturePosts::Show => None,
        FuturePosts::Hide => schedule.publication.from.max(site_date),
        FuturePosts::AsGenerator if raw_record.holds_future_back => {
            schedule.publication.from.or(site_date)
        }
        FuturePosts::AsGenerator => schedule.publication.from,
    };
    let has_own_text = raw_record.page_html.is_none();
    if has_own_text && mdx::is_mdx(below) {
        let expected = "Markdown; imports, components and expressions are left out";
        diagnostics.note(ProblemKind::Mdx, None, "body", "MDX", expected);
    }
    if has_own_text && !raw_record.removed_tags.is_empty() {
        let expected = "plain text; tags whose output is not known are left out";
        diagnostics.note(
            ProblemKind::TemplateTagLeftOut,
            Some(raw_record.text_line),
            "body",
            &raw_record.removed_tags.join(", "),
            expected,
        );
    }
    if article.excerpt.is_empty()
        && let Some(marked) = marked_excerpt(&raw_record, pictures, &mut article.details.body)
    {
        article.excerpt = marked;
    } else if raw_record.is_full_text && article.excerpt.is_empty() {
        article.excerpt = excerpt::take_from_body(&mut article.details.body);
    } else {
        excerpt::drop_repeated(&mut article.details.body, &article.excerpt);
    }
    for topic in &source.topics {
        if !article.topics.contains(topic) {
            article.topics.push(topic.clone());
        }
    }
    Record::Published(Box::new(article))
}

/// Returns the excerpt that the author ends with a marker in the text, if there is one.
fn marked_excerpt(
    raw_record: &RawRecord,
    pictures: PictureFinder,
    text: &mut Vec<Piece>,
) -> Option<String> {
    let before = excerpt_marker::text_before(&raw_record.text, raw_record.markup)?;
    let beginning = BodySource {
        text: before,
        ..raw_record.own_source()
    };
    // The whole text has been read, and its problems are reported.
    let mut ignored = Diagnostics::new("");
    let beginning = body::read(beginning, pictures, &mut ignored);
    excerpt::take_marked(text, &beginning)
}
