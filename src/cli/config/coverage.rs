//! The settings of coverage: `[coverage]`.

use serde::Deserialize;
use toml::Spanned;

use super::values::SettingsProblem;
use crate::export::clustering::coverage::SameEventRule;

/// The table in the file.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverageTable {
    group: Option<bool>,
    similarity: Option<Spanned<f64>>,
    hours: Option<Spanned<i64>>,
}

/// A year. Events do not last longer, and the export compares all stories within this time.
const MAX_HOURS: i64 = 366 * 24;

/// Returns the rule for grouping; `None` if `group` is false. Other values are checked in any case.
pub fn read(table: &CoverageTable) -> Result<Option<SameEventRule>, SettingsProblem> {
    let mut rule = SameEventRule::default();
    if let Some(similarity) = &table.similarity {
        let found = *similarity.get_ref();
        let hundredths = (1..=100).find(|hundredths| {
            let rounded = f64::from(*hundredths) / 100.0;
            (found - rounded).abs() <= 0.005
        });
        rule.similarity = hundredths.ok_or_else(|| {
            let expected = "a number from 0.01 to 1, such as 0.6";
            (
                similarity.span(),
                format!("found {found}, expected {expected}"),
            )
        })?;
    }
    if let Some(hours) = &table.hours {
        let found = *hours.get_ref();
        let in_range = (1..=MAX_HOURS).contains(&found);
        let hours_found = in_range.then(|| u32::try_from(found).ok()).flatten();
        rule.hours = hours_found.ok_or_else(|| {
            let expected = format!("a whole number of hours from 1 to {MAX_HOURS}");
            (hours.span(), format!("found {found}, expected {expected}"))
        })?;
    }
    Ok(table.group.unwrap_or(true).then_some(rule))
}
