//! The summary of an import, for commands that do more than check.

use std::path::Path;

use crate::cli::terminal::wording;
use crate::{
    import::{
        diagnostics::{
            quote,
            report::{ProblemKind, Report, Severity},
        },
        visibility::Visibility,
    },
    model::Instant,
};

/// The largest number of kinds of problems that are named.
const MAX_KINDS: usize = 4;

/// Returns the number of stories, their first and last day, and the numbers of other records:
/// `4,650 stories from 2012-03-04 to 2026-01-02, of 4,723 records: 55 draft, 18 refused.`
pub fn stories(report: &Report) -> String {
    let mut other_states = Vec::new();
    let mut add = |count: usize, name: &str| {
        if count > 0 {
            other_states.push(format!("{} {name}", wording::number(count)));
        }
    };
    add(report.refused, "refused");
    for state in Visibility::ALL {
        if state != Visibility::Public {
            add(report.in_state(state), state.name());
        }
    }
    add(report.hidden.count, "hidden by the settings");
    let other_states = if other_states.is_empty() {
        String::new()
    } else {
        format!(": {}", other_states.join(", "))
    };
    format!(
        "{}, of {}{other_states}.",
        period(report),
        wording::count(report.records, "record")
    )
}

/// Returns the number of stories, and their first and last day.
pub fn period(report: &Report) -> String {
    let stories = wording::count(report.published, "story");
    match (report.first, report.last) {
        (Some(first), Some(last)) => format!("{stories} from {} to {}", day(first), day(last)),
        _ if report.published > 0 => format!("{stories} without a date"),
        _ => stories,
    }
}

/// Returns the day of a time, in UTC.
fn day(time: Instant) -> String {
    let text = time.to_string();
    text.split('T').next().unwrap_or_default().to_owned()
}

/// Returns a line about the settings that have their old names, which ends with a line break; empty if there is none. It
/// names the first of them, with file and line.
pub fn renamed_settings(report: &Report) -> String {
    let problems = report.problems.iter();
    let mut renamed = problems.filter(|problem| problem.kind == ProblemKind::RenamedSetting);
    let Some(first) = renamed.next() else {
        return String::new();
    };
    let line = match first.line {
        Some(line) => format!(":{line}"),
        None => String::new(),
    };
    let others = match renamed.count() {
        0 => String::new(),
        others => format!(
            " The same holds for {}.",
            wording::count(others, "other line")
        ),
    };
    format!(
        "{}{line}: {} {}.{others}\n",
        first.file, first.field, first.expected
    )
}

/// Returns the numbers of problems by kind, the worst ones first, and the command that lists them.
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
    let shown = kinds.iter().take(MAX_KINDS);
    let mut parts: Vec<_> = shown
        .map(|kind| format!("{} {}", wording::number(kind.count), kind.id.id()))
        .collect();
    if let Some(others) = kinds
        .len()
        .checked_sub(MAX_KINDS)
        .filter(|others| *others > 0)
    {
        parts.push(wording::count(others, "more kind"));
    }
    if notes > 0 {
        parts.push(wording::count(notes, "note"));
    }
    let folder = quote::one_line(&folder.display().to_string(), usize::MAX);
    format!(
        "Problems: {}. Run `broadsheet check {folder}` to see each kind and how to fix it.",
        parts.join(", "),
    )
}

/// Returns whether problems of this kind have a row in reports. Others are counted by state or by format.
pub fn has_row(kind: ProblemKind) -> bool {
    !matches!(
        kind,
        ProblemKind::Withheld | ProblemKind::Hidden | ProblemKind::NotRead
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::diagnostics::report::Problem;

    #[test]
    fn summarizes_a_report_in_two_sentences() {
        let mut report = Report::default();
        assert_eq!(stories(&report), "0 stories, of 0 records.");
        assert_eq!(problems(Path::new("news"), &report), "Nothing is wrong.");
        report.add_record(Visibility::Public, "a.md");
        report.add_record(Visibility::NotYet, "b.md");
        report.add_hidden("c.md");
        report.add_refused();
        assert_eq!(
            stories(&report),
            "1 story without a date, of 4 records: 1 refused, 1 not yet, 1 hidden by the settings."
        );
        for kind in ProblemKind::ALL {
            let severity = kind.severity().unwrap_or(Severity::Warning);
            let problem = Problem::new(kind, severity, ("a.md", None), "", "x", "y");
            report.problems.push(problem);
        }
        let summary = problems(Path::new("news"), &report);
        assert!(
            summary.starts_with("Problems: 1 unreadable-file, "),
            "{summary}"
        );
        assert!(summary.contains(" more kinds, "), "{summary}");
        assert!(
            summary.ends_with("to see each kind and how to fix it."),
            "{summary}"
        );
    }

    #[test]
    fn names_the_first_setting_with_an_old_name() {
        let mut report = Report::default();
        assert_eq!(renamed_settings(&report), "");
        for line in [3, 7] {
            let problem = Problem::new(
                ProblemKind::RenamedSetting,
                Severity::Note,
                ("broadsheet.toml", Some(line)),
                "topics[0].colour",
                "colour",
                "is now called `color`",
            );
            report.problems.push(problem);
        }
        assert_eq!(
            renamed_settings(&report),
            "broadsheet.toml:3: topics[0].colour is now called `color`. The same holds for 1 other line.\n"
        );
    }
}
