//! One record, from its draft to a story or to what else it is.

use super::RecordSchedule;
use crate::{
    import::{
        FuturePosts, SourceFolder,
        diagnostics::Diagnostics,
        excerpt,
        pictures::PictureFinder,
        raw_record::{self, RawRecord},
        record::{self, Record},
        report::ProblemKind,
        visibility::{Visibility, Withheld},
    },
    model::{Article, slug},
};

/// A record that is not for the public, and a note that says why.
pub fn withhold(withheld: &Withheld, findings: &mut Diagnostics) -> Record<Box<Article>> {
    let expected = format!(
        "a public record; left out as {}",
        withheld.visibility.name()
    );
    findings.note(ProblemKind::Withheld, None, "", &withheld.reason, &expected);
    Record::Withheld(withheld.visibility)
}

/// What the reading of one record depends on besides its draft.
#[derive(Clone, Copy)]
pub struct RecordContext<'a> {
    /// The path that the record is known by.
    pub path: &'a str,
    /// The path of its file below its source.
    pub below: &'a str,
    /// Where its pictures are looked for.
    pub pictures: PictureFinder<'a>,
    /// The source that it is of.
    pub source: &'a SourceFolder,
    /// Whether a date to come holds it back.
    pub future: FuturePosts,
}

/// Reads the draft of a record. What is known of its publication goes into `schedule`.
pub fn article(
    mut draft: RawRecord,
    context: &RecordContext,
    schedule: &mut RecordSchedule,
    findings: &mut Diagnostics,
) -> Record<Box<Article>> {
    let RecordContext {
        path,
        below,
        pictures,
        source,
        future,
    } = *context;
    let withheld = match record::is_published(&draft.root, findings) {
        Some(false) => Some(Withheld::new(Visibility::Draft, "published: false")),
        _ => draft.publication.withheld.clone(),
    };
    // All that is wrong is told at once, so the rest of a record that is refused is read, too.
    let is_refused = findings.refuses();
    if let Some(withheld) = &withheld
        && !is_refused
    {
        return withhold(withheld, findings);
    }
    draft.drop_unset_dates(findings);
    let has_date = draft.root.get("publishedDateTime").is_some();
    let may_be_page = !has_date && !is_refused && !draft.is_surely_ours;
    if may_be_page && source.layout.is_page_without_date(below) {
        let page = Withheld::new(Visibility::NotAPost, "no date: a page of the site");
        return withhold(&page, findings);
    }
    for duplicate in &draft.duplicates {
        let expected = duplicate.counts.expected();
        findings.warn(
            ProblemKind::DoubledField,
            Some(duplicate.line),
            &duplicate.key,
            "the field again",
            expected,
        );
    }
    let slug = slug::from_text(&draft.name).unwrap_or_else(|| slug::hashed("story", path));
    let Some(mut article) = record::read(&draft, slug, pictures, findings) else {
        return Record::Refused;
    };
    schedule.is_dated_by_change = draft.is_dated_by_change;
    schedule.publication = draft.publication;
    let own = draft.date_on_clock.or(article.published);
    schedule.publication.from = match future {
        FuturePosts::Show => None,
        FuturePosts::Hide => schedule.publication.from.max(own),
        FuturePosts::AsGenerator if draft.holds_future_back => schedule.publication.from.or(own),
        FuturePosts::AsGenerator => schedule.publication.from,
    };
    if raw_record::is_mdx(below) {
        let expected = "Markdown; what only MDX has is left out";
        findings.note(ProblemKind::Mdx, None, "body", "MDX", expected);
    }
    if !draft.lost.is_empty() {
        let expected = "text; tags of a template are not run, and left out";
        findings.note(
            ProblemKind::TemplateTagLeftOut,
            Some(draft.text_line),
            "body",
            &draft.lost.join(", "),
            expected,
        );
    }
    if draft.is_read_here && article.excerpt.is_empty() {
        article.excerpt = excerpt::take(&mut article.body);
    } else {
        excerpt::drop_said(&mut article.body, &article.excerpt);
    }
    for topic in &source.topics {
        if !article.topics.contains(topic) {
            article.topics.push(topic.clone());
        }
    }
    Record::Published(Box::new(article))
}
