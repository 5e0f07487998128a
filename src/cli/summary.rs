//! What an import has to say, in few lines: for commands that do something else besides.

use std::path::Path;

use super::wording;
use crate::{
    import::{ProblemKind, Report, Severity, quote, visibility::Visibility},
    model::Instant,
};

/// The most kinds of problems that are named.
const MAX_KINDS: usize = 4;

/// Says how many stories there are, from when to when, and what became of other records:
/// `4,650 stories from 2012-03-04 to 2026-01-02, of 4,723 records: 55 draft, 18 refused.`
pub fn stories(report: &Report) -> String {
    let mut others = Vec::new();
    let mut add = |count: usize, name: &str| {
        if count > 0 {
            others.push(format!("{} {name}", wording::number(count)));
        }
    };
    add(report.refused, "refused");
    for state in Visibility::ALL {
        if state != Visibility::Public {
            add(report.in_state(state), state.name());
        }
    }
    add(report.hidden.count, "hidden by the settings");
    let others = if others.is_empty() {
        String::new()
    } else {
        format!(": {}", others.join(", "))
    };
    format!(
        "{}, of {}{others}.",
        period(report),
        wording::count(report.records, "record")
    )
}

/// Says how many stories there are, and from when to when.
pub fn period(report: &Report) -> String {
    let stories = wording::count(report.published, "story");
    match (report.first, report.last) {
        (Some(first), Some(last)) => format!("{stories} from {} to {}", day(first), day(last)),
        _ if report.published > 0 => format!("{stories} without a date"),
        _ => stories,
    }
}

/// The day of a time, in UTC.
fn day(time: Instant) -> String {
    let text = time.to_string();
    text.split('T').next().unwrap_or_default().to_owned()
}

/// Says how many problems of which kinds there are, the worst ones first, and which command lists them.
pub fn problems(folder: &Path, report: &Report) -> String {
    let kinds = report.kinds();
    let kinds: Vec<_> = kinds
        .iter()
        .filter(|kind| kind.severity != Severity::Note && has_row(kind.id))
        .collect();
    let notes = report.count(Severity::Note);
    if kinds.is_empty() && notes == 0 && report.unread.is_empty() {
        return "Nothing is wrong.".to_owned();
    }
    let named = kinds.iter().take(MAX_KINDS);
    let mut parts: Vec<_> = named
        .map(|kind| format!("{} {}", wording::number(kind.count), kind.id.id()))
        .collect();
    if let Some(left) = kinds.len().checked_sub(MAX_KINDS).filter(|left| *left > 0) {
        parts.push(wording::count(left, "more kind"));
    }
    if notes > 0 {
        parts.push(wording::count(notes, "note"));
    }
    let folder = quote::one_line(&folder.display().to_string(), usize::MAX);
    format!(
        "Problems: {}. `broadsheet check {folder}` shows each kind and what mends it.",
        parts.join(", "),
    )
}

/// Whether problems of this kind are told as such. Others are counted by state or by format.
pub fn has_row(kind: ProblemKind) -> bool {
    !matches!(
        kind,
        ProblemKind::Withheld | ProblemKind::Hidden | ProblemKind::NotRead
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Problem;

    #[test]
    fn a_report_in_two_sentences() {
        let mut report = Report::default();
        assert_eq!(stories(&report), "0 stories, of 0 records.");
        assert_eq!(problems(Path::new("news"), &report), "Nothing is wrong.");
        report.add(Visibility::Public, "a.md");
        report.add(Visibility::NotYet, "b.md");
        report.hide("c.md");
        report.refuse();
        assert_eq!(
            stories(&report),
            "1 story without a date, of 4 records: 1 refused, 1 not yet, 1 hidden by the settings."
        );
        for kind in ProblemKind::ALL {
            let severity = kind.severity().unwrap_or(Severity::Warning);
            let problem = Problem::new(kind, severity, ("a.md", None), "", "x", "y");
            report.problems.push(problem);
        }
        let told = problems(Path::new("news"), &report);
        assert!(told.starts_with("Problems: 1 unreadable-file, "), "{told}");
        assert!(told.contains(" more kinds, "), "{told}");
        assert!(
            told.ends_with("shows each kind and what mends it."),
            "{told}"
        );
    }
}
