//! Reads durations.

use jiff::{Span, SpanRelativeTo, Unit};

use super::RecordField;
use crate::{
    import::diagnostics::{Diagnostics, report::ProblemKind},
    model::MediaDuration,
};

/// Reads an ISO 8601 duration of weeks, days (of 24 hours), hours, minutes and seconds. Everything
/// else is reported and left out, also months and years, whose lengths vary.
pub fn read(field: &RecordField, diagnostics: &mut Diagnostics) -> Option<MediaDuration> {
    let text = field.scalar(diagnostics)?;
    let duration = parse(text.trim());
    if duration.is_none() {
        let expected = "a positive ISO 8601 duration such as PT9M30S; the field is left out";
        field.warn(ProblemKind::WrongValue, diagnostics, text, expected);
    }
    duration
}

fn parse(text: &str) -> Option<MediaDuration> {
    // jiff also reads its own friendly format (`9 minutes`).
    if !text.starts_with(['P', 'p']) {
        return None;
    }
    let span: Span = text.parse().ok()?;
    if span.get_years() != 0 || span.get_months() != 0 {
        return None;
    }
    let days = SpanRelativeTo::days_are_24_hours();
    let seconds = span.total((Unit::Second, days)).ok()?;
    // Check the range before the conversion, which drops fractions.
    let fits = (1.0..=f64::from(u32::MAX)).contains(&seconds);
    fits.then(|| MediaDuration::from_seconds(seconds as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, seconds) in [
            ("PT9M30S", Some(570)),
            ("PT2H21M", Some(8_460)),
            ("P1DT1H", Some(90_000)),
            ("P1W", Some(604_800)),
            ("PT90M", Some(5_400)),
            ("PT1.5S", Some(1)),
            ("PT0S", None),
            ("-PT5M", None),
            ("PT-5M", None),
            ("P1M", None),
            ("P1Y", None),
            ("P99999999W", None),
            ("9 minutes", None),
            ("P", None),
            ("", None),
        ] {
            assert_eq!(parse(text).map(MediaDuration::seconds), seconds, "{text:?}");
        }
    }
}
