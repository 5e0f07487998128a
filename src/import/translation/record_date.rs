//! Completes the date of a record.

use jiff::tz::TimeZone;

use crate::{
    import::{
        fields::dates::{self, Zone},
        generators::{Dialect, Generator},
        syntax::node::{MapEntry, Node, NodeValue},
    },
    model::Instant,
};

/// Gives a record without a date that of its last change, as Hugo does
/// (<https://gohugo.io/configuration/front-matter/>). Returns whether it did.
pub fn take_date_of_change(root: &mut Node) -> bool {
    if root
        .get("publishedDateTime")
        .is_some_and(|node| !node.is_null())
    {
        return false;
    }
    let NodeValue::Map(entries) = &mut root.value else {
        return false;
    };
    let Some(change) = entries.iter().find(|entry| entry.key == "updatedDateTime") else {
        return false;
    };
    let date = change.clone().renamed("publishedDateTime");
    entries.push(date);
    true
}

/// Writes times in the time zones in which the generator reads and shows them. The day that is then written is the one
/// that its readers see.
pub fn apply_zones(dates: &mut [MapEntry], generator: Option<&dyn Generator>) {
    let Some(generator) = generator else {
        return;
    };
    let shown = generator.shown_zone();
    for entry in dates {
        let Some(Ok(date)) = entry.node.as_text().map(dates::parse) else {
            continue;
        };
        let is_missing = !date.is_day && date.zone == Zone::Missing;
        let assumed = is_missing
            .then(|| generator.zone_of_date(&entry.node))
            .flatten();
        let Some(zone) = shown.as_ref().or(assumed.as_ref()).filter(|_| !date.is_day) else {
            continue;
        };
        let instant = date.instant(assumed.as_ref().unwrap_or(&TimeZone::UTC));
        if let Some(text) = instant.and_then(|instant| dates::in_zone(instant, zone)) {
            entry.node = Node::text(entry.node.line, text);
        }
    }
}

/// Returns the date of a record in the time zone of its site. Jekyll reads most times in
/// front matter as UTC, but a day in the zone of the site. The later of the two is safe.
pub fn in_site_zone(
    root: &Node,
    dialect: Dialect,
    generator: Option<&dyn Generator>,
) -> Option<Instant> {
    let text = root.get("publishedDateTime")?.as_text()?;
    let zone = generator.map_or(TimeZone::UTC, Generator::time_zone);
    let instant = dates::parse_in_zone(text, &zone);
    if dialect == Dialect::Jekyll {
        return instant.max(dates::parse_text(text));
    }
    instant
}
