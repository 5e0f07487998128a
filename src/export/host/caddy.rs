//! Writes a site block for the Caddyfile.

use super::{
    HostedSite, IMMUTABLE_CACHE_CONTROL, MEDIA_TYPES, REVALIDATE_CACHE_CONTROL, SiteLocation,
    fill_template, immutable_files,
};

/// The extensions that need an explicit media type. Caddy takes types from the standard library of
/// Go, which has another type for these or, on some systems, none.
const UNKNOWN_EXTENSIONS: [&str; 5] = ["atom", "avif", "webmanifest", "webp", "xml"];

/// Returns the site block. Caddy fetches a certificate for a host name; with a port it serves plain
/// HTTP.
pub fn settings(site: &HostedSite, location: &SiteLocation) -> String {
    let address = match location.port {
        Some(port) => format!("http://{}:{port}", location.name),
        None => location.name.clone(),
    };
    let headers: String = site
        .headers()
        .iter()
        .map(|(name, value)| format!("\t\t{name} \"{value}\"\n"))
        .collect();
    let unknown = MEDIA_TYPES
        .iter()
        .filter(|(extension, _)| UNKNOWN_EXTENSIONS.contains(extension));
    let types: String = unknown
        .map(|(extension, media)| {
            format!(
                "\t@{extension} path *.{extension}\n\theader @{extension} Content-Type {media}\n"
            )
        })
        .collect();
    let cors = site
        .cors_header()
        .map(|(name, value)| format!("\n\theader @immutable {name} \"{value}\""))
        .unwrap_or_default();
    fill_template(
        include_str!("caddy.conf"),
        &[
            ("address", &address),
            ("root", &location.root),
            ("base", &site.base),
            ("types", types.trim_end()),
            ("immutable", &immutable_files::pattern(&site.base)),
            ("cache-immutable", IMMUTABLE_CACHE_CONTROL),
            ("cache-revalidate", REVALIDATE_CACHE_CONTROL),
            ("cors", &cors),
            ("headers", headers.trim_end()),
        ],
    )
}
