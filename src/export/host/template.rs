//! Fills in the templates of settings.

use super::{HostedSite, IMMUTABLE_CACHE_CONTROL, REVALIDATE_CACHE_CONTROL, SiteLocation};
use crate::export::files::immutable_files;

/// Fills in the placeholders (`@name@`) of a template.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("@{name}@"), value)
        })
}

/// The parts of a server's settings that each server writes in its own syntax.
#[derive(Debug)]
pub struct ServerSyntax<'a> {
    /// The template.
    pub template: &'a str,
    /// The lines of media types.
    pub types: String,
    /// Writes the line of a header.
    pub header: fn(&str, &str) -> String,
}

/// Returns the settings of a server: the template with the values that every server needs, and with
/// the `own_values` of this one.
pub fn server(
    syntax: &ServerSyntax,
    site: &HostedSite,
    location: &SiteLocation,
    own_values: &[(&str, &str)],
) -> String {
    let headers = site.headers();
    let headers: String = headers
        .iter()
        .map(|(name, value)| (syntax.header)(name, value))
        .collect();
    let immutable = immutable_files::pattern(&site.base);
    let values = [
        ("root", location.root.as_str()),
        ("base", &site.base),
        ("types", syntax.types.trim_end()),
        ("immutable", &immutable),
        ("cache-immutable", IMMUTABLE_CACHE_CONTROL),
        ("cache-revalidate", REVALIDATE_CACHE_CONTROL),
    ];
    let headers = [("headers", headers.trim_end())];
    fill(syntax.template, &[&values, own_values, &headers].concat())
}
