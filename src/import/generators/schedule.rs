//! Reads from front matter when a record is published and when it expires.

use jiff::tz::TimeZone;

use crate::{
    import::{
        fields::dates,
        syntax::node::Node,
        visibility::{Visibility, Withheld},
    },
    model::Instant,
};

/// The names of the publication time, if it differs from the date of the record, in lower case. The first
/// name is Hugo's; the others are those of plugins and editors. The first that a record has counts.
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

/// The names of the time at which a record expires.
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

/// The fields from which Hugo takes the publication time (<https://gohugo.io/configuration/front-matter/>);
/// `publishdate` comes before them.
pub const HUGO_DATE_FIELDS: &[&str] = &["pubdate", "published", "date"];

/// The period in which a record is public, from its front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicationDates {
    /// The time from which it is public; `None` if its own date decides.
    pub from: Option<Instant>,
    /// The time until which it is public.
    pub until: Option<Instant>,
    /// The reason to withhold the record, if one of the two dates cannot be read.
    pub unclear: Option<Withheld>,
}

/// Reads the publication dates of a record. `dates` are the fields that count if the record has none of
/// `PUBLISH_DATES`.
pub fn read(front_matter: &Node, dates: &[&str], zone: &TimeZone) -> PublicationDates {
    let mut schedule = PublicationDates::default();
    let mut find = |names: &[&str], visibility: Visibility| {
        let (name, node) = names.iter().find_map(|name| {
            let node = front_matter.get(name)?;
            let has_text = node.as_text().is_some_and(|text| !text.trim().is_empty());
            // `published` is a Boolean as often as a date; `scheduled: false` means nothing.
            let may_be_boolean = dates.contains(name) || node.as_boolean() == Some(false);
            (has_text && !(may_be_boolean && node.as_boolean().is_some())).then_some((name, node))
        })?;
        let text = node.as_text()?;
        let instant = dates::parse_in_zone(text, zone);
        // `date` itself is validated later, together with the record.
        if instant.is_none() && !dates.contains(name) {
            schedule.unclear = Some(Withheld::new(
                visibility,
                format!("{name}: {text}, which is not a date"),
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
