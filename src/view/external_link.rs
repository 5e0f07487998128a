//! The attributes of a link to another site.

use leptos::attr::any_attribute::AnyAttribute;

use super::any_signal::static_attributes;

/// Returns the attributes that keep a site from learning where its reader came from.
pub(super) fn external_link() -> Vec<AnyAttribute> {
    static_attributes(&[("rel", "noopener noreferrer")])
}
