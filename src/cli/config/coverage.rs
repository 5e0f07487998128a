//! Settings about coverage: `[coverage]`.

use serde::Deserialize;
use toml::Spanned;

use super::SettingsProblem;
use crate::export::coverage::SimilarityRule;

/// The table as the file has it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverageTable {
    group: Option<bool>,
    similarity: Option<Spanned<f64>>,
    hours: Option<Spanned<i64>>,
}

/// A year: events do not last longer, and all of a window is looked through.
const MAX_HOURS: i64 = 366 * 24;

/// The rule that the table gives. What is wrong is so where nothing is to be grouped, too.
pub fn read(table: &CoverageTable) -> Result<Option<SimilarityRule>, SettingsProblem> {
    let mut rule = SimilarityRule::default();
    if let Some(similarity) = &table.similarity {
        let found = *similarity.get_ref();
        let hundredths = (1..=100).find(|hundredths| {
            let least = f64::from(*hundredths) / 100.0;
            (found - least).abs() <= 0.005
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
        let whole = (1..=MAX_HOURS).contains(&found);
        let whole = whole.then(|| u32::try_from(found).ok()).flatten();
        rule.hours = whole.ok_or_else(|| {
            let expected = format!("a whole number of hours from 1 to {MAX_HOURS}");
            (hours.span(), format!("found {found}, expected {expected}"))
        })?;
    }
    Ok(table.group.unwrap_or(true).then_some(rule))
}
