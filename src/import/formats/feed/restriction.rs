//! Reads from an entry of any feed who may see it.

use crate::{
    import::{
        formats::date,
        syntax::xml::{Namespace, XmlElement},
        visibility::{Publication, Visibility},
    },
    model::Instant,
};

/// Returns the publication of an entry by elements that are not specific to one engine: drafts of the Atom
/// Publishing Protocol (RFC 5023, 13.1.1), blocked episodes of podcasts, embargoes of PRISM.
///
/// `app:control` counts in every namespace: there were several before the protocol was finished, and a
/// draft must not be shown because of its prefix.
pub fn publication(entry: &XmlElement) -> Publication {
    let drafts = entry
        .named("control")
        .flat_map(|control| control.named("draft"));
    let values = drafts.map(|draft| draft.text().trim().to_ascii_lowercase());
    if let Some(values) = values
        .into_iter()
        .find(|values| !matches!(values.as_str(), "no" | "false"))
    {
        return Publication::withheld(Visibility::Draft, format!("app:draft: {values}"));
    }
    let is_blocked = |block: &XmlElement| {
        let values = block.text().trim().to_ascii_lowercase();
        matches!(values.as_str(), "yes" | "true")
    };
    if entry.of(Namespace::Podcast, "block").any(is_blocked) {
        return Publication::withheld(Visibility::Unlisted, "itunes:block: yes");
    }
    let is_denied =
        |restriction: &XmlElement| restriction.attribute("relationship") == Some("deny");
    let denied = entry.named("restriction").find(|restriction| {
        // The element of Media RSS is about countries and players.
        restriction.space != Namespace::Media && is_denied(restriction)
    });
    if denied.is_some() {
        return Publication::withheld(Visibility::Unlisted, "access:restriction: deny");
    }
    let date = |names: [&'static str; 2]| {
        let mut dates = names
            .into_iter()
            .flat_map(|name| entry.of(Namespace::Prism, name));
        dates.find_map(|date| date::read(&date.text()).ok())
    };
    Publication {
        withheld: None,
        from: date(["embargoDate", "onSaleDate"]),
        until: date(["killDate", "expirationDate"]),
    }
}

/// Returns the publication of a scheduled post in an export. If its date was in the future when the export
/// was made, it is public from that date on. Otherwise it stays withheld: its engine withheld it although
/// its date had passed, or the date is not known.
pub fn scheduled(date: Option<Instant>, export_date: Option<Instant>) -> Publication {
    match (date, export_date) {
        (Some(date), Some(export_date)) if date > export_date => Publication {
            from: Some(date),
            ..Publication::default()
        },
        (None, _) => Publication::withheld(Visibility::NotYet, "scheduled without a date"),
        _ => Publication::withheld(Visibility::NotYet, "scheduled, but never published"),
    }
}
