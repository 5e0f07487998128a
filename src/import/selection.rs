//! Which of the records that were read are public at the time of the run. Nothing here is cached.

use std::collections::{HashMap, HashSet};

use super::{
    archive::ImportedStory,
    reading::{ReadRecord, RecordReading},
    record::Record,
    report::{Problem, ProblemKind, Report, Severity},
    visibility::Visibility,
};
use crate::model::{Instant, StoredArticle};

/// Takes the stories that are public at this time out of the readings, and counts all of them in the report.
pub fn public(
    readings: Vec<ReadRecord>,
    as_of: Option<Instant>,
    report: &mut Report,
) -> Vec<ImportedStory> {
    let dated = sections_with_dates(&readings);
    let mut stories = Vec::with_capacity(readings.len());
    for ReadRecord { path, mut reading } in readings {
        let visibility = visibility(&reading, &path, &dated, as_of);
        // What would be wrong with a record that is not there is no news.
        let is_withheld_here = matches!(reading.record, Record::Published(_))
            && visibility != Some(Visibility::Public);
        if is_withheld_here && let Some(visibility) = visibility {
            reading.problems = vec![note(&path, visibility)];
        }
        report.problems.append(&mut reading.problems);
        report.add_unknown(reading.unknown, &path);
        match (reading.record, visibility) {
            (Record::Published(filed), Some(Visibility::Public)) => {
                stories.push(ImportedStory { path, filed })
            }
            (_, Some(visibility)) => report.add(visibility, &path),
            (_, None) => report.refuse(),
        }
    }
    stories
}

/// The state of a record; `None` if it was refused.
fn visibility(
    reading: &RecordReading<StoredArticle>,
    path: &str,
    dated: &HashSet<String>,
    as_of: Option<Instant>,
) -> Option<Visibility> {
    match &reading.record {
        Record::Refused => None,
        Record::Withheld(visibility) => Some(*visibility),
        Record::Published(_)
            if reading.schedule.is_dated_by_change
                && !dated.is_empty()
                && !dated.contains(section(path)) =>
        {
            Some(Visibility::NotAPost)
        }
        Record::Published(_) => Some(reading.schedule.publication.visibility(as_of)),
    }
}

/// The sections whose records have dates of their own as a rule. In another one, records that say only when they were
/// changed are pages of a manual; if no record of the site has a date of its own, they are posts.
fn sections_with_dates(readings: &[ReadRecord]) -> HashSet<String> {
    let mut balances: HashMap<&str, i64> = HashMap::new();
    for read in readings {
        let weight = match &read.reading.record {
            Record::Published(_) if read.reading.schedule.is_dated_by_change => -1,
            Record::Published(filed) if filed.outline.published.is_some() => 1,
            Record::Withheld(Visibility::NotAPost) => -1,
            _ => 0,
        };
        *balances.entry(section(&read.path)).or_default() += weight;
    }
    let dated = balances.into_iter().filter(|(_, balance)| *balance > 0);
    dated.map(|(section, _)| section.to_owned()).collect()
}

/// The section of a record: the name of its folder, whatever language that lies in. A record that has a folder of its
/// own is one of the folder above.
fn section(path: &str) -> &str {
    let mut names = path.rsplit('/');
    let name = names.next().unwrap_or_default();
    if name.split('.').next() == Some("index") {
        let _ = names.next();
    }
    names.next().unwrap_or_default()
}

fn note(path: &str, visibility: Visibility) -> Problem {
    let found = match visibility {
        Visibility::NotYet => "a date to come",
        Visibility::NotAnyMore => "a last day that has passed",
        _ => "only the date of its last change, in a section without posts",
    };
    let expected = format!("a public record; left out as {}", visibility.name());
    Problem::new(
        ProblemKind::Withheld,
        Severity::Note,
        (path, None),
        "",
        found,
        &expected,
    )
}
