//! The attributes of elements that the sanitizer keeps.

use crate::import::syntax::markup;

/// The schemes that the address of a link may have.
pub const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The attribute of a link for an address whose scheme no link may have. The sanitizer keeps it, so that the address
/// can be reported.
pub const UNUSABLE_HREF: &str = "data-unusable-href";

/// The attributes that the sanitizer keeps, by element.
pub const KEPT_ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", UNUSABLE_HREF, "id"]),
    ("code", &["class", "id"]),
    ("img", &["src", "alt", "id"]),
    ("pre", &["class", "id"]),
];

/// Returns the attributes that are kept of an element.
pub fn kept_attributes<'a>(
    element: &str,
    attributes: &'a [(String, String)],
) -> Vec<(&'static str, &'a str)> {
    let names = KEPT_ATTRIBUTES.iter().find(|(name, _)| *name == element);
    let names = names.map_or(["id"].as_slice(), |(_, names)| names);
    let kept = names.iter().filter_map(|name| {
        let value = match *name {
            "id" => markup::attribute(attributes, "id")
                .or_else(|| markup::attribute(attributes, "name"))
                .filter(|id| !id.is_empty())?,
            UNUSABLE_HREF => return None,
            name => markup::attribute(attributes, name)?,
        };
        let is_unusable = *name == "href" && has_unusable_scheme(value);
        Some((if is_unusable { UNUSABLE_HREF } else { *name }, value))
    });
    kept.collect()
}

/// Returns whether an address has a scheme that no link may have.
fn has_unusable_scheme(address: &str) -> bool {
    let address: String = address.chars().filter(|c| !c.is_control()).collect();
    let Some((scheme, _)) = address.trim_start().split_once(':') else {
        return false;
    };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let mut usable = LINK_SCHEMES.iter();
    is_scheme && !usable.any(|usable| usable.eq_ignore_ascii_case(scheme))
}
