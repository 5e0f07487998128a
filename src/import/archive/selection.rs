//! Selects the records that are public at the time of the run. Nothing here is cached.

use std::collections::{HashMap, HashSet};

use super::ImportedStory;
use crate::{
    import::{
        diagnostics::report::{Problem, ProblemKind, Report, Severity},
        record::{ReadRecord, Record, RecordReading},
        visibility::Visibility,
    },
    model::{Instant, StoredArticle},
};

/// Selects the stories that are public at this time, and counts every record in the report.
pub fn select_public(
    readings: Vec<ReadRecord<StoredArticle>>,
    as_of: Option<Instant>,
    report: &mut Report,
) -> Vec<ImportedStory> {
    let dated_sections = sections_with_dates(&readings);
    let mut stories = Vec::with_capacity(readings.len());
    for ReadRecord { path, mut reading } in readings {
        let visibility = visibility(&reading, &path, &dated_sections, as_of);
        // Problems of a record that is left out are not reported.
        let is_withheld_by_time = matches!(reading.record, Record::Published(_))
            && visibility != Some(Visibility::Public);
        if is_withheld_by_time && let Some(visibility) = visibility {
            reading.problems = vec![withheld_note(&path, visibility)];
        }
        report.problems.append(&mut reading.problems);
        report.add_unknown_fields(reading.unknown, &path);
        match (reading.record, visibility) {
            (Record::Published(filed), Some(Visibility::Public)) => stories.push(ImportedStory {
                path,
                article: filed,
            }),
            (_, Some(visibility)) => report.add_record(visibility, &path),
            (_, None) => report.add_refused(),
        }
    }
    stories
}

/// Returns the state of a record, or `None` if it was refused.
fn visibility(
    reading: &RecordReading<StoredArticle>,
    path: &str,
    dated_sections: &HashSet<String>,
    as_of: Option<Instant>,
) -> Option<Visibility> {
    match &reading.record {
        Record::Refused => None,
        Record::Withheld(visibility) => Some(*visibility),
        Record::Published(_)
            if reading.schedule.is_dated_by_change
                && !dated_sections.is_empty()
                && !dated_sections.contains(section(path)) =>
        {
            Some(Visibility::NotAPost)
        }
        Record::Published(_) => Some(reading.schedule.publication.visibility(as_of)),
    }
}

/// Returns the sections in which most records have a date of their own. In other sections, records that
/// have only a modification date are pages of a manual. If no record of the site has a date of its own,
/// they are posts.
fn sections_with_dates(readings: &[ReadRecord<StoredArticle>]) -> HashSet<String> {
    let mut balances: HashMap<&str, i64> = HashMap::new();
    for read in readings {
        let vote = match &read.reading.record {
            Record::Published(_) if read.reading.schedule.is_dated_by_change => -1,
            Record::Published(filed) if filed.outline.published.is_some() => 1,
            Record::Withheld(Visibility::NotAPost) => -1,
            _ => 0,
        };
        *balances.entry(section(&read.path)).or_default() += vote;
    }
    let dated_sections = balances.into_iter().filter(|(_, balance)| *balance > 0);
    dated_sections
        .map(|(section, _)| section.to_owned())
        .collect()
}

/// Returns the section of a record: the name of its folder, in any language. A record in a folder of its
/// own (`index`) belongs to the parent folder.
fn section(path: &str) -> &str {
    let mut names = path.rsplit('/');
    let name = names.next().unwrap_or_default();
    if name.split('.').next() == Some("index") {
        let _ = names.next();
    }
    names.next().unwrap_or_default()
}

fn withheld_note(path: &str, visibility: Visibility) -> Problem {
    let found = match visibility {
        Visibility::NotYet => "a date in the future",
        Visibility::NotAnyMore => "a last day in the past",
        _ => "only a modification date, in a section without posts",
    };
    let expected = format!(
        "a public record; this one is left out as {}",
        visibility.name()
    );
    Problem::new(
        ProblemKind::Withheld,
        Severity::Note,
        (path, None),
        "",
        found,
        &expected,
    )
}
