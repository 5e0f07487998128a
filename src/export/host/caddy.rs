//! Caddy: a site for the Caddyfile.

use super::{
    HostedSite, IMMUTABLE_CACHE_CONTROL, MEDIA_TYPES, REVALIDATE_CACHE_CONTROL, SiteLocation,
    filled, immutable_files,
};

/// Endings of which the standard library of Go, by which Caddy knows types, says something else or, on some systems,
/// nothing.
const UNKNOWN_EXTENSIONS: [&str; 5] = ["atom", "avif", "webmanifest", "webp", "xml"];

/// The site. Caddy fetches its own certificate for a name; with a port it speaks plain HTTP.
pub fn settings(site: &HostedSite, place: &SiteLocation) -> String {
    let address = match place.port {
        Some(port) => format!("http://{}:{port}", place.name),
        None => place.name.clone(),
    };
    let headers: String = site
        .headers()
        .iter()
        .map(|(name, value)| format!("\t\t{name} \"{value}\"\n"))
        .collect();
    let unknown = MEDIA_TYPES
        .iter()
        .filter(|(ending, _)| UNKNOWN_EXTENSIONS.contains(ending));
    let types: String = unknown
        .map(|(ending, media)| {
            format!("\t@{ending} path *.{ending}\n\theader @{ending} Content-Type {media}\n")
        })
        .collect();
    let shared = site
        .shared()
        .map(|(name, value)| format!("\n\theader @lasting {name} \"{value}\""))
        .unwrap_or_default();
    filled(
        include_str!("caddy.conf"),
        &[
            ("address", &address),
            ("root", &place.root),
            ("base", &site.base),
            ("types", types.trim_end()),
            ("lasting", &immutable_files::pattern(&site.base)),
            ("for-ever", IMMUTABLE_CACHE_CONTROL),
            ("ask", REVALIDATE_CACHE_CONTROL),
            ("shared", &shared),
            ("headers", headers.trim_end()),
        ],
    )
}
