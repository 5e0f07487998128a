//! nginx: a server for `conf.d`.

use super::{
    HostedSite, IMMUTABLE_CACHE_CONTROL, MEDIA_TYPES, REVALIDATE_CACHE_CONTROL, SiteLocation,
    filled, immutable_files,
};

/// The port of plain HTTP.
const HTTP_PORT: u16 = 80;

/// The server. Headers stand in it once: nginx forgets those of the server in a location that adds one of its own.
pub fn settings(site: &HostedSite, place: &SiteLocation) -> String {
    let types: String = MEDIA_TYPES
        .iter()
        .map(|(endings, media)| format!("        {media} {endings};\n"))
        .collect();
    let headers: String = site
        .headers()
        .iter()
        .map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"))
        .collect();
    // A header without a value is not sent.
    let (unshared, share, shared) = match site.shared() {
        Some((name, value)) => (
            "\n    set $share \"\";",
            format!("\n        set $share \"{value}\";"),
            format!("\n    add_header {name} $share;"),
        ),
        None => Default::default(),
    };
    filled(
        include_str!("nginx.conf"),
        &[
            ("port", &place.port.unwrap_or(HTTP_PORT).to_string()),
            ("name", &place.name),
            ("root", &place.root),
            ("base", &site.base),
            ("types", types.trim_end()),
            ("lasting", &immutable_files::pattern(&site.base)),
            ("for-ever", IMMUTABLE_CACHE_CONTROL),
            ("ask", REVALIDATE_CACHE_CONTROL),
            ("unshared", unshared),
            ("share", &share),
            ("shared", &shared),
            ("headers", headers.trim_end()),
        ],
    )
}
