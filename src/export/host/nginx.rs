//! Writes a server block for `conf.d` of nginx.

use super::{
    HostedSite, IMMUTABLE_CACHE_CONTROL, MEDIA_TYPES, REVALIDATE_CACHE_CONTROL, SiteLocation,
    fill_template, immutable_files,
};

/// The default port of plain HTTP.
const DEFAULT_HTTP_PORT: u16 = 80;

/// Returns the server block. All headers are set at its level, since nginx drops them in a location
/// that adds its own.
pub fn settings(site: &HostedSite, location: &SiteLocation) -> String {
    let types: String = MEDIA_TYPES
        .iter()
        .map(|(endings, media)| format!("        {media} {endings};\n"))
        .collect();
    let headers: String = site
        .headers()
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    // nginx does not send headers without a value.
    let (cors_none, cors_value, cors_header) = match site.cors_header() {
        Some((name, value)) => (
            "\n    set $allow_origin \"\";",
            format!("\n        set $allow_origin \"{value}\";"),
            format!("\n    add_header {name} $allow_origin;"),
        ),
        None => Default::default(),
    };
    fill_template(
        include_str!("nginx.conf"),
        &[
            (
                "port",
                &location.port.unwrap_or(DEFAULT_HTTP_PORT).to_string(),
            ),
            ("name", &location.name),
            ("root", &location.root),
            ("base", &site.base),
            ("types", types.trim_end()),
            ("immutable", &immutable_files::pattern(&site.base)),
            ("cache-immutable", IMMUTABLE_CACHE_CONTROL),
            ("cache-revalidate", REVALIDATE_CACHE_CONTROL),
            ("cors-none", cors_none),
            ("cors-value", &cors_value),
            ("cors-header", &cors_header),
            ("headers", headers.trim_end()),
        ],
    )
}
