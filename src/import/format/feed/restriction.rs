//! What entries of any feed may say of who may see them.

use crate::{
    import::{
        format::date,
        visibility::{Publication, Visibility},
        xml::{Namespace, XmlElement},
    },
    model::Instant,
};

/// Who may see an entry, by what is not of one engine alone: the drafts of the Atom Publishing
/// Protocol (RFC 5023, 13.1.1), the blocked episodes of podcasts, the embargoes of PRISM.
///
/// `app:control` counts in whatever vocabulary it is: there were several before the protocol was
/// finished, and a draft must not be shown because of its prefix.
pub fn of(entry: &XmlElement) -> Publication {
    let drafts = entry
        .named("control")
        .flat_map(|control| control.named("draft"));
    let said = drafts.map(|draft| draft.text().trim().to_ascii_lowercase());
    if let Some(said) = said
        .into_iter()
        .find(|said| !matches!(said.as_str(), "no" | "false"))
    {
        return Publication::withheld(Visibility::Draft, format!("app:draft: {said}"));
    }
    let is_blocked = |block: &XmlElement| {
        let said = block.text().trim().to_ascii_lowercase();
        matches!(said.as_str(), "yes" | "true")
    };
    if entry.of(Namespace::Podcast, "block").any(is_blocked) {
        return Publication::withheld(Visibility::Unlisted, "itunes:block: yes");
    }
    let is_denied =
        |restriction: &XmlElement| restriction.attribute("relationship") == Some("deny");
    let denied = entry.named("restriction").find(|restriction| {
        // That of Media RSS is about countries and players.
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

/// Who may see a post that an export calls scheduled. If its day was still to come when the export was
/// made, it is public from then on. Otherwise its engine held it back although its day had come, or
/// nobody knows, and it stays back.
pub fn scheduled(date: Option<Instant>, made: Option<Instant>) -> Publication {
    match (date, made) {
        (Some(date), Some(made)) if date > made => Publication {
            from: Some(date),
            ..Publication::default()
        },
        (None, _) => Publication::withheld(Visibility::NotYet, "scheduled, for no day"),
        _ => Publication::withheld(Visibility::NotYet, "scheduled, and not published"),
    }
}
