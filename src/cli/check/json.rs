//! The report as one JSON object for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::list::ListedProblems;
use crate::{
    import::{
        diagnostics::report::{KindSummary, Problem, Report, StateTally},
        visibility::Visibility,
    },
    model::Instant,
};

/// The JSON object. Names are in camel case.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckDocument<'a> {
    /// The kind of folder, such as `a Hugo site`; `null` if its settings do not tell.
    folder: Option<&'a str>,
    /// The title of the site.
    title: Option<&'a str>,
    /// The number of records: the sum of `states`, `hidden` and `refused`.
    records: usize,
    /// The number of records that became stories.
    published: usize,
    /// The number of records that are neither published nor refused.
    unpublished: usize,
    /// The number of refused records.
    refused: usize,
    /// The number of records that the settings hide.
    hidden: usize,
    /// The number of records in each state, zero included.
    states: BTreeMap<Visibility, usize>,
    /// The path of one record for each state that has records.
    state_examples: BTreeMap<Visibility, &'a str>,
    /// The time of the oldest story.
    first: Option<Instant>,
    /// The time of the newest story.
    last: Option<Instant>,
    /// The problems by kind, in the order of the screen.
    kinds: Vec<KindSummary<'a>>,
    /// The number of files that were read, by the extension of their names.
    files: &'a BTreeMap<String, usize>,
    /// The files that are not read, by their format.
    unread: &'a BTreeMap<String, StateTally>,
    /// The problems, by file and line.
    problems: Vec<&'a Problem>,
    /// The number of records that have each unknown field.
    unknown_fields: &'a BTreeMap<String, usize>,
}

impl<'a> CheckDocument<'a> {
    /// Returns the object of a report. If one kind is listed, it has the problems of that kind only.
    pub fn of(report: &'a Report, listed_problems: ListedProblems) -> Self {
        let is_included = |kind, severity| match listed_problems {
            ListedProblems::Kind(_) => listed_problems.includes(kind, severity),
            ListedProblems::Nothing | ListedProblems::Notes | ListedProblems::Everything => true,
        };
        let mut kinds = report.kinds();
        kinds.retain(|kind| is_included(kind.id, kind.severity));
        let problems = report.problems.iter();
        let problems = problems.filter(|problem| is_included(problem.kind, problem.severity));
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
