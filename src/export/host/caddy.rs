//! Writes a site block for the Caddyfile.

use super::{
    HostedSite, SiteLocation,
    template::{self, ServerSyntax},
};
use crate::export::files::media_type::MEDIA_TYPES;

/// The extensions that need an explicit media type. Caddy takes types from the standard library of
/// Go, which has another type for these or, on some systems, none.
const UNKNOWN_EXTENSIONS: [&str; 5] = ["atom", "avif", "webmanifest", "webp", "xml"];

/// Returns the site block. Caddy fetches a certificate for a host name; with a port it serves plain
/// HTTP.
pub fn settings(site: &HostedSite, location: &SiteLocation) -> String {
    let unknown = MEDIA_TYPES
        .iter()
        .filter(|(extension, _)| UNKNOWN_EXTENSIONS.contains(extension));
    let types = unknown.map(|(extension, media)| {
        format!("\t@{extension} path *.{extension}\n\theader @{extension} Content-Type {media}\n")
    });
    let syntax = ServerSyntax {
        template: include_str!("caddy.conf"),
        types: types.collect(),
        header: |name, value| format!("\t\t{name} \"{value}\"\n"),
    };
    let address = match location.port {
        Some(port) => format!("http://{}:{port}", location.name),
        None => location.name.clone(),
    };
    let cors = site
        .cors_header()
        .map(|(name, value)| format!("\n\theader @immutable {name} \"{value}\""))
        .unwrap_or_default();
    let own_values = [("address", address.as_str()), ("cors", &cors)];
    template::server(&syntax, site, location, &own_values)
}
