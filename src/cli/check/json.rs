//! The report as one JSON object for machines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::list::ListedProblems;
use crate::{
    import::{
        Problem, Report,
        report::{KindSummary, StateTally},
        visibility::Visibility,
    },
    model::Instant,
};

/// The object. Names are in camel case.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckDocument<'a> {
    /// What the folder is; `null` if its settings do not tell.
    folder: Option<&'a str>,
    /// What the site calls itself.
    title: Option<&'a str>,
    /// Records read: the sum of `states`, `hidden` and `refused`.
    records: usize,
    /// Records that became stories.
    published: usize,
    /// Records that are neither published nor refused.
    unpublished: usize,
    /// Records that are refused.
    refused: usize,
    /// Records that the settings hide.
    hidden: usize,
    /// How many records are in each state, zero included.
    states: BTreeMap<Visibility, usize>,
    /// The path of one record in each state that some record is in.
    state_examples: BTreeMap<Visibility, &'a str>,
    /// The time of the oldest story.
    first: Option<Instant>,
    /// The time of the newest story.
    last: Option<Instant>,
    /// Problems by kind, in the order of the screen.
    kinds: Vec<KindSummary<'a>>,
    /// How many files were read, by the ending of their names.
    files: &'a BTreeMap<String, usize>,
    /// Files that are not read, by their format.
    unread: &'a BTreeMap<String, StateTally>,
    /// Every problem, by file and line.
    problems: Vec<&'a Problem>,
    /// How many records have each of the fields that no one knows.
    unknown_fields: &'a BTreeMap<String, usize>,
}

impl<'a> CheckDocument<'a> {
    /// Returns the object of a report. If one kind is listed, kinds and problems are of that kind alone.
    pub fn of(report: &'a Report, listed: ListedProblems) -> Self {
        let is_wanted = |kind, severity| match listed {
            ListedProblems::Kind(_) => listed.has(kind, severity),
            ListedProblems::Nothing | ListedProblems::Notes | ListedProblems::Everything => true,
        };
        let mut kinds = report.kinds();
        kinds.retain(|kind| is_wanted(kind.id, kind.severity));
        let problems = report.problems.iter();
        let problems = problems.filter(|problem| is_wanted(problem.kind, problem.severity));
        let states = Visibility::ALL.map(|state| (state, report.in_state(state)));
        let examples = report.states.iter();
        Self {
            folder: report.folder.as_deref(),
            title: report.title.as_deref(),
            records: report.records,
            published: report.published,
            unpublished: report.withheld(),
            refused: report.refused,
            hidden: report.hidden.count,
            states: states.into(),
            state_examples: examples
                .map(|(state, tally)| (*state, tally.example.as_str()))
                .collect(),
            first: report.first,
            last: report.last,
            kinds,
            files: &report.files,
            unread: &report.unread,
            problems: problems.collect(),
            unknown_fields: &report.unknown_fields,
        }
    }
}
