//! When a record is published and when it disappears, as its front matter says it.

use jiff::tz::TimeZone;

use crate::{
    import::{
        dates,
        node::Node,
        visibility::{Visibility, Withheld},
    },
    model::Instant,
};

/// The names that the time of publication has, in lower case, if it is another than the date of the record. Hugo has
/// the first one; the others are those of plugins and of editors. The first that a record has counts.
const PUBLISH_DATES: &[&str] = &[
    "publishdate",
    "scheduled",
    "scheduled_at",
    "scheduledat",
    "scheduled_for",
    "publish_at",
    "publishat",
    "publish_on",
    "publishon",
    "publish_after",
    "embargo",
    "embargo_until",
    "embargountil",
];

/// The names that the time has at which a record disappears.
const EXPIRY_DATES: &[&str] = &[
    "expirydate",
    "unpublishdate",
    "expiry_date",
    "expires",
    "expires_at",
    "expiresat",
    "expires_on",
    "expiration_date",
    "unpublish_at",
    "unpublish_on",
];

/// The fields from which Hugo takes the time of publication
/// (<https://gohugo.io/configuration/front-matter/>); `publishdate` comes before them.
pub const HUGO_DATE_FIELDS: &[&str] = &["pubdate", "published", "date"];

/// When a record is public, as its front matter says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationDates {
    /// From this time on; `None` if its own date decides.
    pub from: Option<Instant>,
    /// Up to this time.
    pub until: Option<Instant>,
    /// A date of the two that cannot be read, and what it says: the record is then withheld.
    pub unclear: Option<Withheld>,
}

/// Reads the schedule of a record. `dates` are the fields that say when it is published if no field of a schedule does.
pub fn read(front: &Node, dates: &[&str], zone: &TimeZone) -> PublicationDates {
    let mut schedule = PublicationDates::default();
    let mut find = |names: &[&str], visibility: Visibility| {
        let (name, node) = names.iter().find_map(|name| {
            let node = front.get(name)?;
            let is_said = node.as_text().is_some_and(|text| !text.trim().is_empty());
            // `published` is a truth as often as a date; `scheduled: false` says nothing.
            let is_truth = dates.contains(name) || node.truth() == Some(false);
            (is_said && !(is_truth && node.truth().is_some())).then_some((name, node))
        })?;
        let text = node.as_text()?;
        let instant = dates::on_clock(text, zone);
        // `date` itself is read, and refused, with the record.
        if instant.is_none() && !dates.contains(name) {
            schedule.unclear = Some(Withheld::new(
                visibility,
                format!("{name}: {text}, which is no date"),
            ));
        }
        instant.filter(|_| !dates::is_unset(node))
    };
    let from = find(&[PUBLISH_DATES, dates].concat(), Visibility::NotYet);
    let until = find(EXPIRY_DATES, Visibility::NotAnyMore);
    schedule.from = from;
    schedule.until = until;
    schedule
}
